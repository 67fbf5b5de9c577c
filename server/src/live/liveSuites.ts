import { type Watched, watched } from '#engine/document/deriveFrom.ts';
import type { Documents } from '#engine/document/documents.ts';
import type { NotEvaluated } from '#engine/run/result.ts';
import type { Focus } from './focus.ts';
import { type LiveSuite, type LiveSuiteContext, type ReadLiveSuite, readLiveSuite } from './liveSuite.ts';
import type { ToLive } from './messages.ts';

/** The suites that are looked at, as they stand in the editor, with what is on record for them. */
export interface LiveSuites {
  at(focus: Focus): ReadLiveSuite;
  /** Another number whenever answers may be on record that were not, or other ones. */
  readonly news: number;
  answersChanged(how: 'added' | 'replaced'): void;
  /** A run has ended. What it could not get is shown at the cases until it is there, whichever suite is in focus. */
  ran(message: Extract<ToLive, { kind: 'ran' }>): void;
}

/** How many suites are kept: the one in focus, the one that it is compared with, and the one that was looked at before. */
const mostKept = 3;

export function createLiveSuites(context: LiveSuiteContext): LiveSuites {
  const read = keptReadings(context);
  const failures = new Map<string, Map<string, NotEvaluated>>();
  /** As of which news a suite has looked up its answers. */
  const seen = new WeakMap<LiveSuite, number>();
  let news = 0;
  /** The news of which some answers were other ones. */
  let replacing = 0;

  function tellNews(suite: LiveSuite): void {
    const before = seen.get(suite);
    if (before !== undefined && before < replacing) lookUpAll(suite);
    else if (before !== undefined) suite.cases.answersChanged();
    const why = failures.get(nameOf(suite.suite.path, suite.model)) ?? [];
    for (const [key, reason] of why) suite.cases.failed(key, reason);
    seen.set(suite, news);
  }

  return {
    get news() {
      return news;
    },
    at(focus) {
      const found = read(focus);
      const suite = found.kind === 'suite' ? found : found.sound;
      if (suite && seen.get(suite) !== news) tellNews(suite);
      return found;
    },
    answersChanged(how) {
      news++;
      if (how === 'replaced') replacing = news;
    },
    ran(message) {
      news++;
      const name = nameOf(message.suite, message.model);
      failures.set(name, new Map([...(failures.get(name) ?? []), ...message.failures]));
    },
  };
}

function lookUpAll({ cases, times }: LiveSuite): void {
  delete times.first;
  delete times.last;
  cases.answersReplaced();
}

const nameOf = (suite: string, model: string): string => JSON.stringify([suite, model]);

/** A suite is read again when one of its files reads otherwise. */
function keptReadings(context: LiveSuiteContext): (focus: Focus) => ReadLiveSuite {
  const { documents } = context.store;
  const kept = new Map<string, Watched<ReadLiveSuite>>();
  const use = (key: string, reading: Watched<ReadLiveSuite>): ReadLiveSuite => {
    kept.delete(key);
    kept.set(key, reading);
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    return reading.value;
  };
  return (focus) => {
    for (const [key, reading] of [...kept].filter(([known, { value }]) => isOf(value, known, focus))) {
      if (reading.isCurrent(documents)) return use(key, reading);
      kept.delete(key);
    }
    return use(JSON.stringify(focus), watched(documents, readingOf(focus, context)));
  };
}

/** By the focus that it was read for; or because the model that is asked for is the suite's own. */
const isOf = (reading: ReadLiveSuite, key: string, focus: Focus): boolean =>
  key === JSON.stringify(focus) ||
  (reading.kind === 'suite' && reading.suite.path === focus.suite && reading.model === focus.model);

const readingOf =
  (focus: Focus, context: LiveSuiteContext) =>
  (documents: Documents): ReadLiveSuite =>
    readLiveSuite(focus, { ...context, store: { documents } });
