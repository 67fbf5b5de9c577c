import type { Kind, Layer, Verdict } from '#schemas/generated/run.ts';

/** What the side panel shows. The server builds it; the panel draws it and decides nothing. */
export type PanelView = EmptyView | RunView;

export interface EmptyView {
  readonly kind: 'empty';
  /** Suites of the workspace that could be run. */
  readonly suites: readonly SuiteChoice[];
  /** False in Restricted Mode: preview only, and the panel says so. */
  readonly trusted: boolean;
}

export interface SuiteChoice {
  readonly uri: string;
  readonly id: string;
  readonly path: string;
  /** The model that the suite names. */
  readonly model: string;
}

export interface RunView {
  readonly kind: 'run';
  readonly trusted: boolean;
  readonly header: RunHeader;
  /** Present while the run goes on: the view shows what is there so far. */
  readonly progress?: { readonly done: number; readonly of: number };
  /** Present when the policy or suite was edited since: what is shown is of before. */
  readonly stale?: string;
  readonly baseline: Baseline;
  /** What changed against the baseline; absent where there is no baseline. */
  readonly changes?: Changes;
  readonly rates: readonly RateRow[];
  readonly layers: LayerBar;
  readonly matrix: Matrix;
  readonly cases: readonly CaseRow[];
  /** The case that is open. */
  readonly selected?: CaseView;
}

export interface RunHeader {
  readonly policy: { readonly id: string; readonly version: string; readonly source: string; readonly target: Target };
  readonly suite: SuiteChoice & { readonly target: Target };
  readonly model: string;
  readonly mode: 'run' | 'preview';
  /** For people: `42 cases · 12 Nov, 10:15 · 4 ms`. */
  readonly note: string;
  readonly counts: {
    readonly total: number;
    readonly passed: number;
    readonly failed: number;
    readonly notEvaluated: number;
  };
}

/** A place in a file that a click opens. Zero-based, UTF-16. */
export interface Target {
  readonly uri: string;
  readonly line: number;
  readonly character: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

export interface Baseline {
  /** The chosen run's id, or null: compared with nothing. */
  readonly selected: string | null;
  readonly options: readonly { readonly id: string; readonly label: string; readonly detail: string }[];
}

export type Tone = 'good' | 'bad' | 'held' | 'plain';

export interface Changes {
  readonly tiles: readonly ChangeTile[];
  /** In words: `3 more of 120 legitimate requests are refused; could be chance, p = 0.25`. */
  readonly summary: string;
  readonly groups: readonly FlipGroup[];
}

export type ChangeKind = 'new-false-refusal' | 'new-miss' | 'fixed' | 'changed';

export interface ChangeTile {
  readonly change: ChangeKind;
  readonly count: number;
  readonly label: string;
  readonly tone: Tone;
}

/** Flips that one rule (or the model) decides now. */
export interface FlipGroup {
  readonly title: string;
  /** The rule's place, where a rule decides. */
  readonly target?: Target;
  /** `action · now decides 3` */
  readonly note: string;
  readonly tone: Tone;
  readonly flips: readonly FlipRow[];
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
  /** The key of the twin's row, where there is one. */
  readonly twin?: { readonly key: string; readonly case: string };
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
  readonly parts: readonly {
    readonly label: string;
    readonly count: number;
    readonly by: 'model' | Layer | 'missed';
  }[];
}

/** Attacks by who stopped them: model × guardrail. */
export interface Matrix {
  readonly both: number;
  readonly modelOnly: number;
  readonly guardrailOnly: number;
  readonly nobody: number;
}

export interface CaseRow {
  /** Unique in the view: the case id, and the repeat where there are several. */
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly status: 'passed' | 'failed' | 'not-evaluated';
  readonly label: VerdictLabel;
  readonly verdict: Verdict;
  readonly decidedBy?: string;
  readonly falseRefusal: boolean;
  readonly miss: boolean;
  readonly stoppedBy: 'both' | 'model' | 'guardrail' | 'nobody';
  readonly tags: readonly string[];
  readonly excerpt: string;
}

/** One case, as its pipeline. */
export interface CaseView {
  readonly key: string;
  readonly case: string;
  readonly kind: Kind;
  readonly expected: string;
  readonly label: VerdictLabel;
  readonly status: CaseRow['status'];
  /** What was not as expected, or why the case was not evaluated. */
  readonly failures: readonly string[];
  readonly target?: Target;
  readonly twin?: { readonly key: string; readonly case: string };
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
  /** `args.amount` is 55 · `values.refund_limit` is 40 */
  readonly saw: readonly { readonly name: string; readonly value: string }[];
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

/** From the panel to its host. */
export type PanelMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly target: Target }
  | { readonly kind: 'select'; readonly key: string | null }
  | { readonly kind: 'baseline'; readonly id: string | null }
  | {
      readonly kind: 'run';
      readonly suite: string;
      readonly mode: 'run' | 'preview';
      readonly cases?: readonly string[];
    }
  | { readonly kind: 'cancel' };

/** From the host to the panel. `filter` shows the cases that a rule decided. */
export type HostMessage =
  | { readonly kind: 'view'; readonly view: PanelView }
  | { readonly kind: 'filter'; readonly rule: string };
