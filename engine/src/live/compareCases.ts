import { type Change, type Compared, changeBetween, changes, type PairedTest, pairedTest } from '../compare/change.ts';
import { verdicts } from '../policy/policy.ts';
import { answerKinds } from '../rejudge/verdicts.ts';
import { type CaseColumns, endings, type JudgedCases, shoulds } from './judged.ts';

/** How cases that were judged twice differ, as `diffRuns` tells it of two runs. */
export interface CaseChanges {
  /** Of each case its index before; -1 where it was not there. */
  readonly before: Int32Array;
  /** What changed, of each case that both sides evaluated: its number in `changeCodes`. */
  readonly changes: Uint8Array;
  /** The cases that changed: the kinds of changes in their order, in each the cases in theirs. */
  readonly flips: Int32Array;
  /** McNemar's exact test on the paired cases. */
  readonly test: { readonly falseRefusals: PairedTest; readonly misses: PairedTest };
  /** How many cases both sides evaluated. */
  readonly paired: number;
  readonly unpaired: Unpaired;
}

/** How many cases are not compared, and why. */
export interface Unpaired {
  /** There on both sides, and on one or both of them it needs a run. */
  readonly needRun: number;
  /** There on both sides, and not evaluated on one or both of them for another reason. */
  readonly notEvaluated: number;
  readonly onlyBefore: number;
  readonly onlyAfter: number;
}

/** What the numbers of changes stand for. */
export const changeCodes = ['none', ...changes] as const satisfies readonly ('none' | Change)[];

/**
 * @param before the same cases, judged in another way
 * @param pairs what `pairCases` gives, where it is known already
 */
export function compareCases(before: JudgedCases, after: JudgedCases, pairs = pairCases(before, after)): CaseChanges {
  const codes = new Uint8Array(after.size);
  const counts = { paired: 0, needRun: 0, notEvaluated: 0, onlyAfter: 0 };
  const tests = testCounts();
  for (let index = 0; index < after.size; index++) {
    const other = pairs[index] ?? -1;
    const [was, is] = [before.columns.endings[other], after.columns.endings[index] ?? 0];
    const state = stateOf(was, is);
    counts[state]++;
    if (state !== 'paired' || was === undefined) continue;
    codes[index] = changeAt(before.columns, other, after.columns, index);
    const should = after.facts.should[index] ?? 0;
    if (should === before.facts.should[other]) tests.add(should, was, is);
  }
  const { paired, ...unpaired } = counts;
  return {
    before: pairs,
    changes: codes,
    flips: inOrder(codes),
    test: tests.given(),
    paired,
    unpaired: { ...unpaired, onlyBefore: before.size - countPaired(pairs, before.size) },
  };
}

/** Of each case of `after` its index in `before`, by its key; -1 where there is none. */
export function pairCases(before: JudgedCases, after: JudgedCases): Int32Array {
  const isShared = before.facts === after.facts;
  const pairs = new Int32Array(after.size);
  for (let index = 0; index < pairs.length; index++)
    pairs[index] = isShared ? index : (before.find(after.identity(index).key) ?? -1);
  return pairs;
}

function countPaired(pairs: Int32Array, size: number): number {
  const isPaired = new Uint8Array(size);
  for (const other of pairs) if (other >= 0) isPaired[other] = 1;
  return isPaired.reduce((sum, paired) => sum + paired, 0);
}

type State = 'paired' | 'needRun' | 'notEvaluated' | 'onlyAfter';

function stateOf(before: number | undefined, after: number): State {
  if (before === undefined) return 'onlyAfter';
  const either = before | after;
  if ((either & endings.notEvaluated) === 0) return 'paired';
  return (either & endings.needsRun) !== 0 ? 'needRun' : 'notEvaluated';
}

const COMPARED = endings.falseRefusal | endings.miss;

function changeAt(before: CaseColumns, other: number, after: CaseColumns, index: number): number {
  const isSame =
    before.verdicts[other] === after.verdicts[index] &&
    before.answers[other] === after.answers[index] &&
    (((before.endings[other] ?? 0) ^ (after.endings[index] ?? 0)) & COMPARED) === 0;
  // Most cases stay as they are: nothing is made for them.
  if (isSame) return 0;
  return changeCodes.indexOf(changeBetween(comparedAt(before, other), comparedAt(after, index)) ?? 'none');
}

function comparedAt(columns: CaseColumns, index: number): Compared {
  const flags = columns.endings[index] ?? 0;
  return {
    verdict: verdicts[columns.verdicts[index] ?? 0] ?? 'allow',
    answer: answerKinds[columns.answers[index] ?? 0] ?? 'none',
    falseRefusal: (flags & endings.falseRefusal) !== 0,
    miss: (flags & endings.miss) !== 0,
  };
}

interface TestCounts {
  /** A pair whose cases both should be this, with their endings. */
  add(should: number, was: number, is: number): void;
  given(): CaseChanges['test'];
}

const [PASS, STOP] = [shoulds.indexOf('pass'), shoulds.indexOf('stop')];

function testCounts(): TestCounts {
  const falseRefusals = { worse: 0, better: 0, of: 0 };
  const misses = { worse: 0, better: 0, of: 0 };
  const count = (counts: typeof misses, was: number, is: number): void => {
    counts.of++;
    if (is > was) counts.worse++;
    if (is < was) counts.better++;
  };
  return {
    add(should, was, is) {
      if (should === PASS) count(falseRefusals, was & endings.falseRefusal, is & endings.falseRefusal);
      if (should === STOP) count(misses, was & endings.miss, is & endings.miss);
    },
    given: () => ({ falseRefusals: pairedTest(falseRefusals), misses: pairedTest(misses) }),
  };
}

function inOrder(codes: Uint8Array): Int32Array {
  const ofCode: number[][] = changeCodes.map(() => []);
  for (let index = 0; index < codes.length; index++) {
    const code = codes[index] ?? 0;
    if (code !== 0) ofCode[code]?.push(index);
  }
  return Int32Array.from(ofCode.flat());
}
