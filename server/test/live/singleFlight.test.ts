import { expect, test } from 'vitest';
import { singleFlight } from '../../src/live/singleFlight.ts';
import { manualSchedule } from '../support/manualSchedule.ts';

/** Work that takes so many steps; between two of them, something may happen, and the clock goes on. */
function startFlight(steps: number, stepMs: number, happens: (step: number, want: () => void) => void) {
  const manual = manualSchedule();
  const log: string[] = [];
  const clock = { now: 0, step: 0 };
  const flight = singleFlight({
    schedule: manual.schedule,
    now: () => clock.now,
    async work(isStale) {
      log.push(`begun at ${clock.now}`);
      for (let step = 0; step < steps; step++) {
        clock.now += stepMs;
        happens(clock.step++, () => flight.want());
        await Promise.resolve();
        if (isStale()) return void log.push(`let go at ${clock.now}`);
      }
      log.push(`shown at ${clock.now}`);
    },
  });
  return { flight, manual, log };
}

test('an edit during a long judgment lets the old work go, and the new one is begun at once', async () => {
  const { flight, manual, log } = startFlight(5, 50, (step, want) => {
    if (step === 1) want();
  });
  flight.want();
  await manual.runAll();
  expect(log).toEqual(['begun at 0', 'let go at 100', 'begun at 100', 'shown at 350']);
});

test('who types without end sees something all the same, and in the end what was typed last', async () => {
  const { flight, manual, log } = startFlight(5, 50, (step, want) => {
    if (step < 30) want();
  });
  flight.want();
  await manual.runAll();
  const shown = log.filter((line) => line.startsWith('shown'));
  expect(shown.map((line) => Number(/\d+/.exec(line)))).toEqual([600, 1200, 1750]);
});

test('what is wanted while nothing has changed is done once', async () => {
  const { flight, manual, log } = startFlight(1, 10, () => undefined);
  for (let at = 0; at < 5; at++) flight.want();
  await manual.runAll();
  expect(log).toEqual(['begun at 0', 'shown at 10']);
});

test('work that fails does not keep the next from being begun', async () => {
  const manual = manualSchedule();
  let works = 0;
  const flight = singleFlight({
    schedule: manual.schedule,
    now: () => 0,
    work: async () => {
      works++;
      if (works === 1) throw new Error('broken');
    },
  });
  flight.want();
  await expect(manual.runAll()).rejects.toThrow('broken');
  flight.want();
  await manual.runAll();
  expect(works).toBe(2);
});
