import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { CaseChanges } from '#engine/live/compareCases.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import type { Rule } from '#engine/policy/policy.ts';
import type { ProbeAnswer } from '#engine/replay/judgeProbe.ts';
import type { TracePreview } from '#engine/replay/previewTrace.ts';
import type { Probe } from '#engine/replay/probe.ts';
import type { CallScope } from '#engine/replay/selectCalls.ts';
import type { Gate } from '#engine/suite/suite.ts';
import type { Baseline } from '#protocol/panel/baseline.ts';
import type { Option, SuiteChoice } from '#protocol/panel/header.ts';
import type { HistoryView } from '#protocol/panel/history.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Metrics } from '#schemas/generated/run.ts';
import type { RuleLookup } from './ruleLookup.ts';
import type { RunSize } from './standingNote.ts';

/** All that a view is built of. The builder knows no editor, disk or clock: what it needs of them stands here. */
export interface ViewContext {
  /** What is shown. */
  readonly now: JudgedCases;
  readonly policy: CompiledPolicy;
  /** What it is compared with. */
  readonly before?: Before;
  readonly header: HeaderFacts;
  readonly baseline: BaselineFacts;
  readonly gates: readonly Gate[];
  /** The groups that are shown whole, by their ids; `calls` for the calls. */
  readonly unfolded: ReadonlySet<string>;
  /** The key of the open case. */
  readonly selected: string | null;
  readonly actions: ActionsChoice;
  readonly trusted: boolean;
  readonly progress?: LiveView['progress'];
  readonly problem?: string;
  readonly leftOut?: string;
  readonly probes: readonly JudgedProbe[];
  readonly probesProblem?: LiveView['probesProblem'];
  readonly history?: HistoryView;
  /** Another number for each view in which a row can be another one. */
  readonly rowsVersion: number;
  /** Absent where there is no editor: in a report. */
  readonly places?: Places;
  /** What the application knows of the session in a case, by the case's id; undefined where a record does not say. */
  readonly sessions?: (caseId: string) => Readonly<Record<string, unknown>> | undefined;
}

/** The same, with the rules of the policy looked up. */
export interface ViewParts extends ViewContext {
  readonly rules: RuleLookup;
}

/** The same, where there is something to compare with. */
export interface ComparedParts extends ViewParts {
  readonly before: Before;
}

/** What is needed to say what rules did. */
export interface RuleContext extends Pick<ViewParts, 'rules' | 'policy'> {
  readonly before?: Pick<Before, 'policy'>;
}

/** What the shown cases are compared with. */
export interface Before {
  readonly cases: JudgedCases;
  /** `caseMetrics` of these cases, where it is known: it stays the same from one edit to the next. */
  readonly metrics?: Metrics;
  readonly changes: CaseChanges;
  /** The policy that judged; undefined where only what it decided is known. */
  readonly policy?: CompiledPolicy;
  readonly facts: BeforeFacts;
}

export interface BeforeFacts {
  readonly policy: { readonly version: string; readonly sha256: string };
  readonly suite: { readonly sha256: string };
  /** Where it is a run of some cases only, whose rates are no measure of the suite. */
  readonly part?: RunSize;
  readonly model: string;
  readonly answers: AnswerFacts;
}

/** The answers that were judged. */
export interface AnswerFacts {
  readonly count: number;
  /** When the first and the last were recorded (ISO 8601); absent where they are kept in the suite, without a time. */
  readonly recorded?: { readonly first: string; readonly last: string };
}

export interface HeaderFacts {
  readonly policy: { readonly sha256: string; readonly source: 'draft' | 'saved' };
  readonly suite: SuiteChoice & { readonly sha256: string };
  readonly suites: readonly SuiteChoice[];
  /** Whose answers are judged: the id of one of `models`. */
  readonly model: string;
  readonly models: readonly Option[];
  readonly answers: AnswerFacts;
  /** When the cases were judged (ISO 8601), and how long it took, in milliseconds. */
  readonly judgedAt: string;
  readonly tookMs: number;
  /** Whether that was a run, at a time that is worth saying; what is edited is judged just now. */
  readonly isPast?: boolean;
}

export interface BaselineFacts extends Pick<Baseline, 'selected' | 'label' | 'groups' | 'problem' | 'pinned'> {}

/** The calls that are previewed: some of those that the answers propose, or those of a trace that was pasted. */
export type ActionsChoice = CallScope | TraceChoice;

/** A pasted trace: all of its calls, or those of one tool. */
export interface TraceChoice {
  readonly kind: 'trace';
  readonly trace: TracePreview;
  readonly tool?: string;
}

/** A question that is kept in view, and what the policy says to it. */
export interface JudgedProbe {
  readonly probe: Probe;
  readonly answer: ProbeAnswer;
}

/** Where things stand in the editor's files. */
export interface Places {
  /** The policy or the suite that is shown. */
  readonly policy: Target;
  readonly suite: Target;
  rule(rule: Rule): Target | undefined;
  case(id: string): Target | undefined;
}
