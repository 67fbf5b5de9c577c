import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { caseMetrics } from '#engine/live/caseMetrics.ts';
import { compareCases } from '#engine/live/compareCases.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import { createLiveCases, type LiveCases } from '#engine/live/liveCases.ts';
import { recordCases } from '#engine/live/recordCases.ts';
import type { Suite } from '#engine/suite/suite.ts';
import type { Result } from '#schemas/generated/run.ts';
import { compileText } from '../../../engine/test/support/judging.ts';
import { readSuiteText } from '../../../engine/test/support/running.ts';
import { buildChanges } from '../../src/changes.ts';
import type { Before, ViewContext } from '../../src/context.ts';
import { buildRows, type RowsContext } from '../../src/rows.ts';
import { ruleLookup } from '../../src/ruleLookup.ts';

export interface Given {
  readonly policy: string;
  /** The policy that it is compared with. */
  readonly before?: string;
  readonly suite: string;
}

/** A suite, judged as the editor has it judged, by one policy or by two; `own` says what is different. */
export function contextOf({ policy, before, suite: text }: Given, own: Partial<ViewContext> = {}): ViewContext {
  const { suite } = readSuiteText(text);
  const cases = liveCasesOf(suite);
  const compiled = compileText(policy);
  const compiledBefore = before === undefined ? undefined : compileText(before);
  const now = cases.judge(compiled);
  const sessionOf = (id: string) => suite.cases.find((testCase) => testCase.id === id)?.exchange.session;
  return {
    ...contextFor(now, compiled),
    ...(compiledBefore && { before: beforeOf(cases.judge(compiledBefore), now, compiledBefore) }),
    gates: suite.gates,
    sessions: sessionOf,
    ...own,
  };
}

/** Two runs, of which only the records are there. */
export function recordContextOf(before: readonly Result[], after: readonly Result[]): ViewContext & { before: Before } {
  const [then, now] = [before, after].map((results) => recordCases({ results: [...results] })) as [
    JudgedCases,
    JudgedCases,
  ];
  return { ...contextFor(now, compileText('policy: p\n')), before: beforeOf(then, now) };
}

/** What changed between the results of two runs. */
export function changesOf(before: readonly Result[], after: readonly Result[], unfolded: readonly string[] = []) {
  const context = { ...recordContextOf(before, after), unfolded: new Set(unfolded) };
  return buildChanges({ ...context, rules: ruleLookup(context.policy, undefined) });
}

export const everything = { text: '', kind: 'all', status: 'all' } as const;

/** The rows of a context for a query. */
export const rowsOf = (
  context: RowsContext,
  query: Partial<Parameters<typeof buildRows>[1]> = {},
  first = 0,
  count = 100,
) => buildRows(context, { ...everything, ...query }, first, count);

const at = '2026-11-12T10:15:00.000Z';

const answers = { count: 8, recorded: { first: at, last: at } };

const choice = { uri: 'file:///a.suite.yaml', id: 'support', path: 'a.suite.yaml', model: 'recorded' };

const contextFor = (now: JudgedCases, policy: CompiledPolicy): ViewContext => ({
  now,
  policy,
  header: {
    policy: { sha256: 'aaaaaaaa', source: 'draft' },
    suite: { ...choice, sha256: 'bbbbbbbb' },
    suites: [choice],
    model: 'recorded',
    models: [],
    answers,
    judgedAt: at,
    tookMs: 4,
  },
  baseline: { selected: 'git:HEAD', label: 'git HEAD 3f2a1c', groups: [] },
  gates: [],
  unfolded: new Set(),
  selected: null,
  actions: { kind: 'all' },
  trusted: true,
  probes: [],
  rowsVersion: 7,
});

const beforeOf = (cases: JudgedCases, now: JudgedCases, policy?: CompiledPolicy): Before => ({
  cases,
  metrics: caseMetrics(cases),
  changes: compareCases(cases, now),
  ...(policy && { policy }),
  facts: {
    policy: { version: policy?.policy.version ?? '', sha256: 'cccccccc' },
    suite: { sha256: 'bbbbbbbb' },
    model: 'recorded',
    answers,
  },
});

/** On the answers that are kept with the cases. */
const liveCasesOf = ({ cases }: Suite): LiveCases =>
  createLiveCases({
    cases,
    repeat: 1,
    model: 'recorded',
    answersByCase: true,
    answerTo: ({ recorded }) => recorded && { ...recorded, cached: true, recordedAt: at },
    opinionOn: () => undefined,
    display: (path) => path.slice(1),
  });
