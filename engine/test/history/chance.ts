/** A number from 0 to 1, the same again for the same seed. */
export type Random = () => number;

/** The generator of Mulberry32 (T. Ettinger, 2017): enough for a simulation. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many of `of` happen, each with the probability `p`: jumps from one to the next. */
export function binomial(random: Random, of: number, p: number): number {
  if (p > 0.5) return of - binomial(random, of, 1 - p);
  let n = 0;
  for (let at = gap(random, p); at < of; at += 1 + gap(random, p)) n++;
  return n;
}

/** How many fail before the next one happens. */
const gap = (random: Random, p: number): number =>
  p === 0 ? Number.POSITIVE_INFINITY : Math.floor(Math.log(1 - random()) / Math.log(1 - p));

/** A number of the standard normal distribution (G. E. P. Box, M. E. Muller, 1958). */
export const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
