import { putOff, type Schedule } from '../schedule.ts';

/** Work that is begun again when something has changed, and never twice at the same time. */
export interface SingleFlight {
  /** Something has changed: what is under way is stale, and all is done again after so many milliseconds. */
  want(delayMs?: number): void;
}

export interface FlightPlan {
  readonly schedule: Schedule;
  /** Ends early where `isStale` says so: it is begun again then. */
  work(isStale: () => boolean): Promise<void>;
  /** What is done when all is shown. It has to end at once where `isStale` says so: something else is wanted. */
  idle?(isStale: () => boolean): Promise<void>;
  /** The time, in milliseconds. */
  now(): number;
}

/** Who goes on typing sees something all the same: after so many milliseconds, what is under way is brought to its end. */
const mostPatience = 400;

export function singleFlight({ schedule, work, idle, now }: FlightPlan): SingleFlight {
  let wanted = 0;
  let isFlying = false;
  /** Since when somebody waits to see something; undefined where all is shown. */
  let waitingSince: number | undefined;
  const flyOnce = async (): Promise<void> => {
    const begun = wanted;
    const since = waitingSince ?? now();
    const isStale = (): boolean => wanted !== begun && now() - since < mostPatience;
    let wasStale = false;
    await work(() => {
      wasStale ||= isStale();
      return wasStale;
    });
    if (!wasStale) waitingSince = wanted === begun ? undefined : now();
    if (wanted !== begun) await flyOnce();
  };
  const fly = async (): Promise<void> => {
    if (isFlying) return;
    isFlying = true;
    try {
      await flyOnce();
    } finally {
      isFlying = false;
    }
    const shown = wanted;
    await idle?.(() => wanted !== shown);
  };
  const flying = putOff(schedule, fly);
  return {
    want(delayMs = 0) {
      wanted++;
      waitingSince ??= now();
      if (!isFlying) flying.in(delayMs);
    },
  };
}
