import type { PanelView } from '#protocol/panel/view.ts';
import type { DocumentStore } from '../documentStore.ts';
import { pathOfUri } from '../lsp/uri.ts';
import type { LiveThread, StartLive } from './liveHost.ts';
import type { Answered, FromLive, ToLive } from './messages.ts';
import { openQuestions } from './verdicts/openQuestions.ts';
import type { Answers, QuestionKind, QuestionOf, ShownAt } from './verdicts/questions.ts';

/** The server's end of what judges as the author types. */
export interface Live extends Verdicts {
  tell(message: ToLive): void;
  end(): void;
}

/** What was judged last. */
export interface Verdicts {
  /**
   * Undefined where the question is about something else than what is in focus, or nothing is judged yet.
   * @param at where the answer is shown: the client is told to ask again when it would be another one
   */
  ask<Kind extends QuestionKind>(question: QuestionOf<Kind>, at?: ShownAt): Promise<Answers[Kind] | undefined>;
}

/** What the thread says by itself. */
export type Said = Exclude<FromLive, Answered>;

export interface LiveSetting {
  readonly store: DocumentStore;
  isTrusted(): boolean;
  start: StartLive;
  hear(message: Said): void;
}

/** A thread that is lost this often in a row is not started again until something is asked of it anew. */
const mostLosses = 3;

/**
 * Keeps a thread that judges, from the first time that anybody wants to see something. One that is lost is started again,
 * told all that the one before knew of the editor, and shows what that one has shown.
 */
export function createLive({ store, isTrusted, start, hear }: LiveSetting): Live {
  let thread: LiveThread | undefined;
  let losses = 0;
  /** Whether the thread has been asked for more than what it was told when it began. */
  let isAsked = false;
  let shown: PanelView | undefined;
  const questions = openQuestions();

  const said = (message: Said): void => {
    if (message.kind === 'panel' && message.message.kind === 'view') shown = message.message.view;
    // One that shows something, and falls each time that it has, has not recovered.
    if (message.kind === 'panel' && isAsked) losses = 0;
    hear(message);
  };
  const heard = (message: FromLive): void => (message.kind === 'answer' ? questions.answered(message) : said(message));
  const lost = (reason: string): void => {
    thread = undefined;
    losses++;
    const isGivenUp = losses >= mostLosses;
    const end = isGivenUp ? ', and is not tried again before something is asked of the panel' : '';
    hear({ kind: 'log', level: 'error', message: `judging as you type has failed: ${reason}${end}` });
    if (!isGivenUp) begin();
    // The next thread does not know which answers are shown.
    questions.letGo();
    hear({ kind: 'verdicts', surfaces: ['hints', 'lenses'] });
  };
  const begin = (): LiveThread => {
    isAsked = false;
    const begun = start(heard, lost);
    for (const message of [...knownOf(store, isTrusted()), ...shownBy(shown)]) begun.tell(message);
    thread = begun;
    return begun;
  };
  return {
    tell(message) {
      if (!thread && !isWanting(message)) return;
      const told = thread ?? begin();
      isAsked = true;
      told.tell(message);
    },
    async ask(question, at) {
      // It asks for no more than what the thread has judged: that it answers says nothing of whether it has recovered.
      const asked = thread ?? (losses < mostLosses ? begin() : undefined);
      return asked && questions.ask(asked, question, at);
    },
    end: () => thread?.end(),
  };
}

/** Without a panel that is open, a run or a question, nobody looks: no thread is started for what is typed. */
const isWanting = ({ kind }: ToLive): boolean => kind === 'panel' || kind === 'show';

/** All that an editor has said so far. */
function knownOf({ folders, drafts }: DocumentStore, trusted: boolean): readonly ToLive[] {
  const opened = drafts().map(
    ({ uri, document }): ToLive => ({
      kind: 'opened',
      uri,
      languageId: document.languageId,
      version: document.version,
      text: document.getText(),
    }),
  );
  return [{ kind: 'folders', paths: folders.all }, { kind: 'trust', trusted }, ...opened];
}

/** The suite, the model and the baseline that were looked at. */
function shownBy(view: PanelView | undefined): readonly ToLive[] {
  if (view?.kind !== 'live') return [];
  const { header, baseline } = view;
  return [
    { kind: 'show', suite: pathOfUri(header.suite.uri), model: header.model },
    { kind: 'panel', message: { kind: 'baseline', id: baseline.selected } },
  ];
}
