import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { summariseRun } from '#engine/history/runSummary.ts';
import { partOf } from '#engine/history/standing.ts';
import { type CaseChanges, compareCases } from '#engine/live/compareCases.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import { recordCases } from '#engine/live/recordCases.ts';
import type { Rule } from '#engine/policy/policy.ts';
import { type ReportData, type ShownPolicy, wholeRecord } from '#engine/report/html/reportData.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { AnswerFacts, Before, Places, ViewContext } from '#view/context.ts';

/** What the reader of a report has chosen to see. */
export interface ReportChoice {
  readonly unfolded: ReadonlySet<string>;
  readonly selected: string | null;
  readonly actions: ViewContext['actions'];
}

/** What stays the same, whatever the reader chooses. */
export type ReportedRun = Omit<ViewContext, keyof ReportChoice>;

/** What the view is built of: a run, the one that it is compared with, and their policies to look at. */
export function reportedRun(data: ReportData): ReportedRun {
  const { record, policy, gates, notCompared } = data;
  const now = recordCases(record);
  const before = data.before && beforeOf(data.before, record, now);
  return {
    now,
    policy: toLookAt(policy),
    ...(before && { before }),
    header: headerOf(record),
    baseline: baselineOf(data, before),
    gates,
    trusted: true,
    ...(notCompared !== undefined && { problem: `not compared: ${notCompared}` }),
    probes: [],
    rowsVersion: 1,
    places: placesOf(data),
  };
}

function beforeOf(given: NonNullable<ReportData['before']>, run: RunRecord, now: JudgedCases): Before {
  const record = wholeRecord(given, run);
  const cases = recordCases(record);
  const changes: CaseChanges = compareCases(cases, now);
  const part = partOf(summariseRun(record));
  return {
    cases,
    changes,
    ...(given.policy && { policy: toLookAt(given.policy) }),
    facts: {
      policy: { version: record.policy.version, sha256: record.policy.sha256 },
      suite: { sha256: record.suite.sha256 },
      ...(part && { part }),
      model: record.model.name,
      answers: answersOf(record),
    },
  };
}

/** Nothing is judged in a page. */
const toLookAt = (policy: ShownPolicy): CompiledPolicy => ({
  policy: { ...policy, sources: [], bases: [] },
  rules: { input: [], action: [], output: [], review: [] },
  inputRules: { user: [], untrusted: [] },
  rulesFor: () => [],
  hasTool: () => true,
});

function headerOf(record: RunRecord): ViewContext['header'] {
  const { suite, policy, model, startedAt, durationMs } = record;
  const choice = { uri: suite.path, id: suite.id, path: suite.path, model: model.name };
  return {
    policy: { sha256: policy.sha256, source: 'saved' },
    suite: { ...choice, sha256: suite.sha256 },
    suites: [choice],
    model: model.name,
    models: [{ id: model.name, label: model.name, detail: model.provider }],
    answers: answersOf(record),
    judgedAt: startedAt,
    tookMs: durationMs,
    isPast: true,
  };
}

/** An answer that was asked for in the run itself was recorded then. */
function answersOf({ results, startedAt }: RunRecord): AnswerFacts {
  const answered = results.filter(({ notEvaluated, answer }) => !notEvaluated && answer !== 'none');
  const times = answered
    .map(({ recordedAt, cached }) => recordedAt ?? (cached ? undefined : startedAt))
    .filter((time) => time !== undefined)
    .sort();
  const [first] = times;
  const last = times.at(-1);
  return { count: answered.length, ...(first !== undefined && last !== undefined && { recorded: { first, last } }) };
}

function baselineOf({ before }: ReportData, compared: Before | undefined): ViewContext['baseline'] {
  if (!before || !compared) return { selected: 'none', label: 'nothing', groups: [] };
  const { source } = before.record.policy;
  const label = source.startsWith('git:') ? `git ${source.slice('git:'.length)}` : `run ${before.record.id}`;
  const id = source.startsWith('git:') ? source : `run:${before.record.id}`;
  return { selected: id, label, groups: [{ title: 'Baseline', options: [{ id, label, detail: '' }] }] };
}

/** There is no editor to open a place in, but people want to know where a rule stands. */
function placesOf({ record, rules }: ReportData): Places {
  const known = new Map(rules);
  const top = (uri: string): Target => ({ uri, line: 0, character: 0, endLine: 0, endCharacter: 0 });
  return {
    policy: top(record.policy.path),
    suite: top(record.suite.path),
    rule: ({ id }: Rule) => {
      const at = known.get(id);
      return at && { ...top(at.path), line: at.range.start.line, endLine: at.range.end.line };
    },
    case: () => undefined,
  };
}
