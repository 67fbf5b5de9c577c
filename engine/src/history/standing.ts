import type { RunSummary } from './runSummary.ts';

/**
 * Whether a run counts where runs are compared as a whole. `preview`: no model was called, so that it says nothing of the
 * model; `cancelled`: before its end; `partial`: only some cases of the suite were run.
 */
export type Standing = 'counts' | 'preview' | 'cancelled' | 'partial';

/** What each of the runs stands for, and how many cases its suite had. */
export interface RunStandings {
  of(run: RunSummary): Standing;
  suiteSize(run: RunSummary): number;
}

/**
 * A record says how many cases its suite has. Those of before it did so do not: there, it is the most that any run of the
 * same suite had, by its hash.
 */
export function standingsOf(runs: readonly RunSummary[]): RunStandings {
  const sizes = new Map<string, number>();
  for (const run of runs) sizes.set(run.suite.sha256, Math.max(casesIn(run), sizes.get(run.suite.sha256) ?? 0));
  const suiteSize = (run: RunSummary): number => sizes.get(run.suite.sha256) ?? casesIn(run);
  return {
    suiteSize,
    of(run) {
      if (run.mode === 'preview') return 'preview';
      if (run.counts.cancelled > 0) return 'cancelled';
      return run.counts.cases < suiteSize(run) ? 'partial' : 'counts';
    },
  };
}

/** How many cases were run, and of how many, where that is not all that the record says there are. */
export function partOf({
  suite,
  counts,
}: Pick<RunSummary, 'suite' | 'counts'>): { readonly cases: number; readonly of: number } | undefined {
  const { cases: of } = suite;
  return of !== undefined && counts.cases < of ? { cases: counts.cases, of } : undefined;
}

const casesIn = ({ suite, counts }: RunSummary): number => suite.cases ?? counts.cases;
