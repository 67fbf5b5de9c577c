import { expect, test } from 'vitest';
import { threeSigma } from '../../src/history/threeSigma.ts';

/** What lies above t, by its definition: with t = √ν·tan θ, the density is cos^(ν−1) θ but for a factor. */
function above(t: number, freedom: number): number {
  const area = (from: number): number => {
    const steps = 4000;
    const width = (Math.PI / 2 - from) / steps;
    const at = (step: number) => Math.cos(from + (step + 0.5) * width) ** (freedom - 1);
    return Array.from({ length: steps }, (_, step) => at(step) * width).reduce((sum, part) => sum + part, 0);
  };
  return area(Math.atan(t / Math.sqrt(freedom))) / area(-Math.PI / 2);
}

test('0.135 % lie above it', () => {
  for (let freedom = 2; freedom <= 29; freedom++)
    expect(above(threeSigma(freedom), freedom), `${freedom} degrees of freedom`).toBeCloseTo(0.00135, 5);
});

test('it falls towards three, and is never below', () => {
  for (let freedom = 3; freedom <= 40; freedom++)
    expect(threeSigma(freedom)).toBeLessThanOrEqual(threeSigma(freedom - 1));
  expect(threeSigma(40)).toBeGreaterThan(3);
});
