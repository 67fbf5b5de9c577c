import { count } from '#engine/report/figures.ts';
import type { World } from './world.ts';

/** One line on the standard error that says how many lines were read; on a terminal only. */
export interface LineCounter {
  add(lines: number): void;
  clear(): void;
}

const refreshMs = 100;
const eraseLine = '\r\u001b[K';

export function lineCounter({ stderr }: World): LineCounter {
  if (!stderr.isTerminal) return { add: () => undefined, clear: () => undefined };
  let total = 0;
  let shownAt = performance.now();
  let isShown = false;
  return {
    add: (lines) => {
      total += lines;
      if (performance.now() - shownAt < refreshMs) return;
      shownAt = performance.now();
      isShown = true;
      stderr.write(`${eraseLine}${count(total, 'line')} read`);
    },
    clear: () => {
      if (isShown) stderr.write(eraseLine);
      isShown = false;
    },
  };
}
