import { setTimeout as pause } from 'node:timers/promises';

/** How long one tries, in milliseconds. */
const patience = 30_000;

/**
 * Does something until it works, as a person does: a page that is busy drops keys and clicks at times. The benchmarks and
 * the script that takes pictures do it as well, where no test runs.
 * @throws what went wrong at last
 */
export async function tryAgain<T>(act: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (performance.now() > end) throw error;
    }
    await pause(50);
  }
}
