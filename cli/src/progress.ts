import { count } from '#engine/report/figures.ts';
import type { RunProgress } from '#engine/run/plan.ts';
import type { World } from './world.ts';

export interface ProgressLine {
  show(progress: RunProgress): void;
  clear(): void;
}

const refreshMs = 100;
const eraseLine = '\r\u001b[K';

/** One line on the standard error that says how far a run is; on a terminal only. A run of an instant shows none. */
export function progressLine({ stderr }: World, elapsed: () => number): ProgressLine {
  if (!stderr.isTerminal) return { show: () => undefined, clear: () => undefined };
  let shownAt = elapsed();
  let isShown = false;
  return {
    show: ({ done, of }) => {
      if (elapsed() - shownAt < refreshMs) return;
      shownAt = elapsed();
      isShown = true;
      stderr.write(`${eraseLine}${done} of ${count(of, 'case')}`);
    },
    clear: () => {
      if (isShown) stderr.write(eraseLine);
      isShown = false;
    },
  };
}
