import type { RateValue } from './rates.ts';

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
