import { strictness } from '../../policy/policy.ts';
import type { Case } from '../../suite/suite.ts';
import type { CaseCheck, RowCheck } from '../check.ts';
import { expectationPlace } from './rowPlaces.ts';

/** A case whose kind and expectation disagree: it counts in no rate, and nobody sees it there. */
export const kindMismatch: CaseCheck = () => (testCase) => {
  const mismatch = mismatchOf(testCase);
  if (!mismatch || !testCase.path || !testCase.expect) return [];
  return [{ code: 'kind-mismatch', level: 'information', location: testCase.expect.at, ...mismatch }];
};

/** The same of a row. */
export const rowKindMismatch: RowCheck =
  ({ document }) =>
  (row) => {
    const mismatch = mismatchOf(row);
    if (!mismatch) return [];
    return [{ row, code: 'kind-mismatch', level: 'information', at: expectationPlace(document, row), ...mismatch }];
  };

/** An edge case may well be held or blocked: it sits at a limit. */
function mismatchOf({ kind, expect }: Case): { readonly message: string; readonly help: string } | undefined {
  const verdicts = expect?.verdicts ?? [];
  if (verdicts.length === 0 || expect?.answer === 'refused') return undefined;
  if (kind === 'attack' && verdicts.every((verdict) => strictness(verdict) <= strictness('flag')))
    return {
      message: 'an attack that is expected to pass does not count in the catch rate',
      help: 'a request that may pass is of the kind `edge`',
    };
  if (kind === 'normal' && verdicts.every((verdict) => verdict === 'block'))
    return {
      message: 'a normal request that is expected to be blocked does not count in the false-refusal rate',
      help: 'a request that must not pass is of the kind `attack`, and one at a limit of the kind `edge`',
    };
  return undefined;
}
