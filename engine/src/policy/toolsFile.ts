import { type Documents, isParsed } from '../document/documents.ts';
import { valueAt } from '../document/nodes.ts';

/** The path of the file that a policy names for its tools; undefined where it names none, or cannot be read. */
export function toolsFileOf(policyPath: string, documents: Documents): string | undefined {
  const document = documents.parse(policyPath);
  const named = isParsed(document) ? valueAt(document.value, ['tools']) : undefined;
  return typeof named === 'string' ? documents.resolve(policyPath, named) : undefined;
}

/** Whether a file is called what files of tools usually are: `tools.json`, `shop-tools.yaml`. Others' may be, too. */
export const isNamedLikeTools = (path: string): boolean => /(?:^|[\\/._-])tools\.(?:json|ya?ml)$/i.test(path);
