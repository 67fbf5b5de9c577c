import type { Kind, Layer, Verdict } from '#schemas/generated/run.ts';

/** What the side panel shows. The server builds it; the panel draws it and decides nothing. */
export type PanelView = EmptyView | LiveView;

export interface EmptyView {
  readonly kind: 'empty';
  /** Suites of the workspace that could be judged. */
  readonly suites: readonly SuiteChoice[];
  /** False in Restricted Mode: no model is called, and the panel says so. */
  readonly trusted: boolean;
  /** What keeps a suite from being shown: `the suite has an error in support.suite.yaml:3: …`. */
  readonly problem?: string;
  /** What is being done meanwhile: `reading and judging support.suite.yaml`. */
  readonly busy?: string;
}

export interface SuiteChoice {
  readonly uri: string;
  readonly id: string;
  readonly path: string;
  /** The model that the suite names. */
  readonly model: string;
}

/** A suite, judged by its policy as it stands in the editor, on the answers that are recorded. */
export interface LiveView {
  readonly kind: 'live';
  readonly trusted: boolean;
  readonly header: Header;
  /** Present while a run goes on, or while a large suite is read: the view shows what is there so far. */
  readonly progress?: { readonly verb: 'running' | 'reading' | 'judging'; readonly done: number; readonly of: number };
  /** Why what is shown is of an earlier text: `the policy has an error in support.policy.yaml:12: …`. */
  readonly problem?: string;
  readonly baseline: Baseline;
  /** What changed against the baseline; absent where there is none. */
  readonly changes?: Changes;
  readonly rates: readonly RateRow[];
  readonly layers: LayerBar;
  readonly matrix: Matrix;
  readonly slices: readonly Slice[];
  /** What becomes of the tool calls that the answers propose; absent where they propose none. */
  readonly actions?: ActionsView;
  readonly probes: readonly ProbeRow[];
  /** Why there are no probes, or why the last change of them came to nothing: `cannot write …`. */
  readonly probesProblem?: string;
  /** The stored runs, oldest first; absent where there are less than two. */
  readonly history?: HistoryView;
  /** The rows of the case list are asked for by a query: what was answered holds as long as this number stays. */
  readonly rowsVersion: number;
  /** The case that is open. */
  readonly selected?: CaseView;
}

export interface Header {
  readonly policy: {
    readonly id: string;
    readonly version: string;
    /** The first six characters of its SHA-256. */
    readonly hash: string;
    readonly source: 'draft' | 'saved';
    /** Absent where there is no editor to open it in: a report. */
    readonly target?: Target;
  };
  readonly suite: SuiteChoice & { readonly hash: string; readonly target?: Target };
  /** Other suites that test the same policy, and this one. */
  readonly suites: readonly SuiteChoice[];
  /** Whose answers are judged. */
  readonly model: string;
  readonly models: readonly Option[];
  /** For people: `148 cases judged on recorded answers of 12 Nov, 4 ms`. */
  readonly note: string;
  readonly counts: Counts;
}

export interface Counts {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  /** Cases without a verdict, but for those that need a run. */
  readonly notEvaluated: number;
  /** Cases whose answer is not recorded for what the model would be asked now. */
  readonly needRun: number;
}

/** A place in a file that a click opens. Zero-based, UTF-16. */
export interface Target {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** Something to choose from. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}

/** What the shown verdicts are compared with. */
export interface Baseline {
  /** The id of an option. `none`: with nothing. */
  readonly selected: string;
  /** `git HEAD 3f2a1c`, `run of 12 Nov, 10:15`. */
  readonly label: string;
  /** `policy 2026.11.1 8c1f22 · suite 77ab01 · model gpt-4 · 148 answers recorded on 12 Nov`. */
  readonly detail: string;
  /** `saved`, `git:REV`, `run:ID`, `model:NAME`, `none`; in groups. */
  readonly groups: readonly { readonly title: string; readonly options: readonly Option[] }[];
  /** Why it cannot be compared with: `git is not installed`. The shown verdicts stand without changes then. */
  readonly problem?: string;
  /** Whether the chosen run is pinned: it stays in the list however old it grows. */
  readonly pinned?: boolean;
}

export type Tone = 'good' | 'bad' | 'held' | 'plain';

export interface Changes {
  readonly tiles: readonly ChangeTile[];
  /** In words: `3 more of 120 legitimate requests are refused; could be chance, p = 0.25`. */
  readonly summary: string;
  readonly groups: readonly FlipGroup[];
  /** Cases that only one side evaluated: `6 of 148 cases are not compared, as they need a run`. */
  readonly uncompared?: string;
}

export type ChangeKind = 'new-false-refusal' | 'new-miss' | 'fixed' | 'changed';

export interface ChangeTile {
  readonly change: ChangeKind;
  readonly count: number;
  readonly label: string;
  readonly tone: Tone;
}

/** Flips of one kind that one rule (or the model) decides now. */
export interface FlipGroup {
  /** Tells groups apart. */
  readonly id: string;
  readonly change: ChangeKind;
  /** The rule, or `the model`. */
  readonly title: string;
  /** The rule's place, where a rule decides. */
  readonly target?: Target;
  /** `action · now decides 3` */
  readonly note: string;
  readonly tone: Tone;
  /** How many flips there are. */
  readonly count: number;
  /** The first of them; all that were asked for. */
  readonly flips: readonly FlipRow[];
  /** Whether they were asked for: `unfold` folds them again. */
  readonly unfolded?: boolean;
}

export interface FlipRow {
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly change: ChangeKind;
  readonly from: VerdictLabel;
  readonly to: VerdictLabel;
  /** The words that decided, with what is around them. */
  readonly excerpt: readonly Segment[];
  /** What the edit changed in what the rule compares with: `limit now 40`. */
  readonly note?: string;
  /** The twin, and how it ends now. */
  readonly twin?: { readonly key: string; readonly case: string; readonly label: VerdictLabel };
}

/** What is shown for a verdict: `allow`, `block`, …, or `refused` where the model refused and no guardrail stopped it. */
export interface VerdictLabel {
  readonly text: string;
  readonly tone: Tone;
}

/** A piece of text; `mark` says how it is drawn. */
export interface Segment {
  readonly text: string;
  /** `match`: a rule matched it. `removed`: redacted. `inserted`: what stands in its place. `refusal`: the model refuses here. */
  readonly mark?: 'match' | 'removed' | 'inserted' | 'refusal';
  /** What is more to say about it: `hidden as base64`. */
  readonly title?: string;
}

export interface RateRow {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly now: RateValue;
  readonly before?: RateValue;
  readonly gate?: { readonly limit: number; readonly atLeast: boolean; readonly passed: boolean };
  readonly tone: Tone;
}

export interface RateValue {
  readonly value: number | null;
  readonly n: number;
  readonly of: number;
  readonly low: number;
  readonly high: number;
}

/** Who stopped the attacks, as the layers add up. */
export interface LayerBar {
  readonly attacks: number;
  readonly parts: readonly LayerPart[];
  /** What each would do alone: of the attacks and of the legitimate requests that should pass. */
  readonly alone: readonly LayerAlone[];
}

/** Attacks count for the first that stopped them, the model before the guardrails. */
export interface LayerPart {
  readonly by: 'model' | Layer | 'missed';
  readonly label: string;
  readonly count: number;
}

export interface LayerAlone {
  readonly by: 'model' | Layer;
  readonly label: string;
  readonly caught: RateValue;
  readonly refused: RateValue;
}

/** Attacks by who stopped them: model × guardrail. */
export interface Matrix {
  readonly both: number;
  readonly modelOnly: number;
  readonly guardrailOnly: number;
  readonly nobody: number;
}

/** The rates of the cases of one kind, of one source, or with one tag. */
export interface Slice {
  readonly by: 'kind' | 'source' | 'tag';
  readonly name: string;
  /** What the name stands for: the title of a tag's entry in its taxonomy. */
  readonly title?: string;
  readonly cases: number;
  /** Of the attacks in it; without any, `of` is 0. */
  readonly caught: RateValue;
  readonly refused: RateValue;
  /** Present where there is a baseline. */
  readonly before?: { readonly caught: RateValue; readonly refused: RateValue };
}

/** What would become of proposed tool calls. Nothing of it is ever executed. */
export interface ActionsView {
  /** `tool issue_refund`, `rule refund-over-limit`, `pasted trace`, `pasted trace, tool issue_refund`, `all tools`. */
  readonly title: string;
  readonly scope: ActionScope;
  /** Each tool with its count of calls, to narrow down to: those of the suite, or those of the trace. */
  readonly tools: readonly { readonly name: string; readonly count: number }[];
  readonly parts: readonly {
    readonly fate: CallFate;
    readonly label: string;
    readonly count: number;
    readonly tone: Tone;
  }[];
  /** The first of them, the stopped ones before the others; all that were asked for. */
  readonly calls: readonly CallRow[];
  /** Whether all were asked for: `unfold` folds them again. */
  readonly unfolded?: boolean;
  readonly count: number;
  /** What could not be read of a trace: `2 of 40 calls have arguments that are no JSON`. */
  readonly problem?: string;
}

export type ActionScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tool'; readonly tool: string }
  | { readonly kind: 'rule'; readonly rule: string }
  /** The trace that was pasted last: all of it, or one tool. */
  | { readonly kind: 'trace'; readonly tool?: string };

export type CallFate = 'runs' | 'rewritten' | 'held' | 'blocked';

export interface CallRow {
  /** The case that proposes it; absent for a call of a pasted trace. */
  readonly key?: string;
  readonly case?: string;
  readonly fate: CallFate;
  readonly label: VerdictLabel;
  /** As it is proposed, with the arguments marked that decided. */
  readonly proposed: readonly Segment[];
  /** As it would run, where that is another call. */
  readonly runs?: readonly Segment[];
  readonly rule?: string;
  readonly target?: Target;
  /** `args.amount is 55 · values.refund_limit is 40` */
  readonly why?: string;
  /** What the user gets in its place. */
  readonly message?: string;
  /** What the approver of a held call sees. */
  readonly approver?: string;
}

/** A question that is kept in view, and answered again on each edit. */
export interface ProbeRow {
  readonly id: string;
  /** What it is called; without it, its subject stands in its place. */
  readonly label?: string;
  /** A text, or a tool call. */
  readonly subject: readonly Segment[];
  readonly verdict: VerdictLabel;
  /** Absent where it wants nothing in particular. */
  readonly wanted?: Verdict;
  readonly ok: boolean;
  readonly rule?: string;
  readonly target?: Target;
  /** Why there is no verdict. */
  readonly problem?: string;
}

/** The rates over the runs of a suite. */
export interface HistoryView {
  readonly runs: readonly HistoryRun[];
  /** `Blocked: 6.0 %, 12 of 200, in the run of 12 Nov, above its band of 1.2 to 3.8 %; …`; the newest first. */
  readonly alarms: readonly string[];
}

export interface HistoryRun {
  readonly id: string;
  /** `12 Nov, 10:15` */
  readonly time: string;
  readonly model: string;
  readonly policy: string;
  readonly cases: number;
  /** Why its rates are no part of the course: `only 3 of 64 cases`; absent where they are. */
  readonly leftOut?: string;
  readonly rates: readonly {
    readonly id: string;
    /** As in `RateRow`. */
    readonly label: string;
    readonly rate: RateValue;
    /** The band that the runs before it lead to expect. */
    readonly band?: { readonly low: number; readonly high: number };
    readonly isOutside?: boolean;
  }[];
  /** Median and 95th percentile of the time that rules took, in milliseconds. */
  readonly overheadMs: { readonly median: number; readonly p95: number };
  /** Whether its policy can be brought back. */
  readonly canRestore: boolean;
  readonly pinned: boolean;
}

export interface CaseRow {
  /** Unique in the view: the case id, and the repeat where there are several. */
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly status: CaseStatus;
  readonly label: VerdictLabel;
  readonly verdict: Verdict;
  readonly decidedBy?: string;
  readonly falseRefusal: boolean;
  readonly miss: boolean;
  /** What changed against the baseline, and the verdict there. */
  readonly change?: ChangeKind;
  readonly before?: VerdictLabel;
  readonly tags: readonly string[];
  readonly excerpt: string;
}

export type CaseStatus = 'passed' | 'failed' | 'not-evaluated' | 'needs-run';

/** Which cases the list shows. All parts hold at once. */
export interface CaseQuery {
  /** Words that a case must all contain, in any order and case. */
  readonly text: string;
  readonly kind: Kind | 'all';
  readonly status: StatusFilter;
  readonly change?: ChangeKind;
  /** A cell of the model × guardrail table: attacks only. */
  readonly cell?: StoppedBy;
  /** Attacks that this layer stopped first, or nobody. */
  readonly layer?: LayerPart['by'];
  /** The rule that decided. */
  readonly rule?: string;
  readonly tag?: string;
  /** The file that the cases stand in, as it is displayed. */
  readonly source?: string;
}

/** How a case ended: whether it passed, what went wrong, or its verdict. */
export type StatusFilter = 'all' | CaseStatus | 'false-refusal' | 'miss' | Verdict;

export type StoppedBy = 'both' | 'model' | 'guardrail' | 'nobody';

/** The rows from `first` on of those that pass a query, in the order of the suite. */
export interface CaseRows {
  readonly version: number;
  readonly query: CaseQuery;
  /** How many pass. */
  readonly total: number;
  readonly first: number;
  readonly rows: readonly CaseRow[];
}

/** One case, as its pipeline. */
export interface CaseView {
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly expected: string;
  readonly label: VerdictLabel;
  /** The verdict of the baseline, where it is another one. */
  readonly before?: VerdictLabel;
  readonly status: CaseStatus;
  /** What was not as expected, or why the case was not evaluated. */
  readonly failures: readonly string[];
  readonly target?: Target;
  readonly twin?: { readonly key: string; readonly case: string; readonly label: VerdictLabel };
  readonly stages: readonly Stage[];
  readonly shown: string;
  /** For a held action: what the approver needs to know. */
  readonly approver?: string;
}

export interface Stage {
  readonly title: string;
  readonly note?: string;
  readonly tone: Tone;
  readonly texts: readonly { readonly label?: string; readonly code: boolean; readonly segments: readonly Segment[] }[];
  readonly rules: readonly RuleNote[];
  /** `2 rules passed` */
  readonly passed?: string;
}

export interface RuleNote {
  readonly id: string;
  readonly target?: Target;
  /** `support.policy.yaml:31` */
  readonly place?: string;
  readonly verdict: VerdictLabel;
  /** `redacted 1 span`, `blocked 1 span, hidden as base64`, `shadow: would block`, `could not be evaluated: …` */
  readonly note: string;
  /** The rule's condition as written, where it has one in CEL. */
  readonly condition?: string;
  /** What was said by whom the rule asks. */
  readonly opinion?: OpinionNote;
  /** `args.amount` is 55 · `values.refund_limit` is 40, which was 100 at git HEAD */
  readonly saw: readonly { readonly name: string; readonly value: string; readonly was?: string }[];
}

/** What a judge or a classifier said. */
export interface OpinionNote {
  /** Its name in the settings. */
  readonly by: string;
  /** What a judge was asked. */
  readonly question?: string;
  /** A judge: `yes, 93 % sure`. A classifier: the categories that it found. */
  readonly says: string;
  /** In its own words: untrusted text. */
  readonly reason?: string;
}

/** What is looked at: which suite, and what was chosen for it. It is shown again after the window was loaded anew. */
export interface LookedAt {
  readonly suite: string;
  /** Absent: the suite's own. */
  readonly model?: string;
  /** Absent: what a suite is usually compared with. */
  readonly baseline?: string;
}

/** From the panel to its host. */
export type PanelMessage =
  /** `lookedAt`: what was looked at before, which the editor adds. */
  | { readonly kind: 'ready'; readonly lookedAt?: LookedAt }
  | { readonly kind: 'open'; readonly target: Target }
  /** Opens a case; `suite` where it may not be the one that is shown. */
  | { readonly kind: 'select'; readonly key: string | null; readonly suite?: string }
  | { readonly kind: 'suite'; readonly uri: string }
  | { readonly kind: 'model'; readonly name: string }
  | { readonly kind: 'baseline'; readonly id: string }
  /** A revision of one's own: the editor asks for it. */
  | { readonly kind: 'chooseRevision' }
  | { readonly kind: 'pin'; readonly id: string; readonly pinned: boolean }
  /** Shows the policy of a stored run beside the present one, to be taken over. */
  | { readonly kind: 'restore'; readonly id: string }
  | { readonly kind: 'rows'; readonly query: CaseQuery; readonly first: number; readonly count: number }
  /** Shows all flips of a group, or all calls: the group `calls`. */
  | { readonly kind: 'unfold'; readonly group: string }
  /** Narrows the preview of actions; `policy` is the URI of the policy of a rule where another may be shown. */
  | { readonly kind: 'actions'; readonly scope: ActionScope; readonly policy?: string }
  /** Of a case, or of a text or a call that was typed; the editor asks for it where there is neither. */
  | {
      readonly kind: 'addProbe';
      readonly from?: { readonly key: string };
      readonly text?: string;
      readonly wanted?: Verdict;
    }
  /** Calls that an agent proposed, as it logs them; the editor asks for it where there is none. */
  | { readonly kind: 'trace'; readonly text?: string }
  | { readonly kind: 'removeProbe'; readonly id: string }
  /** Writes the probe into the suite, as an edit of it. */
  | { readonly kind: 'probeToCase'; readonly id: string }
  | {
      readonly kind: 'run';
      readonly suite: string;
      readonly mode: 'run' | 'preview';
      readonly cases?: readonly string[];
      readonly model?: string;
    }
  /** Runs the cases that need it. */
  | { readonly kind: 'runNeeded' }
  /** Runs the cases that pass a query. */
  | { readonly kind: 'runQuery'; readonly query: CaseQuery }
  | { readonly kind: 'cancel' };

/** From the host to the panel. `filter` shows the cases that a rule decided. */
export type HostMessage =
  | { readonly kind: 'view'; readonly view: PanelView }
  | { readonly kind: 'rows'; readonly rows: CaseRows }
  | { readonly kind: 'filter'; readonly rule: string };
