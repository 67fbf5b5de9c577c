import type { Verdict } from '#schemas/generated/run.ts';
import type { ActionScope } from './actions.ts';
import type { CaseQuery, CaseRows } from './cases.ts';
import type { Target } from './target.ts';
import type { PanelView } from './view.ts';

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
  /** It was read why the last change of the probes came to nothing. */
  | { readonly kind: 'dismissProbesProblem' }
  /** Writes the probe into the suite, as an edit of it. */
  | { readonly kind: 'probeToCase'; readonly id: string }
  /** Writes the exchange of a call of the pasted trace into the suite, as an edit of it. */
  | { readonly kind: 'traceToCase'; readonly call: number }
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
