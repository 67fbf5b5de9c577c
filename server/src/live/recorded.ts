import { basename, dirname } from 'node:path';
import type { LiveParts } from './liveState.ts';

/** How long it is waited for more, in milliseconds: who records writes again and again. */
const pauseMs = 250;

/** Looks again at what somebody else may have recorded: the command line, another window, a person who deletes files. */
export function noteRecorded(paths: readonly string[], parts: LiveParts): void {
  const { answers, judge, baselines, want } = parts;
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

/** Whether the record of a run is among these paths; a folder may hold any. */
function namedBy(paths: readonly string[]): (run: string) => boolean {
  const runs = new Set(paths.map((path) => basename(path, '.json')));
  const isAny = paths.some((path) => !path.endsWith('.json'));
  return (run) => isAny || runs.has(run);
}
