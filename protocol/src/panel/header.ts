import type { Target } from './target.ts';

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

export interface SuiteChoice {
  readonly uri: string;
  readonly id: string;
  readonly path: string;
  /** The model that the suite names. */
  readonly model: string;
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

/** Something to choose from. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
}
