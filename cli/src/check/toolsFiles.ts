import { type Documents, isParsed } from '#engine/document/documents.ts';
import { valueAt } from '#engine/document/nodes.ts';
import { isIgnored } from '#engine/settings/coverage.ts';

/** The files that policies name for their tools. One that cannot be read is a finding of the policy. */
export const toolsFilesOf = (policies: readonly string[], documents: Documents): readonly string[] =>
  policies
    .flatMap((policy) => toolsOf(policy, documents))
    .filter((path) => documents.read(path).kind === 'text' && !isIgnored(path, documents));

function toolsOf(policy: string, documents: Documents): readonly string[] {
  const document = documents.parse(policy);
  const named = isParsed(document) ? valueAt(document.value, ['tools']) : undefined;
  return typeof named === 'string' ? [documents.resolve(policy, named)] : [];
}
