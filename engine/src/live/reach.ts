import { strictness } from '../policy/policy.ts';
import { notMatched } from '../rejudge/column.ts';
import type { CorpusVerdicts } from '../rejudge/verdicts.ts';
import { type CaseColumns, endings, type RejudgedCases } from './judged.ts';

/** Cases that were decided together. */
export interface DecidedPart {
  readonly verdicts: CorpusVerdicts;
  /** The index of an exchange among all cases; undefined where another part decides it. */
  indexOf(item: number): number | undefined;
}

const BLOCK = strictness('block');

/** Counts in how many cases a rule matches or fails: when somebody asks, for nothing else needs it. */
export const reachIn =
  (parts: readonly DecidedPart[], columns: Pick<CaseColumns, 'endings'>): RejudgedCases['reachedBy'] =>
  (rule) =>
    parts.reduce((sum, part) => sum + countIn(part, rule, columns), 0);

function countIn({ verdicts, indexOf }: DecidedPart, rule: string, columns: Pick<CaseColumns, 'endings'>): number {
  const { deciders, found, layers } = verdicts;
  const number = deciders.findIndex((each) => each.rule === rule);
  const { column, itemOf } = found[number] ?? { column: [], itemOf: [] };
  // Layers after a blocked input are not reached.
  const isReached = (item: number): boolean => deciders[number]?.layer === 'input' || layers.input[item] !== BLOCK;
  const isEvaluated = (index: number): boolean => ((columns.endings[index] ?? 0) & endings.notEvaluated) === 0;
  let count = 0;
  let last = -1;
  for (let subject = 0; subject < column.length; subject++) {
    const item = itemOf[subject] ?? 0;
    if (column[subject] === notMatched || item === last) continue;
    last = item;
    const index = indexOf(item);
    if (index !== undefined && isEvaluated(index) && isReached(item)) count++;
  }
  return count;
}
