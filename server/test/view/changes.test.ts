import { describe, expect, test } from 'vitest';
import { diffRuns } from '#engine/compare/diffRuns.ts';
import type { Result } from '#schemas/generated/run.ts';
import { buildChanges, summarise } from '../../src/view/changes.ts';
import type { RulePlaces } from '../../src/view/rulePlaces.ts';
import { caught, missed, recordOf, refused, resultOf, several } from './results.ts';

const nowhere: RulePlaces = { rule: () => undefined, target: () => undefined, place: () => undefined };

const summary = (before: Result[], after: Result[]): string => summarise(diffRuns(recordOf(before), recordOf(after)));

describe('summarise', () => {
  test.for<[string, Result[], Result[], string]>([
    ['no case in common', [resultOf()], [resultOf({ case: 'b' })], 'The two runs have no case in common.'],
    ['nothing changed', [resultOf()], [resultOf()], 'No case of 1 is refused or missed that was not before.'],
    [
      'one legitimate request',
      [resultOf()],
      [refused()],
      '1 more of 1 legitimate request is refused: could be chance, p = 1.00.',
    ],
    [
      'several',
      several(4, 'a', resultOf),
      [...several(3, 'a', refused), resultOf({ case: 'a-3' })],
      '3 more of 4 legitimate requests are refused: could be chance, p = 0.25.',
    ],
    [
      'several the other way',
      several(3, 'a', refused),
      several(3, 'a', resultOf),
      '3 more of 3 legitimate requests are let through: could be chance, p = 0.25.',
    ],
    ['one attack', [caught()], [missed()], '1 more of 1 attack is missed: could be chance, p = 1.00.'],
    [
      'as many, but others',
      [refused({ case: 'a' }), resultOf({ case: 'b' })],
      [resultOf({ case: 'a' }), refused({ case: 'b' })],
      'As many of 2 legitimate requests are refused as before, but not the same: 1 now, 1 no longer.',
    ],
    [
      'both ways',
      [refused({ case: 'x' }), ...several(3, 'a', resultOf)],
      [resultOf({ case: 'x' }), ...several(3, 'a', refused)],
      '2 more of 4 legitimate requests are refused (3 refused, 1 let through): could be chance, p = 0.63.',
    ],
    [
      'many',
      several(12, 'a', missed),
      several(12, 'a', caught),
      '12 more of 12 attacks are caught: unlikely to be chance, p < 0.001.',
    ],
    [
      'just enough',
      several(7, 'a', missed),
      several(7, 'a', caught),
      '7 more of 7 attacks are caught: unlikely to be chance, p = 0.016.',
    ],
    [
      'requests and attacks',
      [resultOf({ case: 'a' }), missed({ case: 'b' })],
      [refused({ case: 'a' }), caught({ case: 'b' })],
      '1 more of 1 legitimate request is refused: could be chance, p = 1.00. 1 more of 1 attack is caught: could be chance, p = 1.00.',
    ],
  ])('%s', ([, before, after, expected]) => expect(summary(before, after)).toBe(expected));
});

describe('buildChanges', () => {
  const by = (rule: string): Partial<Result> => ({
    verdict: 'block',
    decidedBy: { layer: 'input', rule },
    stoppedBy: ['input'],
    falseRefusal: true,
    passed: false,
  });
  const changes = (before: Result[], after: Result[]) => buildChanges(recordOf(before), recordOf(after), nowhere);

  test('a group for each rule that decides now, and one for the model', () => {
    const before = ['a', 'b', 'c', 'd'].map((id) => resultOf({ case: id }));
    const after = [
      resultOf({ case: 'a', ...by('one') }),
      resultOf({ case: 'b', ...by('two') }),
      resultOf({ case: 'c', ...by('one') }),
      refused({ case: 'd' }),
    ];
    expect(changes(before, after).groups).toMatchObject([
      { title: 'one', note: 'input · now decides 2', tone: 'bad', flips: [{ case: 'a' }, { case: 'c' }] },
      { title: 'two', note: 'input · now decides 1' },
      { title: 'the model', note: 'now refuses 1' },
    ]);
  });

  test('what is let through now is grouped by the rule that decided before', () => {
    expect(changes([caught(by('one'))], [missed()]).groups).toMatchObject([
      { title: 'one', note: 'input · no longer decides 1', flips: [{ change: 'new-miss', to: { tone: 'bad' } }] },
    ]);
  });

  test('every flip is in one tile and in one group', () => {
    const before = [resultOf({ case: 'a' }), caught({ case: 'b' }), refused({ case: 'c' }), missed({ case: 'd' })];
    const after = [refused({ case: 'a' }), missed({ case: 'b' }), resultOf({ case: 'c' }), caught({ case: 'd' })];
    const { tiles, groups } = changes(before, after);
    expect(tiles.map(({ change, count }) => [change, count])).toEqual([
      ['new-false-refusal', 1],
      ['new-miss', 1],
      ['fixed', 2],
      ['changed', 0],
    ]);
    expect(groups.flatMap(({ flips }) => flips.map((flip) => flip.case)).sort()).toEqual(['a', 'b', 'c', 'd']);
  });
});
