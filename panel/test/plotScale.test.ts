import { expect, test } from 'vitest';
import { position } from '../src/plotScale.ts';

test.each([
  [0, '2%'],
  [0.5, '50%'],
  [1, '98%'],
  [0.9643, '94.57%'],
  [-0.1, '2%'],
  [1.2, '98%'],
])('a share of %d lies at %s, on the axis whatever it is', (share, expected) => {
  expect(position(share)).toBe(expected);
});
