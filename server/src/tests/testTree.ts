import { asConfigured } from '#engine/check/configured.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { locate } from '#engine/document/nodes.ts';
import { type Case, type Kind, kinds, type Suite } from '#engine/suite/suite.ts';
import type { TestCase, TestKinds, TestRange } from '#protocol/tests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { toLspRange } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { WatchedSuite } from './watchedSuites.ts';

/** The kinds that a suite has cases of, in their order. */
export function kindsOf({ cases }: Suite): TestKinds['kinds'] {
  return kinds
    .map((kind) => ({ kind, count: cases.filter((testCase) => testCase.kind === kind).length }))
    .filter(({ count }) => count > 0);
}

/** Where a suite says what it is called. */
export function titleRange(store: DocumentStore, path: string): TestRange | undefined {
  const document = store.documents.parse(path);
  return isParsed(document) ? rangeOf(store, locate(document, ['suite'], 'key')) : undefined;
}

/** What keeps a suite from being run; undefined where nothing does. */
export function problemOf(
  store: DocumentStore,
  { value: suite, diagnostics, policy }: WatchedSuite,
): string | undefined {
  const { documents } = store;
  const document = documents.parse(suite.path);
  const own = isParsed(document) ? asConfigured(diagnostics, document, documents).find(isError) : undefined;
  if (own) return describe(store, own);
  if (!suite.policy) return 'the suite names no policy';
  if (!policy) return `cannot read the policy \`${documents.display(suite.policy.value)}\``;
  const theirs = [...policy.reading, ...policy.compiling].find(isError);
  return theirs && describe(store, theirs);
}

const isError = ({ level }: Diagnostic): boolean => level === 'error';

/** `support.suite.yaml:3: there is no case `refunds`` */
const describe = (store: DocumentStore, { message, location }: Diagnostic): string =>
  `${store.documents.display(location.path)}:${rangeOf(store, location).line + 1}: ${message}`;

/** The cases of a kind, as native tests. */
export const testCases = (store: DocumentStore, { cases, path }: Suite, kind: Kind): readonly TestCase[] =>
  cases.filter((testCase) => testCase.kind === kind).map((testCase) => testOf(store, testCase, path));

function testOf(store: DocumentStore, { id, at, kind, expect, tags, skip }: Case, suitePath: string): TestCase {
  const expected = expect?.text || (kind === 'attack' ? 'to be stopped' : 'not to be stopped');
  // A row of a JSON file has no place of its own, and marks for all of them at its first line would say nothing.
  const isPlaced = at.range.end > at.range.start;
  return {
    id,
    ...(at.path !== suitePath && { uri: uriOfPath(at.path) }),
    ...(isPlaced && { range: rangeOf(store, at) }),
    expected: skip === undefined ? expected : `${expected}, skipped`,
    tags,
  };
}

export function rangeOf(store: DocumentStore, at: Case['at']): TestRange {
  const { start, end } = toLspRange(store, at);
  return { line: start.line, character: start.character, endLine: end.line, endCharacter: end.character };
}
