import type { ActionScope } from '#protocol/panel/actions.ts';
import type { LookedAt } from '#protocol/panel/messages.ts';
import type { ViewContext } from '#view/context.ts';
import type { keptRows } from '#view/rows.ts';
import type { DocumentStore } from '../documentStore.ts';
import type { Baselines } from './baselines/createBaselines.ts';
import type { PartInSight } from './drawPart.ts';
import type { Focus } from './focus.ts';
import type { FoundAnswers } from './foundAnswers.ts';
import type { Judge } from './judge.ts';
import type { FromLive, ToLive } from './messages.ts';
import type { Probes } from './probes.ts';
import type { PanelChoice, Shown } from './shown.ts';
import type { SuiteIndex } from './suiteIndex.ts';
import type { ShownAnswers } from './verdicts/shownAnswers.ts';

/** What the parts of a session share. */
export interface LiveParts {
  readonly store: DocumentStore;
  readonly suites: SuiteIndex;
  readonly answers: FoundAnswers;
  readonly judge: Judge;
  readonly baselines: Baselines;
  readonly probes: Probes;
  /** What the editor shows at the lines of cases and rules. */
  readonly shownAnswers: ShownAnswers;
  readonly state: LiveState;
  post(message: FromLive): void;
  /** Does what takes a while, now or after so many milliseconds, and shows what came of it. */
  later(work: () => Promise<void>, delayMs?: number): void;
  /** What is shown may be another one now. */
  want(delayMs?: number): void;
}

/** What changes while the author works. */
export interface LiveState {
  focus: Focus | undefined;
  /** What was looked at in the window before, until it is shown: what opens meanwhile was open before, too. */
  again: LookedAt | undefined;
  /** Whether the panel has been open: until then, only hints and lenses show what is judged. */
  isWatched: boolean;
  /** Whether the panel has shown something, or somebody has said what: nothing is looked at again from then on. */
  settled: boolean;
  /** The files that were opened, edited or turned to since the focus was chosen: what is shown follows the author. */
  readonly touched: Set<string>;
  choice: PanelChoice;
  /** The baselines that were chosen in the suites that were in focus before. */
  readonly comparedWith: Map<string, PanelChoice['baseline']>;
  /** Which calls are previewed; those of a trace need its text. */
  actions:
    | Exclude<ActionScope, { kind: 'trace' }>
    | (Extract<ActionScope, { kind: 'trace' }> & { readonly text: string });
  trusted: boolean;
  running: Extract<ToLive, { kind: 'running' }> | undefined;
  shown: Shown | undefined;
  /** While only a part of a large suite is judged. */
  part: PartInSight | undefined;
  /** What the last view was built of. */
  context: ViewContext | undefined;
  /** Finds the rows of the case list. */
  readonly findRows: ReturnType<typeof keptRows>;
  /** The last view that was sent, as JSON. */
  sent: string;
}

/** Handlers of messages, one for each kind. */
export type Handlers<Message extends { readonly kind: string }> = {
  readonly [Kind in Message['kind']]: (message: Extract<Message, { kind: Kind }>) => void;
};
