import { type Documents, isParsed } from '#engine/document/documents.ts';
import { hasSyntaxErrors } from '#engine/document/parseDocument.ts';
import { toolListIn } from '#engine/policy/toolShapes.ts';
import { isNamedLikeTools, toolsFileOf } from '#engine/policy/toolsFile.ts';
import { isIgnored } from '#engine/settings/coverage.ts';

/** The files that policies name for their tools. One that cannot be read is a finding of the policy. */
export const toolsFilesOf = (policies: readonly string[], documents: Documents): readonly string[] =>
  policies
    .flatMap((policy) => toolsFileOf(policy, documents) ?? [])
    .filter((path) => documents.read(path).kind === 'text' && !isIgnored(path, documents));

/**
 * Whether a file that the person has named can be checked as one of tools: it holds a list, or is called like one of tools and
 * has syntax errors. What the items of the list lack is a finding.
 */
export function canBeToolsFile(path: string, documents: Documents): boolean {
  const document = /\.(?:json|ya?ml)$/i.test(path) ? documents.parse(path) : undefined;
  if (!document || !isParsed(document)) return false;
  return toolListIn(document.value) !== undefined || (hasSyntaxErrors(document) && isNamedLikeTools(path));
}
