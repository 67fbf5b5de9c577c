import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import type { RunProgress } from '#engine/run/plan.ts';
import type { NotEvaluated } from '#engine/run/result.ts';
import type { HostMessage, LookedAt, PanelMessage } from '#protocol/panel/messages.ts';
import type { RunParams, Status } from '#protocol/requests.ts';
import type { UnwrittenAnswer } from '../runs/answerStores.ts';
import type { Answers, Question, QuestionKind, ShownAt, Surface } from './verdicts/questions.ts';

/** To the thread that judges. What the editor says of its texts is handed on as it is said; paths are absolute. */
export type ToLive =
  | { readonly kind: 'folders'; readonly paths: readonly string[] }
  | {
      readonly kind: 'opened';
      readonly uri: string;
      readonly languageId: string;
      readonly version: number;
      readonly text: string;
    }
  | {
      readonly kind: 'edited';
      readonly uri: string;
      readonly changes: TextDocumentContentChangeEvent[];
      readonly version: number;
    }
  | { readonly kind: 'closed'; readonly uri: string }
  /** The author has turned to a file that is open. */
  | { readonly kind: 'turnedTo'; readonly uri: string }
  /** Files on the disk are others, or have come or gone. */
  | { readonly kind: 'files' }
  /** Something has been written below `.railwright`, or is gone: what the command line or another window has recorded. */
  | { readonly kind: 'recorded'; readonly paths: readonly string[] }
  | { readonly kind: 'trust'; readonly trusted: boolean }
  /** A suite is to be shown: it was run, or previewed; with the model's answers, or those of its own model. */
  | { readonly kind: 'show'; readonly suite: string; readonly model?: string }
  | { readonly kind: 'running'; readonly suite: string; readonly progress: RunProgress }
  /** A run has ended. Its answers are on record; what it could not get is said here, by the keys of the cases. */
  | {
      readonly kind: 'ran';
      readonly suite: string;
      /** The name of the model that was asked. */
      readonly model: string;
      readonly failures: readonly (readonly [string, NotEvaluated])[];
    }
  /** An answer that the disk does not hold, so that nobody finds it there. */
  | { readonly kind: 'unwritten'; readonly answer: UnwrittenAnswer }
  | { readonly kind: 'panel'; readonly message: PanelMessage }
  /** Answered at once, with what was judged last. `at`: where the answer is shown. */
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question; readonly at?: ShownAt };

/** From the thread that judges. */
export type FromLive =
  | { readonly kind: 'panel'; readonly message: HostMessage }
  | { readonly kind: 'status'; readonly status: Status }
  /** What is looked at is another suite, or something else was chosen for it. */
  | { readonly kind: 'lookedAt'; readonly lookedAt: LookedAt }
  | Answered
  /** Answers that are shown on these surfaces would be other ones now. */
  | { readonly kind: 'verdicts'; readonly surfaces: readonly Surface[] }
  /** The panel wants these cases to be run. */
  | { readonly kind: 'run'; readonly params: RunParams }
  /** A case is to be written into a suite, as an edit of it. */
  | { readonly kind: 'newCase'; readonly suite: string; readonly value: object }
  | { readonly kind: 'log'; readonly level: 'warn' | 'error'; readonly message: string };

/** The answer to a question, by its number. */
export interface Answered {
  readonly kind: 'answer';
  readonly id: number;
  readonly answer: Answers[QuestionKind] | undefined;
}
