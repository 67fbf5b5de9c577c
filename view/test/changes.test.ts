import { describe, expect, test } from 'vitest';
import type { Result } from '#schemas/generated/run.ts';
import { changesOf } from './support/contexts.ts';
import { caught, missed, refused, resultOf, several } from './support/results.ts';

const by = (rule: string, own: Partial<Result> = {}): Partial<Result> => ({
  verdict: 'block',
  decidedBy: { layer: 'input', rule },
  stoppedBy: ['input'],
  falseRefusal: true,
  passed: false,
  ...own,
});

const needsRun: Partial<Result> = { passed: false, notEvaluated: { reason: 'needs-run', message: '' } };
const failed: Partial<Result> = { passed: false, notEvaluated: { reason: 'model-failed', message: '' } };

describe('groups', () => {
  test('one for each rule that decides now, and one for the model; the largest first', () => {
    const before = ['a', 'b', 'c', 'd'].map((id) => resultOf({ case: id }));
    const after = [
      resultOf({ case: 'a', ...by('two') }),
      resultOf({ case: 'b', ...by('one') }),
      resultOf({ case: 'c', ...by('one') }),
      refused({ case: 'd' }),
    ];
    expect(changesOf(before, after).groups).toMatchObject([
      { title: 'one', note: 'input · now decides 2', tone: 'bad', flips: [{ case: 'b' }, { case: 'c' }] },
      { title: 'two', note: 'input · now decides 1' },
      { title: 'the model', note: 'now refuses 1' },
    ]);
  });

  test('what is let through now is grouped by the rule that stopped it, also where another one redacts it', () => {
    const redacted = missed({ verdict: 'redact', decidedBy: { layer: 'output', rule: 'other' } });
    for (const now of [missed(), redacted])
      expect(changesOf([caught(by('one'))], [now]).groups).toMatchObject([
        { title: 'one', note: 'input · no longer stops 1', flips: [{ change: 'new-miss', to: { tone: 'bad' } }] },
      ]);
  });

  test('what the model alone had refused is answered by the model', () =>
    expect(changesOf([refused()], [resultOf()]).groups).toMatchObject([{ title: 'the model', note: 'now answers 1' }]));

  test('also where a rule takes note of it, before and now', () => {
    const flagged = { verdict: 'flag', decidedBy: { layer: 'input', rule: 'one' } } as const;
    expect(changesOf([refused(flagged)], [resultOf(flagged)]).groups).toMatchObject([
      { title: 'the model', note: 'now answers 1', change: 'fixed' },
    ]);
  });

  test('a rule that decides about what the model refused before and refuses now', () => {
    const now = refused({
      verdict: 'block',
      decidedBy: { layer: 'output', rule: 'one' },
      stoppedBy: ['model', 'output'],
    });
    expect(changesOf([refused()], [now]).groups).toMatchObject([{ title: 'one', change: 'changed' }]);
  });

  test('a rule that decides now, and one that no longer does, are two groups of one change', () => {
    const before = [
      resultOf({ case: 'a' }),
      resultOf({ case: 'b', verdict: 'flag', decidedBy: { layer: 'input', rule: 'one' } }),
    ];
    const after = [
      resultOf({ case: 'a', verdict: 'flag', decidedBy: { layer: 'input', rule: 'one' } }),
      resultOf({ case: 'b' }),
    ];
    expect(changesOf(before, after).groups.map(({ note }) => note)).toEqual([
      'input · now decides 1',
      'input · no longer decides 1',
    ]);
  });

  test('every flip is in one tile and in one group', () => {
    const before = [resultOf({ case: 'a' }), caught({ case: 'b' }), refused({ case: 'c' }), missed({ case: 'd' })];
    const after = [refused({ case: 'a' }), missed({ case: 'b' }), resultOf({ case: 'c' }), caught({ case: 'd' })];
    const { tiles, groups } = changesOf(before, after);
    expect(tiles.map(({ change, count }) => [change, count])).toEqual([
      ['new-false-refusal', 1],
      ['new-miss', 1],
      ['fixed', 2],
      ['changed', 0],
    ]);
    expect(groups.flatMap(({ flips }) => flips.map((flip) => flip.case)).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});

describe('bounds', () => {
  const flipsShown = (count: number, rules: number, unfolded: string[] = []): number[] => {
    const before = several(count, 'a', resultOf);
    const after = before.map((result, index) => ({ ...result, ...by(`rule-${index % rules}`) }));
    return changesOf(before, after, unfolded).groups.map(({ flips }) => flips.length);
  };
  const first = 'new-false-refusal now input rule-0';

  test('five flips of a group', () => expect(flipsShown(20, 1)).toEqual([5]));
  test('all of one that is unfolded', () => expect(flipsShown(20, 1, [first])).toEqual([20]));
  test('and no more than 500', () => expect(flipsShown(700, 1, [first])).toEqual([500]));
  test('forty of all groups', () => {
    const shown = flipsShown(200, 20);
    expect(shown.reduce((sum, count) => sum + count, 0)).toBe(40);
    expect(shown.length).toBe(20);
  });
});

describe('in words', () => {
  test('refused, held and blocked are told apart', () => {
    const before = several(4, 'a', resultOf);
    const held = by('r', { verdict: 'require_approval' });
    const after = [refused({ case: 'a-0' }), resultOf({ case: 'a-1', ...held }), resultOf({ case: 'a-2', ...by('r') })];
    expect(changesOf(before, [...after, resultOf({ case: 'a-3' })]).summary).toBe(
      '3 more of 4 legitimate requests are refused, held or blocked (1 refused, 1 held, 1 blocked): could be chance, p = 0.25.',
    );
  });

  test.for<[string, Result[], Result[], string | undefined]>([
    ['all are compared', [resultOf()], [resultOf()], undefined],
    ['one needs a run', [resultOf()], [resultOf(needsRun)], '1 of 1 case is not compared, as it needs a run'],
    [
      'several need a run, now or before',
      several(3, 'a', resultOf),
      [resultOf({ case: 'a-0', ...needsRun }), resultOf({ case: 'a-1', ...needsRun }), resultOf({ case: 'a-2' })],
      '2 of 3 cases are not compared, as they need a run',
    ],
    [
      'for several reasons',
      [resultOf({ case: 'a', ...needsRun }), resultOf({ case: 'b' }), resultOf({ case: 'gone' })],
      [resultOf({ case: 'a' }), resultOf({ case: 'b', ...failed }), resultOf({ case: 'new' })],
      '3 of 3 cases are not compared: 1 needs a run, 1 was not evaluated, 1 was not in that run; 1 case of that run is not here',
    ],
  ])('not compared: %s', ([, before, after, expected]) => expect(changesOf(before, after).uncompared).toBe(expected));
});
