export type Work = () => void | Promise<void>;

/** Does work after so many milliseconds, and gives what calls it off. Tests hand in one that has no clock. */
export type Schedule = (delayMs: number, work: Work) => () => void;

/** An answer that is ready is sent before the work begins: it would wait for it otherwise. */
export const systemSchedule: Schedule = (delayMs, work) => {
  let turn: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    turn = setImmediate(work);
  }, delayMs);
  return () => {
    clearTimeout(timer);
    clearImmediate(turn);
  };
};

/** Work that takes less than this, in milliseconds, is done on each keystroke: nobody types faster than it can be done. */
const quick = 100;

const longestPause = 250;

/** How long work that takes so long waits for a pause in the typing: as long as it takes itself, but not without end. In milliseconds. */
export const pauseBefore = (tookMs: number): number => (tookMs < quick ? 0 : Math.min(tookMs, longestPause));

/** Work that is asked for again and again, and done once. */
export interface PutOff {
  /** Does the work when nobody has asked again for so many milliseconds. */
  in(delayMs: number): void;
  never(): void;
}

/** Who goes on asking does not keep the work from being done for longer than this, in milliseconds. */
const longestWait = 1000;

/** Asked for again before its time, the work is done later, and once. */
export function putOff(schedule: Schedule, work: Work): PutOff {
  let callOff: (() => void) | undefined;
  let latest = Number.POSITIVE_INFINITY;
  return {
    in(delayMs) {
      const now = performance.now();
      latest = callOff ? latest : now + longestWait;
      callOff?.();
      callOff = schedule(Math.max(0, Math.min(delayMs, latest - now)), () => {
        callOff = undefined;
        return work();
      });
    },
    never() {
      callOff?.();
      callOff = undefined;
    },
  };
}

/** A schedule whose work may fail: `report` is told, and nothing else comes of it. */
export function reportingFailures(schedule: Schedule, report: (error: unknown) => void): Schedule {
  return (delayMs, work) =>
    schedule(delayMs, async () => {
      try {
        await work();
      } catch (error) {
        report(error);
      }
    });
}
