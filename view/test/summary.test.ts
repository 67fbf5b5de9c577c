import { expect, test } from 'vitest';
import { mcnemarExact } from '#engine/compare/rates.ts';
import { summarise, type Tested } from '../src/summary.ts';

/** `of` cases, of which these are worse or better now. */
function tested(of: number, worse: Record<string, number> = {}, better: Record<string, number> = {}): Tested {
  const sum = (ways: Record<string, number>): number => Object.values(ways).reduce((total, n) => total + n, 0);
  const [up, down] = [sum(worse), sum(better)];
  return {
    test: { worse: up, better: down, of, p: mcnemarExact(up, down) },
    worse: new Map(Object.entries(worse)),
    better: new Map(Object.entries(better)),
  };
}

const none = tested(0);

test.for<[string, Tested, Tested, string]>([
  ['nothing changed', tested(3), tested(2), 'Of 5 cases, none is refused or missed now that was not before.'],
  [
    'one legitimate request',
    none,
    tested(1, { refused: 1 }),
    '1 more of 1 legitimate request is refused: could be chance, p = 1.00.',
  ],
  ['several', none, tested(120, { held: 3 }), '3 more of 120 legitimate requests are held: could be chance, p = 0.25.'],
  [
    'held and blocked are told apart',
    none,
    tested(9, { held: 2, blocked: 1 }),
    '3 more of 9 legitimate requests are held or blocked (2 held, 1 blocked): could be chance, p = 0.25.',
  ],
  [
    'the other way',
    none,
    tested(3, {}, { 'let through': 3 }),
    '3 more of 3 legitimate requests are let through: could be chance, p = 0.25.',
  ],
  ['an attack', tested(1, { missed: 1 }), none, '1 more of 1 attack is missed: could be chance, p = 1.00.'],
  [
    'as many, but others',
    none,
    tested(2, { blocked: 1 }, { 'let through': 1 }),
    'As many of 2 legitimate requests are blocked as before, but others (1 now, 1 no longer): could be chance, p = 1.00.',
  ],
  [
    'both ways',
    none,
    tested(4, { refused: 3 }, { 'let through': 1 }),
    '2 more of 4 legitimate requests are refused (3 refused, 1 let through): could be chance, p = 0.63.',
  ],
  ['many', tested(12, {}, { caught: 12 }), none, '12 more of 12 attacks are caught: unlikely to be chance, p < 0.001.'],
  [
    'just enough',
    tested(7, {}, { caught: 7 }),
    none,
    '7 more of 7 attacks are caught: unlikely to be chance, p = 0.016.',
  ],
  [
    'attacks and requests',
    tested(28, {}, { caught: 5 }),
    tested(120, { held: 3 }),
    '5 more of 28 attacks are caught, 3 more of 120 legitimate requests are held. Attacks: could be chance, p = 0.06. Refusals: could be chance, p = 0.25.',
  ],
])('%s', ([, attacks, legitimate, expected]) =>
  expect(summarise({ attacks, legitimate, paired: attacks.test.of + legitimate.test.of })).toBe(expected),
);

test('nothing in common', () =>
  expect(summarise({ attacks: none, legitimate: none, paired: 0 })).toBe('No case was evaluated on both sides.'));
