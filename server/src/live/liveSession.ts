import { keptRows } from '#view/rows.ts';
import { openDocumentStore } from '../documentStore.ts';
import { pathOfUri } from '../lsp/uri.ts';
import { reportingFailures, type Schedule } from '../schedule.ts';
import { createBaselines } from './baselines/createBaselines.ts';
import { createFoundAnswers } from './foundAnswers.ts';
import { createJudge } from './judge.ts';
import type { Handlers, LiveParts, LiveState } from './liveState.ts';
import { lookAt } from './look.ts';
import type { FromLive, ToLive } from './messages.ts';
import { panelHandlers } from './panelMessages.ts';
import { createProbes } from './probes.ts';
import { noteAnswers, noteRecorded } from './recorded.ts';
import { noChoice } from './shown.ts';
import { singleFlight } from './singleFlight.ts';
import { createSuiteIndex } from './suiteIndex.ts';
import { viewUpdates } from './updateView.ts';
import { answerQuestion } from './verdicts/answerQuestion.ts';
import { keptRuleCounts } from './verdicts/ruleCounts.ts';
import { shownAnswers } from './verdicts/shownAnswers.ts';

export interface LiveSessionHost {
  readonly schedule: Schedule;
  /** The time, in milliseconds. */
  now(): number;
  post(message: FromLive): void;
}

/** How long a pause in the typing is, in milliseconds, before a suite is read again that is edited. */
const pauseMs = 250;

/**
 * What judges as the author types. It hears what the editor says of its texts, and what the panel asks for, and posts
 * views. INVARIANT: it reads files, and git; it calls no model, no tool and no service, and has no key.
 */
export function createLiveSession({ schedule, now, post }: LiveSessionHost): (message: ToLive) => void {
  const failed = (error: unknown): void =>
    post({
      kind: 'log',
      level: 'error',
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  const handlers = liveHandlers(createParts({ schedule: reportingFailures(schedule, failed), now, post }));
  return (message) => {
    try {
      handlers[message.kind](message as never);
    } catch (error) {
      failed(error);
    }
  };
}

function createParts({ schedule, now, post }: LiveSessionHost): LiveParts {
  const store = openDocumentStore([]);
  const warn = (message: string): void => post({ kind: 'log', level: 'warn', message });
  const state: LiveState = {
    focus: undefined,
    again: undefined,
    isWatched: false,
    settled: false,
    touched: new Set(),
    choice: noChoice,
    comparedWith: new Map(),
    actions: { kind: 'all' },
    trusted: false,
    running: undefined,
    shown: undefined,
    part: undefined,
    context: undefined,
    findRows: keptRows(),
    sent: '',
  };
  const answers = createFoundAnswers(store, warn);
  const judge = createJudge({ store, answersFor: answers.answersFor });
  const countRules = keptRuleCounts();
  const baselines = createBaselines({ store, judge, schedule, isTrusted: () => state.trusted, warn });
  const parts: LiveParts = {
    store,
    suites: createSuiteIndex(store),
    answers,
    judge,
    baselines,
    probes: createProbes(store),
    shownAnswers: shownAnswers((question) => answerQuestion(question, { store, shown: state.shown, countRules }), post),
    state,
    post,
    later: (work, delayMs = 0) =>
      void schedule(delayMs, async () => {
        await work();
        updates.want();
      }),
    want: (delayMs) => updates.want(delayMs),
  };
  const updates = singleFlight({
    schedule,
    work: viewUpdates(parts),
    idle: judge.lookAhead,
    now,
  });
  return parts;
}

function liveHandlers(parts: LiveParts): Handlers<ToLive> {
  const { store, suites, answers, judge, baselines, shownAnswers: verdicts, state, want } = parts;
  const ofPanel = panelHandlers(parts);
  /** By a policy, all is judged at once; a suite is read again when the author pauses. */
  const edited = (uri: string): void => {
    state.touched.add(pathOfUri(uri));
    const kind = store.draft(uri)?.kind;
    if (kind !== 'policy') suites.changed();
    want(kind === 'suite' ? pauseMs : 0);
  };
  return {
    folders: ({ paths }) => {
      store.setFolders(paths);
      suites.changed();
      want();
    },
    opened: ({ uri, languageId, version, text }) => {
      store.open(uri, languageId, version, text);
      edited(uri);
    },
    edited: ({ uri, changes, version }) => {
      store.change(uri, changes, version);
      edited(uri);
    },
    closed: ({ uri }) => {
      store.close(uri);
      suites.changed();
      want();
    },
    turnedTo: ({ uri }) => {
      state.touched.add(pathOfUri(uri));
      want();
    },
    files: () => {
      store.search.again();
      suites.changed();
      baselines.changed('files');
      noteRecorded([], parts);
    },
    recorded: ({ paths }) => noteRecorded(paths, parts),
    trust: ({ trusted }) => {
      state.trusted = trusted;
      baselines.changed('files');
      want();
    },
    show: ({ suite, model }) => lookAt({ suite, ...(model !== undefined && { model }) }, parts),
    running: (message) => {
      state.running = message;
      noteAnswers(parts);
      want();
    },
    unwritten: ({ answer }) => answers.keep(answer),
    ran: (message) => {
      if (state.running?.suite === message.suite) state.running = undefined;
      noteAnswers(parts);
      judge.suites.ran(message);
      baselines.changed('runs');
      want();
    },
    ask: verdicts.answer,
    panel: ({ message }) => {
      // What the client does by itself may come here as well.
      const handle = (ofPanel as Partial<Record<string, (message: never) => void>>)[message.kind];
      handle?.(message as never);
    },
  };
}
