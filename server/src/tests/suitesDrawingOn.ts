import { policiesTestedBy } from '#engine/check/project/gatherEvidence.ts';
import { isParsed } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { DocumentStore } from '../documentStore.ts';
import { uriOfPath } from '../lsp/uri.ts';

/**
 * The suites, as URIs, whose verdicts a file has to do with: it is the suite, or one of its data sets and schemas, or its
 * policy, or what this draws on.
 */
export function suitesDrawingOn(
  path: string,
  suitePaths: readonly string[],
  { documents }: DocumentStore,
): readonly string[] {
  const isOfPolicy = (suite: string): boolean => policiesTestedBy(suite, documents).includes(path);
  const isOfSuite = (suite: string): boolean => {
    const document = documents.parse(suite);
    return isParsed(document) && readSuite(document, documents).value.sources.some((source) => source.path === path);
  };
  const kind = kindOfFile(path);
  const drawsOn = (suite: string): boolean => {
    if (kind === 'suite') return suite === path;
    return isOfPolicy(suite) || (kind === undefined && isOfSuite(suite));
  };
  return suitePaths.filter(drawsOn).map(uriOfPath);
}
