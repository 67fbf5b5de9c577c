import { describe, expect, test } from 'vitest';
import { computeMetrics } from '../../src/compare/metrics.ts';
import { rate } from '../../src/compare/rates.ts';
import { alarmsOf } from '../../src/history/alarms.ts';
import { historyOf, type Series } from '../../src/history/history.ts';
import type { RunSummary } from '../../src/history/runSummary.ts';

interface Given {
  readonly policy?: string;
  readonly suite?: string;
  readonly model?: Partial<RunSummary['model']>;
  readonly mode?: RunSummary['mode'];
  readonly cases?: number;
  /** How many cases the record says that the suite has. */
  readonly of?: number;
  readonly cancelled?: number;
}

/** A run of the day, in which this many of 200 cases were blocked. */
function run(day: number, blocked: number, given: Given = {}): RunSummary {
  const { policy = 'a', suite = 'b', model = {}, mode = 'run', cases = 200, of, cancelled = 0 } = given;
  const time = `2026-11-${String(day).padStart(2, '0')}T10:15:00.000Z`;
  return {
    record: 1,
    id: time,
    startedAt: time,
    durationMs: 4,
    tool: { name: 'railwright', version: '1.0.0' },
    mode,
    policy: { path: 'p.policy.yaml', id: 'p', version: '1', sha256: policy.repeat(64), source: 'saved' },
    suite: { path: 's.suite.yaml', id: 's', sha256: suite.repeat(64), ...(of !== undefined && { cases: of }) },
    model: { name: 'gpt', provider: 'openai', model: 'gpt-5', params: {}, ...model },
    metrics: { ...computeMetrics([]), vetoRate: rate(blocked, cases) },
    gates: [],
    counts: { cases, cancelled },
  };
}

const steady = (days: readonly number[], given?: Given): readonly RunSummary[] => days.map((day) => run(day, 6, given));

function onlySeries(runs: readonly RunSummary[]): Series {
  const series = historyOf(runs);
  expect(series).toHaveLength(1);
  return series[0] as Series;
}

/** For each run its veto rate: `-` without a band, `=` inside of it, `^` above, `v` below. */
function shape(runs: readonly RunSummary[]): string {
  return onlySeries(runs)
    .points.map(({ rates }) => rates.find(({ id }) => id === 'veto_rate'))
    .map((point) => ({ above: '^', below: 'v', none: point?.band ? '=' : '-' })[point?.outside ?? 'none'])
    .join('');
}

describe('the runs of a suite with a model are a series', () => {
  test('in the order of their time', () => {
    const series = historyOf([run(2, 6), run(1, 6, { model: { name: 'claude' } }), run(3, 6), run(1, 6)]);
    expect(series.map(({ model, points }) => [model, points.map((point) => point.run.id.slice(8, 10))])).toEqual([
      ['claude', ['01']],
      ['gpt', ['01', '02', '03']],
    ]);
  });

  test('of no runs there is none', () => {
    expect(historyOf([])).toEqual([]);
  });
});

describe('a band', () => {
  test('is drawn from three runs on', () => {
    expect(shape(steady([1, 2, 3, 4, 5]))).toBe('---==');
  });

  test('says what is expected, and from how many runs', () => {
    const [veto] = onlySeries(steady([1, 2, 3, 4])).points[3]?.rates.filter(({ id }) => id === 'veto_rate') ?? [];
    expect(veto?.band?.runs).toBe(3);
    expect(veto?.band?.low).toBe(0);
    expect(veto?.band?.high).toBeCloseTo(0.085, 2);
  });

  test('is left by a rate that is not as it was: also by the runs after it', () => {
    expect(shape([...steady([1, 2, 3, 4]), run(5, 40), run(6, 40), run(7, 6)])).toBe('---=^^=');
    expect(shape([...[1, 2, 3].map((day) => run(day, 100)), run(4, 40)])).toBe('---v');
  });

  test('begins anew with another suite, another model or other parameters of it', () => {
    for (const given of [{ suite: 'c' }, { model: { model: 'gpt-6' } }, { model: { params: { temperature: 1 } } }])
      expect(shape([...steady([1, 2, 3, 4]), ...[5, 6, 7, 8].map((day) => run(day, 40, given))])).toBe('---=---=');
  });

  test('is left by an edit of the policy once: what it leads to is the new level', () => {
    const after = [5, 6, 7, 8].map((day) => run(day, 40, { policy: 'c' }));
    expect(shape([...steady([1, 2, 3, 4]), ...after])).toBe('---=^--=');
    // An edit that changes little is no new level.
    expect(shape([...steady([1, 2, 3, 4]), ...steady([5, 6], { policy: 'c' })])).toBe('---===');
  });
});

describe('a run that says nothing of a rate', () => {
  test.each([
    ['a preview', { mode: 'preview' }, 'preview'],
    ['cancelled', { cancelled: 1 }, 'cancelled'],
    ['partial', { cases: 199 }, 'partial'],
  ] as const)('%s: is shown, and does not count', (_, given, standing) => {
    const runs = [...steady([1, 2, 3]), run(4, 150, given), run(5, 6)];
    expect(shape(runs)).toBe('----=');
    const { points } = onlySeries(runs);
    expect(points[3]).toMatchObject({ standing, rates: expect.arrayContaining([expect.anything()]) });
    expect(points[4]?.rates.find(({ id }) => id === 'veto_rate')?.band?.runs).toBe(3);
  });

  test('a run is partial by what its record says of the suite, though no other is there', () => {
    const { points } = onlySeries([run(1, 6, { cases: 1, of: 200 }), run(2, 6, { of: 200 })]);
    expect(points.map(({ standing, suiteSize }) => [standing, suiteSize])).toEqual([
      ['partial', 200],
      ['counts', 200],
    ]);
  });

  test('a run is partial by the most cases of any run of the same suite, with any model', () => {
    const whole = run(9, 6, { model: { name: 'claude' }, cases: 400 });
    const [series] = historyOf([...steady([1, 2]), whole]);
    expect(series?.points.map(({ standing }) => standing)).toEqual(['partial', 'partial']);
  });

  test('another one that was not counted is no measure of what changed', () => {
    const runs = [run(1, 6), run(2, 6, { policy: 'c', mode: 'preview' }), run(3, 6)];
    expect(onlySeries(runs).points.map(({ marks }) => marks.length)).toEqual([0, 1, 0]);
  });
});

test('what changed since the run before is marked', () => {
  const runs = [run(1, 6), run(2, 6, { policy: 'c', suite: 'd', model: { model: 'gpt-6' } })];
  expect(onlySeries(runs).points.map(({ marks }) => marks)).toEqual([
    [],
    [
      { kind: 'policy', from: '1 aaaaaa', to: '1 cccccc' },
      { kind: 'suite', from: 'bbbbbb', to: 'dddddd' },
      { kind: 'model', from: 'openai gpt-5', to: 'openai gpt-6' },
    ],
  ]);
});

test('alarms are the rates that left their band, those of the newest run first', () => {
  const runs = [...steady([1, 2, 3, 4]), run(5, 40), run(6, 0, { policy: 'c' }), run(7, 60, { policy: 'c' })];
  expect(
    alarmsOf(onlySeries(runs)).map(({ point, rate }) => [point.run.id.slice(8, 10), rate.id, rate.outside]),
  ).toEqual([
    ['07', 'veto_rate', 'above'],
    ['05', 'veto_rate', 'above'],
  ]);
});

test('a rate that no case counts for has no band and no alarm', () => {
  const none = [1, 2, 3, 4, 5].map((day) => run(day, 0, { cases: 0 }));
  expect(shape(none)).toBe('-----');
});
