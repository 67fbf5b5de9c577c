import type { ActionsView } from './actions.ts';
import type { Baseline } from './baseline.ts';
import type { CaseView } from './caseView.ts';
import type { Changes } from './changes.ts';
import type { Header, SuiteChoice } from './header.ts';
import type { HistoryView } from './history.ts';
import type { LayerBar, Matrix } from './layers.ts';
import type { ProbeRow, ProbesProblem } from './probes.ts';
import type { RateRow, Slice } from './rates.ts';

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

/** A suite, judged by its policy as it stands in the editor, on the answers that are recorded. */
export interface LiveView {
  readonly kind: 'live';
  readonly trusted: boolean;
  readonly header: Header;
  /** Present while a run goes on, or while a large suite is read: the view shows what is there so far. */
  readonly progress?: { readonly verb: 'running' | 'reading' | 'judging'; readonly done: number; readonly of: number };
  /** Why what is shown is of an earlier text: `the policy has an error in support.policy.yaml:12: …`. */
  readonly problem?: string;
  /** Why it is not of all cases: `1 case is not judged: the suite has an error in support.suite.yaml:14: …`. */
  readonly leftOut?: string;
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
  readonly probesProblem?: ProbesProblem;
  /** The stored runs, oldest first; absent where there are less than two. */
  readonly history?: HistoryView;
  /** The rows of the case list are asked for by a query: what was answered holds as long as this number stays. */
  readonly rowsVersion: number;
  /** The case that is open. */
  readonly selected?: CaseView;
}
