import type { Option } from './header.ts';

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
