export type Work = () => void | Promise<void>;

/** Does work after so many milliseconds, and gives what calls it off. Tests hand in one that has no clock. */
export type Schedule = (delayMs: number, work: Work) => () => void;

export const systemSchedule: Schedule = (delayMs, work) => {
  const timer = setTimeout(work, delayMs);
  return () => clearTimeout(timer);
};

/** Work that is asked for again and again, and done once. */
export interface PutOff {
  /** Does the work when nobody has asked again for so many milliseconds. */
  in(delayMs: number): void;
  never(): void;
}

/** Who goes on asking does not keep the work from being done for longer than this, in milliseconds. */
const longestWait = 1000;

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
