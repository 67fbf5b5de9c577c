import { type CallFate, callFates } from '../live/judged.ts';
import type { LoggedCall } from './judgeLogged.ts';
import type { ReplayedTool, ReplayReport } from './replayReport.ts';

/** Counts what becomes of the calls of each tool. */
export interface ToolTally {
  /** `before` are the same calls, where what became of them is known. */
  add(calls: readonly LoggedCall[], before: readonly LoggedCall[] | undefined): void;
  report(): Pick<ReplayReport, 'tools' | 'callsOfOtherTools'>;
}

const mostTools = 200;

interface ToolCounts {
  calls: number;
  readonly fates: Record<CallFate, number>;
  changed: number;
  compared: number;
}

export function createToolTally(): ToolTally {
  const byTool = new Map<string, ToolCounts>();
  let others = 0;

  function countsOf(tool: string): ToolCounts | undefined {
    const known = byTool.get(tool);
    if (known || byTool.size >= mostTools) return known;
    const counts = { calls: 0, fates: noFates(), changed: 0, compared: 0 };
    byTool.set(tool, counts);
    return counts;
  }

  return {
    add: (calls, before) => {
      for (const [index, { tool, fate }] of calls.entries()) {
        const counts = countsOf(tool);
        if (counts) count(counts, fate, before?.[index]);
        else others++;
      }
    },
    report: () => ({
      tools: [...byTool].map(reported).toSorted((a, b) => b.calls - a.calls),
      callsOfOtherTools: others,
    }),
  };
}

const noFates = (): Record<CallFate, number> =>
  Object.fromEntries(callFates.map((fate) => [fate, 0])) as Record<CallFate, number>;

function count(counts: ToolCounts, fate: CallFate, before: LoggedCall | undefined): void {
  counts.calls++;
  counts.fates[fate]++;
  if (!before) return;
  counts.compared++;
  if (before.fate !== fate) counts.changed++;
}

const reported = ([tool, { calls, fates, changed, compared }]: readonly [string, ToolCounts]): ReplayedTool => ({
  tool,
  calls,
  fates: { ...fates },
  changed: { n: changed, of: compared },
});
