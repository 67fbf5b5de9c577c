import { expect, test } from 'vitest';
import type { RunSummary } from '../../src/runs/runHistory.ts';
import { baselineOf, baselineOptions } from '../../src/view/baseline.ts';
import { recordOf, resultOf, several } from './results.ts';

const run = (id: string, total: number, own: Partial<RunSummary> & { notEvaluated?: number } = {}): RunSummary => ({
  id,
  startedAt: '2026-11-12T10:15:00.000Z',
  mode: 'run',
  suite: 's',
  model: 'recorded',
  policy: { version: '1', sha256: '0123456789' },
  cases: { total, passed: 0, failed: 0, notEvaluated: own.notEvaluated ?? 0 },
  ...own,
});

/** The default for a run of ten cases. */
const usual = (...earlier: RunSummary[]): string | null =>
  baselineOf({ record: recordOf(several(10, 'a', resultOf)), earlier }, undefined);

test.for<[string, RunSummary[], string | null]>([
  ['nothing before', [], null],
  ['only itself', [run('run', 10)], null],
  ['the newest', [run('run', 10), run('b', 10), run('a', 10)], 'b'],
  ['not a run of one case', [run('one', 1), run('all', 10)], 'all'],
  ['not one that was cancelled early', [run('cut', 10, { notEvaluated: 8 }), run('all', 10)], 'all'],
  ['half of the cases is enough', [run('half', 5), run('all', 10)], 'half'],
  ['a stored run before a preview', [run('p', 10, { mode: 'preview' }), run('r', 10)], 'r'],
  ['a preview where there is no run', [run('p', 10, { mode: 'preview' }), run('one', 1)], 'p'],
  ['what there is', [run('one', 1)], 'one'],
])('by default: %s', ([, earlier, expected]) => expect(usual(...earlier)).toBe(expected));

test('the chosen one, none, or the default where the chosen one is of another suite', () => {
  const shown = { record: recordOf([resultOf()]), earlier: [run('b', 1), run('a', 1)] };
  expect(baselineOf(shown, 'a')).toBe('a');
  expect(baselineOf(shown, null)).toBeNull();
  expect(baselineOf(shown, 'nobody')).toBe('b');
  expect(baselineOf({ ...shown, progress: { done: 0, of: 1 } }, 'a')).toBeNull();
});

test('what is said of a run before it is chosen', () => {
  const earlier = [
    run('run', 1),
    run('a', 1, { cases: { total: 1, passed: 1, failed: 0, notEvaluated: 0 } }),
    run('b', 3, { mode: 'preview', policy: { version: '', sha256: '0123456789' }, notEvaluated: 2, model: 'live' }),
  ];
  const time = expect.stringMatching(/^(?:recorded|live, preview) · \d\d? Nov, \d\d:\d\d:\d\d$/);
  expect(baselineOptions({ record: recordOf([resultOf()]), earlier })).toEqual([
    { id: 'a', label: time, detail: 'policy 1 012345 · 1 case, 0 failed' },
    { id: 'b', label: time, detail: 'policy 012345 · 3 cases, 0 failed, 2 not evaluated' },
  ]);
});
