import { expect, test } from 'vitest';
import type { Alarm } from '#engine/history/alarms.ts';
import type { HistoryPoint } from '#engine/history/history.ts';
import { alarmText } from '../src/alarmText.ts';

const rate = { value: 0.2, n: 40, of: 200, low: 0.15, high: 0.26 };

/** An alarm of a run, of which only what changed with it is looked at. */
const alarm = (marks: HistoryPoint['marks']): Alarm => ({
  point: { marks } as HistoryPoint,
  rate: { id: 'veto_rate', rate, band: { low: 0, high: 0.085, runs: 4 }, outside: 'above' },
});

test('an alarm calls the rate as the panel does, and says how far it is out', () => {
  expect(alarmText(alarm([]), '5 Nov')).toBe(
    'Blocked: 20.0 %, 40 of 200, in the run of 5 Nov, above its band of 0.0 to 8.5 %; policy, suite and model are those of the run before',
  );
});

test('it names the edit that explains it', () => {
  const marks = [{ kind: 'policy', from: '1 aaaaaa', to: '1 cccccc' }] as const;
  expect(alarmText(alarm(marks), 'today')).toMatch(/; the policy changed with it, from 1 aaaaaa to 1 cccccc$/);
});
