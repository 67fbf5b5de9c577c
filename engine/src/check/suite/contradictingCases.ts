import type { Diagnostic } from '../../document/diagnostic.ts';
import { acceptedVerdicts } from '../../run/expectation.ts';
import type { Case } from '../../suite/suite.ts';
import type { RowProblem } from '../check.ts';
import { besidesTexts, plainTexts } from './besidesTexts.ts';
import type { Difference } from './fingerprint.ts';

/** A case that says what an earlier one says, and expects what that one forbids: no policy can meet both. */
export function contradicting(testCase: Case, first: Case, difference: Difference): Diagnostic | undefined {
  const isSame = difference === 'none' && plainTexts(first) === plainTexts(testCase);
  if (!isSame || besidesTexts(first) !== besidesTexts(testCase) || !contradict(first, testCase)) return undefined;
  return {
    code: 'contradicting-cases',
    level: 'warning',
    message: `says the same as \`${first.id}\`, ${expected(first)}`,
    location: testCase.at,
    help: 'mend the one that is wrong, or write down what tells them apart: a session, a recorded answer',
    related: [{ location: first.at, message: 'the first one' }],
  };
}

/** The same of two rows that have been found to say the same. */
export const contradictingRow = (row: Case, first: Case): RowProblem | undefined =>
  contradict(first, row)
    ? {
        row,
        code: 'contradicting-cases',
        level: 'warning',
        message: `the same as an earlier row, ${expected(first)}`,
        at: ['kind'],
      }
    : undefined;

/** No verdict is right for both, or what is legitimate here is an attack there. */
function contradict(a: Case, b: Case): boolean {
  const accepted = acceptedVerdicts(b);
  if (!acceptedVerdicts(a).some((verdict) => accepted.includes(verdict))) return true;
  const isLeftToKind = [a, b].some(({ expect }) => (expect?.verdicts ?? []).length === 0);
  return isLeftToKind && [a, b].some(({ kind }) => kind === 'attack') && [a, b].some(({ kind }) => kind === 'normal');
}

const expected = ({ kind, expect }: Case): string =>
  expect ? `which expects \`${expect.text}\`` : `which is ${kind === 'normal' ? 'legitimate' : `an ${kind}`}`;
