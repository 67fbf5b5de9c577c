import type { Parameters } from 'fast-check';

/**
 * How often a property is tried, and from which seed: fixed, so that a failure stays one. To look for more than the tests do:
 * `FUZZ_RUNS=20000 FUZZ_SEED=$RANDOM vitest run engine/test/fuzz --testTimeout=1000000`.
 */
export const fuzzSettings = <T>(numRuns: number): Parameters<T> => ({
  numRuns: Number(process.env.FUZZ_RUNS ?? numRuns),
  seed: Number(process.env.FUZZ_SEED ?? 11),
});
