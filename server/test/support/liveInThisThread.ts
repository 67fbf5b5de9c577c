import type { StartLive } from '../../src/live/liveHost.ts';
import { createLiveSession } from '../../src/live/liveSession.ts';
import type { Schedule } from '../../src/schedule.ts';

/** What judges as the author types, without a thread of its own: what it is told, and what it says, is copied all the same. */
export const liveInThisThread =
  (schedule: Schedule): StartLive =>
  (hear) => {
    const session = createLiveSession({
      schedule,
      now: () => performance.now(),
      post: (message) => hear(structuredClone(message)),
    });
    return { tell: (message) => session(structuredClone(message)), end: () => undefined };
  };
