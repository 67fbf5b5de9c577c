import { isDeepStrictEqual } from 'node:util';
import type { Case, Expectation } from '#engine/suite/suite.ts';

/** The ids of the cases of which a result says nothing any more, as an edit changed what is asked, answered or expected. */
export async function changedCases(
  before: ReadonlyMap<string, Case>,
  after: readonly Case[],
  takeTurn: () => Promise<unknown>,
): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const testCase of after) {
    const known = before.get(testCase.id);
    if (known && !isSameCase(known, testCase)) changed.push(testCase.id);
    await takeTurn();
  }
  return changed;
}

/** Where it stands, and what it is tagged with, changes no verdict. */
function isSameCase(a: Case, b: Case): boolean {
  if (a.kind !== b.kind || a.skip !== b.skip || a.repeat !== b.repeat) return false;
  // What an edit did not touch is not read again, but for the rows of data sets.
  const isKept = a.exchange === b.exchange && a.recorded === b.recorded;
  return (
    isSameExpectation(a.expect, b.expect) &&
    (isKept || isDeepStrictEqual([a.exchange, a.recorded, opinionsOf(a)], [b.exchange, b.recorded, opinionsOf(b)]))
  );
}

const opinionsOf = ({ opinions }: Case): unknown =>
  opinions && [...opinions].map(([rule, { opinion }]) => [rule, opinion]);

function isSameExpectation(a: Expectation | undefined, b: Expectation | undefined): boolean {
  const [before, after] = [a?.output, b?.output];
  return (
    a?.text === b?.text &&
    isDeepStrictEqual(before?.contains, after?.contains) &&
    before?.matches?.source === after?.matches?.source &&
    before?.conformsTo === after?.conformsTo
  );
}
