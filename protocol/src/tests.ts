import type { Kind } from '#schemas/generated/run.ts';
import type { Target } from './panel/target.ts';

/** A suite as the Test Explorer lists it. Its cases are not read for that. */
export interface TestSuite {
  readonly uri: string;
  readonly id: string;
  /** The path as people see it. */
  readonly path: string;
}

/** What stands below a suite. */
export interface TestKinds {
  /** The line that says what the suite is called. */
  readonly range?: TestRange;
  readonly kinds: readonly { readonly kind: Kind; readonly count: number }[];
  /** What keeps the suite from being run: `support.suite.yaml:3: …`. */
  readonly problem?: string;
}

/** Zero-based, UTF-16. */
export type TestRange = Omit<Target, 'uri'>;

export interface TestCase {
  readonly id: string;
  /** The file that it stands in, where that is not the suite: a data set. */
  readonly uri?: string;
  /** Absent for a row of a JSON file, which has no line of its own. */
  readonly range?: TestRange;
  /** The expectation, in words: `block in input`. */
  readonly expected: string;
  readonly tags: readonly string[];
}

/** What an edit made other than it was. */
export interface TestsChanged {
  /** Whether suites have come or gone, or are called otherwise. */
  readonly isListOther: boolean;
  /** Of the suites whose kinds were asked for: those that an edit touched, and whether their cases are others now, or stand elsewhere. */
  readonly suites: readonly { readonly uri: string; readonly areCasesOther: boolean }[];
  /** What was run on texts that read otherwise now: these cases, or all of a suite. */
  readonly outdated: readonly { readonly suite: string; readonly cases: readonly string[] | 'all' }[];
}

/** What becomes of a run, as it becomes known. */
export type TestRunEvent =
  | {
      readonly kind: 'started';
      readonly run: string;
      readonly suite: string;
      readonly mode: 'run' | 'preview';
      /** The model that answers. */
      readonly model: string;
      /** Only these cases, where not all are run. */
      readonly cases?: readonly string[];
      readonly only?: Kind;
    }
  | {
      readonly kind: 'results';
      readonly run: string;
      readonly suite: string;
      readonly results: readonly TestResult[];
    }
  | { readonly kind: 'ended'; readonly run: string; readonly suite: string };

/** What a case did in a run; of a case that is repeated, all of it. */
export interface TestResult {
  readonly case: string;
  readonly kind: Kind;
  /** `errored`: the model or a service failed. `skipped`: on purpose, or for want of an answer that a preview does not ask for. */
  readonly state: 'passed' | 'failed' | 'errored' | 'skipped';
  /** How long the model took, in milliseconds; absent where its answer was on record. */
  readonly durationMs?: number;
  /** In one line, without control characters. */
  readonly summary: string;
  /** Why it did not pass. */
  readonly message?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** Where it is written what a case expects that failed; absent for a row of a data set, and where that is nowhere. */
  readonly expectation?: Target;
  /** The rule that decided. */
  readonly rule?: { readonly id: string; readonly place: Target };
}

/** Which rules of a policy file were reached in a run. */
export interface PolicyCoverage {
  readonly uri: string;
  readonly rules: readonly RuleCoverage[];
}

export interface RuleCoverage {
  readonly id: string;
  readonly range: TestRange;
  /** The number of cases in which it matched. */
  readonly matched: number;
  readonly branches: readonly {
    /** `when does not hold` */
    readonly label: string;
    readonly range: TestRange;
    readonly cases: number;
  }[];
}
