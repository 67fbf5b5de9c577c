import { type Documents, isParsed } from '#engine/document/documents.ts';
import { valueAt } from '#engine/document/nodes.ts';
import { hasSyntaxErrors } from '#engine/document/parseDocument.ts';
import { toolListPath } from '#engine/policy/readTools.ts';
import { isIgnored } from '#engine/settings/coverage.ts';

/** The files that policies name for their tools. One that cannot be read is a finding of the policy. */
export const toolsFilesOf = (policies: readonly string[], documents: Documents): readonly string[] =>
  policies
    .flatMap((policy) => toolsOf(policy, documents))
    .filter((path) => documents.read(path).kind === 'text' && !isIgnored(path, documents));

/** Whether a file that was named is one of tools: it holds a list of them, or is called like one and cannot be read. */
export function isToolsFile(path: string, documents: Documents): boolean {
  const document = /\.(?:json|ya?ml)$/i.test(path) ? documents.parse(path) : undefined;
  if (!document || !isParsed(document)) return false;
  return toolListPath(document.value) !== undefined || (hasSyntaxErrors(document) && /tools\.\w+$/i.test(path));
}

function toolsOf(policy: string, documents: Documents): readonly string[] {
  const document = documents.parse(policy);
  const named = isParsed(document) ? valueAt(document.value, ['tools']) : undefined;
  return typeof named === 'string' ? [documents.resolve(policy, named)] : [];
}
