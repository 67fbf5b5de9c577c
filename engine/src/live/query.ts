import { type Verdict, verdicts } from '../policy/policy.ts';
import { inSteps, type Work } from '../rejudge/work.ts';
import { type Kind, kinds } from '../suite/suite.ts';
import { type CaseChanges, changeCodes } from './compareCases.ts';
import { type CaseFacts, endings, type JudgedCases, shoulds } from './judged.ts';
import { type Cell, cellOf, firstOf, type Stopper } from './layerSums.ts';

/** Which cases are looked for. All parts hold at once. */
export interface CaseFilter {
  /** Words that a case must all contain (in its id, its tags, its excerpt, or the rule that decided), in any order and case. */
  readonly text: string;
  readonly kind: Kind | 'all';
  readonly status: CaseStatusFilter;
  /** `fixed` are fixed false refusals and fixed misses. */
  readonly change?: ChangeFilter;
  /** Of the table of model and guardrail: attacks only. */
  readonly cell?: Cell;
  /** Attacks that were stopped first by this one, or by nobody. */
  readonly layer?: Stopper | 'missed';
  /** The rule that decided. */
  readonly rule?: string;
  readonly tag?: string;
  readonly source?: string;
}

/** Each status leaves the others out: a case that needs a run is not among those that were not evaluated. */
export type CaseStatusFilter =
  | 'all'
  | 'passed'
  | 'failed'
  | 'not-evaluated'
  | 'needs-run'
  | 'false-refusal'
  | 'miss'
  | Verdict;

export type ChangeFilter = 'new-false-refusal' | 'new-miss' | 'fixed' | 'changed';

/** What is looked through. */
export interface Searched {
  readonly cases: JudgedCases;
  /** Without it, nothing has changed. */
  readonly changes?: CaseChanges;
}

/** The indices of the cases that pass a filter, ascending. */
export function* findCases(filter: CaseFilter, { cases, changes }: Searched): Work<Int32Array> {
  const found = new Int32Array(cases.size);
  const tests = [...columnTests(filter, cases, changes), ...textTests(filter, cases)];
  let count = 0;
  yield* inSteps(cases.size, 512, (index) => {
    if (tests.every((test) => test(index))) found[count++] = index;
  });
  return found.slice(0, count);
}

type Test = (index: number) => boolean;

function columnTests(filter: CaseFilter, cases: JudgedCases, changes: CaseChanges | undefined): readonly Test[] {
  const { facts, columns } = cases;
  const tests: Test[] = [];
  const { kind, status, change, cell, layer, rule, tag, source } = filter;
  if (kind !== 'all') tests.push((index) => facts.kinds[index] === kinds.indexOf(kind));
  if (status !== 'all') tests.push(statusTest(status, cases));
  if (change) tests.push(changeTest(change, changes));
  if (cell) tests.push(attackTest(cases, (flags) => cellOf(flags) === cell));
  if (layer) tests.push(attackTest(cases, (flags) => firstOf(flags) === layer));
  if (rule !== undefined)
    tests.push((index) => isEvaluated(cases, index) && columns.deciders[columns.decidedBy[index] ?? -1]?.rule === rule);
  if (tag !== undefined) tests.push(tagTest(tag, cases));
  if (source !== undefined) tests.push((index) => facts.sources[facts.sourceOf[index] ?? -1] === source);
  return tests;
}

const isEvaluated = ({ columns }: JudgedCases, index: number): boolean =>
  ((columns.endings[index] ?? 0) & endings.notEvaluated) === 0;

function statusTest(status: Exclude<CaseStatusFilter, 'all'>, { columns }: JudgedCases): Test {
  const code = (verdicts as readonly string[]).indexOf(status);
  if (code >= 0)
    return (index) => columns.verdicts[index] === code && ((columns.endings[index] ?? 0) & endings.notEvaluated) === 0;
  const holds = flagTests[status as Exclude<CaseStatusFilter, 'all' | Verdict>];
  return (index) => holds(columns.endings[index] ?? 0);
}

const flagTests = {
  passed: (flags) => (flags & endings.passed) !== 0,
  failed: (flags) => (flags & (endings.passed | endings.notEvaluated)) === 0,
  'not-evaluated': (flags) => (flags & (endings.notEvaluated | endings.needsRun)) === endings.notEvaluated,
  'needs-run': (flags) => (flags & endings.needsRun) !== 0,
  'false-refusal': (flags) => (flags & endings.falseRefusal) !== 0,
  miss: (flags) => (flags & endings.miss) !== 0,
} satisfies Record<Exclude<CaseStatusFilter, 'all' | Verdict>, (flags: number) => boolean>;

function changeTest(change: ChangeFilter, changes: CaseChanges | undefined): Test {
  const names = change === 'fixed' ? (['fixed-false-refusal', 'fixed-miss'] as const) : [change];
  const codes = names.map((name) => changeCodes.indexOf(name));
  return (index) => codes.includes(changes?.changes[index] ?? 0);
}

function attackTest(cases: JudgedCases, holds: (stoppedBy: number) => boolean): Test {
  const stop = shoulds.indexOf('stop');
  return (index) =>
    cases.facts.should[index] === stop && isEvaluated(cases, index) && holds(cases.columns.stoppedBy[index] ?? 0);
}

function tagTest(tag: string, { facts }: JudgedCases): Test {
  const number = facts.tags.indexOf(tag);
  return (index) => hasTag(facts, index, (each) => each === number);
}

function hasTag({ tagNumbers, tagsFrom }: CaseFacts, index: number, isIt: (tag: number) => boolean): boolean {
  const end = tagsFrom[index + 1] ?? 0;
  for (let at = tagsFrom[index] ?? 0; at < end; at++) if (isIt(tagNumbers[at] ?? -1)) return true;
  return false;
}

/** One test for each word. */
function textTests({ text }: CaseFilter, { columns, facts, identity, excerpt }: JudgedCases): readonly Test[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.map((word): Test => {
    const pattern = new RegExp(word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu');
    const isRule = columns.deciders.map(({ rule }) => pattern.test(rule));
    const isTag = facts.tags.map((tag) => pattern.test(tag));
    return (index) =>
      isRule[columns.decidedBy[index] ?? -1] === true ||
      hasTag(facts, index, (tag) => isTag[tag] === true) ||
      pattern.test(excerpt(index)) ||
      pattern.test(identity(index).case);
  });
}
