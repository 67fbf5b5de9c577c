import type { ActionScope } from '#protocol/panel.ts';
import type { ViewContext } from '#view/context.ts';
import type { keptRows } from '#view/rows.ts';
import type { DocumentStore } from '../documentStore.ts';
import type { Baselines } from './baselines/createBaselines.ts';
import type { Focus } from './focus.ts';
import type { FoundAnswers } from './foundAnswers.ts';
import type { Judge } from './judge.ts';
import type { FromLive, ToLive } from './messages.ts';
import type { Probes } from './probes.ts';
import type { PanelChoice, Shown } from './shown.ts';
import type { SuiteIndex } from './suiteIndex.ts';

/** What the parts of a session share. */
export interface LiveParts {
  readonly store: DocumentStore;
  readonly suites: SuiteIndex;
  readonly answers: FoundAnswers;
  readonly judge: Judge;
  readonly baselines: Baselines;
  readonly probes: Probes;
  readonly state: LiveState;
  post(message: FromLive): void;
  /** Does what takes a while, and shows what came of it. */
  later(work: () => Promise<void>): void;
  /** What is shown may be another one now. */
  want(delayMs?: number): void;
}

/** What changes while the author works. */
export interface LiveState {
  focus: Focus | undefined;
  /** The files that were opened or edited since the focus was chosen: what is shown follows the author. */
  readonly touched: Set<string>;
  choice: PanelChoice;
  /** Which calls are previewed; those of a trace need its text. */
  actions: Exclude<ActionScope, { kind: 'trace' }> | { readonly kind: 'trace'; readonly text: string };
  trusted: boolean;
  running: Extract<ToLive, { kind: 'running' }> | undefined;
  shown: Shown | undefined;
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
