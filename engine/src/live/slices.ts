import type { Rate } from '#schemas/generated/run.ts';
import { rate } from '../compare/rates.ts';
import { kinds } from '../suite/suite.ts';
import type { CaseChanges } from './compareCases.ts';
import { endings, type JudgedCases, shoulds } from './judged.ts';

/** The rates of the cases of one kind, of one source, or with one tag. */
export interface CaseSlice extends SliceRates {
  readonly by: 'kind' | 'source' | 'tag';
  readonly name: string;
  /** All of them, also those that were not evaluated. */
  readonly cases: number;
  /** The rates before, of the cases that both sides evaluated. */
  readonly before?: SliceRates;
}

export interface SliceRates {
  /** Attacks that were stopped, of those that should be. */
  readonly caught: Rate;
  /** Legitimate requests that were refused, blocked or held, of those that should pass. */
  readonly refused: Rate;
}

/** What the slices are compared with. */
export interface SliceBaseline {
  readonly cases: JudgedCases;
  readonly changes: Pick<CaseChanges, 'before'>;
}

/** The slices that have cases: kinds, then sources, then tags, each in the order in which they come in the suite. */
export function caseSlices(cases: JudgedCases, baseline?: SliceBaseline): readonly CaseSlice[] {
  const { facts } = cases;
  const tallies = { kind: tallyFor(kinds), source: tallyFor(facts.sources), tag: tallyFor(facts.tags) };
  for (let index = 0; index < cases.size; index++) {
    const now = outcomeOf(cases, index);
    const before =
      now === codes.none || !baseline ? codes.none : outcomeOf(baseline.cases, baseline.changes.before[index] ?? -1);
    count(tallies.kind, facts.kinds[index] ?? 0, now, before);
    count(tallies.source, facts.sourceOf[index] ?? -1, now, before);
    const end = facts.tagsFrom[index + 1] ?? 0;
    for (let at = facts.tagsFrom[index] ?? 0; at < end; at++)
      count(tallies.tag, facts.tagNumbers[at] ?? 0, now, before);
  }
  return (['kind', 'source', 'tag'] as const).flatMap((by) => slicesOf(by, tallies[by], baseline !== undefined));
}

/** How a case counts in the rates of its slices: `none` where it was not evaluated. */
const codes = { none: 0, neither: 1, caught: 2, missed: 3, passed: 4, refused: 5 } as const;
const CODES = Object.keys(codes).length;

function outcomeOf({ columns, facts }: JudgedCases, index: number): number {
  const flags = columns.endings[index];
  if (flags === undefined || flags & endings.notEvaluated) return codes.none;
  const should = facts.should[index];
  if (should === STOP) return flags & endings.miss ? codes.missed : codes.caught;
  if (should === PASS) return flags & endings.falseRefusal ? codes.refused : codes.passed;
  return codes.neither;
}

const [PASS, STOP] = [shoulds.indexOf('pass'), shoulds.indexOf('stop')];

/** For each name of a list and each outcome, how many there are now, and were before. */
interface SliceTally {
  readonly names: readonly string[];
  readonly now: Uint32Array;
  readonly before: Uint32Array;
}

const tallyFor = (names: readonly string[]): SliceTally => ({
  names,
  now: new Uint32Array(names.length * CODES),
  before: new Uint32Array(names.length * CODES),
});

function count({ now, before }: SliceTally, name: number, is: number, was: number): void {
  if (name < 0) return;
  now[name * CODES + is] = (now[name * CODES + is] ?? 0) + 1;
  before[name * CODES + was] = (before[name * CODES + was] ?? 0) + 1;
}

function slicesOf(by: CaseSlice['by'], { names, now, before }: SliceTally, isCompared: boolean): readonly CaseSlice[] {
  return names.flatMap((name, number): readonly CaseSlice[] => {
    const cases = now.subarray(number * CODES, (number + 1) * CODES).reduce((sum, each) => sum + each, 0);
    if (cases === 0) return [];
    return [{ by, name, cases, ...ratesOf(now, number), ...(isCompared && { before: ratesOf(before, number) }) }];
  });
}

function ratesOf(counts: Uint32Array, name: number): SliceRates {
  const of = (outcome: keyof typeof codes): number => counts[name * CODES + codes[outcome]] ?? 0;
  return {
    caught: rate(of('caught'), of('caught') + of('missed')),
    refused: rate(of('refused'), of('refused') + of('passed')),
  };
}
