import type { PolicyCoverage } from '#protocol/tests.ts';
import { addCoverage } from './coverage.ts';

/** What runs have reached, by their names, until it is fetched. */
export interface CoverageStore {
  add(run: string, coverage: readonly PolicyCoverage[]): void;
  /** Gives what is there, and forgets it. */
  take(run: string): readonly PolicyCoverage[];
}

/** Nobody fetches the coverage of a run that was cancelled: so many are kept. */
const mostKept = 8;

export function createCoverageStore(): CoverageStore {
  const kept = new Map<string, readonly PolicyCoverage[]>();
  return {
    add(run, coverage) {
      kept.set(run, addCoverage(kept.get(run) ?? [], coverage));
      for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    },
    take(run) {
      const coverage = kept.get(run) ?? [];
      kept.delete(run);
      return coverage;
    },
  };
}
