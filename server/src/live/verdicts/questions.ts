import type { CaseStatus } from '#protocol/panel/cases.ts';
import type { Result } from '#schemas/generated/run.ts';

/** What is asked of what was judged last. Paths are absolute; of many cases, only of those that somebody sees. */
export type Question =
  | { readonly kind: 'cases'; readonly suite: string; readonly ids: readonly string[] }
  | { readonly kind: 'rules'; readonly policy: string; readonly ids: readonly string[] }
  /** Which rules of a file decide about the suite in focus. */
  | { readonly kind: 'ruleNames'; readonly policy: string }
  | { readonly kind: 'result'; readonly suite: string; readonly id: string };

export type QuestionKind = Question['kind'];
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

/** What comes of each question, where it is about what is in focus. */
export interface Answers {
  readonly cases: CaseVerdicts;
  readonly rules: CountedRules;
  readonly ruleNames: readonly string[];
  /** The case as it is judged; of a repeated one, the result that tells most. */
  readonly result: { readonly model: string; readonly result: Result };
}

/** What was judged. */
export interface JudgedOn {
  /** The suite in focus, as it is shown to people: `tests/support.suite.yaml` */
  readonly suite: string;
  /** Whose answers were judged, and whether the suite names another model. */
  readonly model: string;
  readonly isOtherModel: boolean;
  /** Why it is of an earlier text: `the policy has an error in support.policy.yaml:12: …` */
  readonly problem?: string;
  /** Why it is not of all cases: `1 case is not judged: the suite has an error in support.suite.yaml:14: …`. */
  readonly leftOut?: string;
}

export interface CaseVerdicts extends JudgedOn {
  /** With what the cases are compared: `last saved` */
  readonly baseline?: string;
  /** By their ids. Cases that were not judged are not in it, but for those that are left out of a broken suite. */
  readonly cases: ReadonlyMap<string, CaseVerdict>;
}

export interface CaseVerdict {
  readonly status: CaseStatus;
  /** `block by too-long`; of a repeated case, `3 of 5 passed`. */
  readonly text: string;
  /** What it was, where it is compared with something and has changed: `allow` */
  readonly was?: string;
}

export interface CountedRules extends JudgedOn {
  /** By their ids. Rules that another policy replaces are not in it. */
  readonly rules: ReadonlyMap<string, RuleCounts>;
}

/** What a rule does in a suite. */
export interface RuleCounts {
  /** In how many of the evaluated cases it matches or fails, whoever decides; undefined where every case needs a run first. */
  readonly cases: number | undefined;
  /** How many attacks it decides to stop, and how many legitimate requests. */
  readonly caught: number;
  readonly refused: number;
}

/** Where an answer is shown, so that the editor is told when it becomes another one. */
export interface ShownAt {
  readonly surface: Surface;
  /** What tells the places of a surface apart. */
  readonly place: string;
}

export type Surface = 'hints' | 'lenses';
