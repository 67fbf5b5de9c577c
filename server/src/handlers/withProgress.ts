import type { WorkDoneProgressReporter } from 'vscode-languageserver';

/** Hears which share of some work is done: from 0 to 1, never less than before. */
type OnShare = (share: number) => void;

/** Does work that takes its time, and tells an editor that wants to know how far it is. */
export async function withProgress<T>(
  progress: WorkDoneProgressReporter,
  title: string,
  work: (onShare: OnShare) => T | Promise<T>,
): Promise<T> {
  progress.begin(title, 0, undefined, true);
  try {
    return await work((share) => progress.report(Math.floor(100 * share)));
  } finally {
    progress.done();
  }
}
