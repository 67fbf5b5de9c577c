import type { Case } from '../../suite/suite.ts';
import type { RowCheck, RowProblem } from '../check.ts';
import { plainTexts } from './besidesTexts.ts';
import { contradictingRow } from './contradictingCases.ts';

/**
 * Rows that say what an earlier row of their set has said, but for white space and case. Sets are full of questions that differ
 * in a word, and that is what they are for.
 */
export const repeatedRows: RowCheck = () => {
  const firsts = new Map<string, Case>();
  return (row) => {
    // A set gives all of its rows the same session and system prompt.
    const text = plainTexts(row) + (row.recorded?.calls.length ? JSON.stringify(row.recorded.calls) : '');
    const first = firsts.get(text);
    if (!first) {
      firsts.set(text, row);
      return [];
    }
    const problem = repeated(row, first) ?? contradictingRow(row, first);
    return problem ? [problem] : [];
  };
};

const repeated = (row: Case, first: Case): RowProblem | undefined =>
  row.kind === first.kind && row.expect?.text === first.expect?.text
    ? {
        row,
        code: 'near-duplicate-case',
        level: 'information',
        message: 'the same as an earlier row, but for white space and case',
        at: ['file'],
      }
    : undefined;
