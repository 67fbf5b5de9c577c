import type { Schedule, Work } from '../../src/schedule.ts';

/** A schedule without a clock: what is put off is done when the test says so, what is due first at first. */
export interface ManualSchedule {
  readonly schedule: Schedule;
  readonly isIdle: boolean;
  /** Does all that is put off now, and what that puts off. */
  runAll(): Promise<void>;
}

interface Task {
  readonly delayMs: number;
  readonly work: Work;
}

export function manualSchedule(): ManualSchedule {
  const tasks = new Set<Task>();
  const next = (): Task | undefined => [...tasks].sort((a, b) => a.delayMs - b.delayMs)[0];
  return {
    schedule: (delayMs, work) => {
      const task = { delayMs, work };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    get isIdle() {
      return tasks.size === 0;
    },
    async runAll() {
      for (let task = next(); task; task = next()) {
        tasks.delete(task);
        await task.work();
      }
    },
  };
}
