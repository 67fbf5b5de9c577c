import { basename, dirname } from 'node:path';
import type { LiveParts } from './liveState.ts';

/** How long it is waited for more, in milliseconds: who records writes again and again. */
const pauseMs = 250;

/** How long after the news of a folder it is looked into once more, in milliseconds. */
const secondLookMs = 1_000;

/** Looks again at what somebody else may have recorded: the command line, another window, a person who deletes files. */
export function noteRecorded(paths: readonly string[], parts: LiveParts): void {
  look(paths, parts);
  const folders = paths.filter(isFolder);
  // An editor tells of a new folder before anything is in it, and not always of what comes into it next.
  if (folders.length > 0) parts.later(async () => look(folders, parts), secondLookMs);
}

function look(paths: readonly string[], { answers, judge, baselines, want }: LiveParts): void {
  const news = answers.news();
  if (news !== 'none') {
    judge.suites.answersChanged(news);
    baselines.changed('answers');
  }
  const others = paths.filter((path) => !isAnswersFile(path));
  if (others.length > 0) baselines.recordsChanged(namedBy(others));
  want(pauseMs);
}

/** Looks again at what a run of this editor has recorded so far. What it could not write is in no file. */
export function noteAnswers({ answers, judge, baselines }: LiveParts): void {
  judge.suites.answersChanged(answers.news() === 'replaced' ? 'replaced' : 'added');
  baselines.changed('answers');
}

const isAnswersFile = (path: string): boolean => basename(dirname(path)) === 'answers';

/** Whether it is one of the folders that records are kept in: what is kept has an extension. */
const isFolder = (path: string): boolean => /^(\.railwright|[^.]+)$/.test(basename(path));

/** Whether the record of a run is among these paths; a folder may hold any. */
function namedBy(paths: readonly string[]): (run: string) => boolean {
  const runs = new Set(paths.map((path) => basename(path, '.json')));
  const isAny = paths.some((path) => !path.endsWith('.json'));
  return (run) => isAny || runs.has(run);
}
