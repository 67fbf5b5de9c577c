import { judgeGates } from '#engine/compare/gates.ts';
import { caseMetrics } from '#engine/live/caseMetrics.ts';
import { endings, type JudgedCases } from '#engine/live/judged.ts';
import { layerSums } from '#engine/live/layerSums.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Metrics } from '#schemas/generated/run.ts';
import { buildActions } from './actions.ts';
import { buildCaseView } from './caseView.ts';
import { buildChanges } from './changes.ts';
import type { ViewContext, ViewParts } from './context.ts';
import { buildBaseline, buildHeader, countsOf } from './header.ts';
import { layerBar, matrixOf } from './layers.ts';
import { probeRow } from './probeRow.ts';
import { rateRows } from './rates.ts';
import { ruleLookup } from './ruleLookup.ts';
import { buildSlices } from './slices.ts';

/** What the panel shows of judged cases: summaries only. Rows of the case list are asked for apart (`buildRows`). */
export function buildLiveView(context: ViewContext): LiveView {
  const { now, before, gates, trusted, progress, problem, leftOut, probesProblem, history, rowsVersion } = context;
  const parts = { ...context, rules: ruleLookup(context.policy, context.places) };
  const metrics = caseMetrics(now);
  const sums = layerSums(now);
  const actions = buildActions(parts);
  return {
    kind: 'live',
    trusted,
    header: buildHeader(context, countsOf(metrics, countNeedingRun(now))),
    ...(progress && { progress }),
    ...(problem !== undefined && { problem }),
    ...(leftOut !== undefined && { leftOut }),
    baseline: buildBaseline(context),
    ...(before && { changes: buildChanges({ ...parts, before }) }),
    rates: rateRows(metrics, metricsBefore(context), judgeGates(gates, metrics)),
    layers: layerBar(sums),
    matrix: matrixOf(sums),
    slices: buildSlices(context),
    ...(actions && { actions }),
    probes: context.probes.map((probe) => probeRow(probe, parts)),
    ...(probesProblem && { probesProblem }),
    ...(history && { history }),
    rowsVersion,
    ...selectedCase(parts),
  };
}

/** A run of some cases is no measure of the suite: its rates do not stand beside those of all. */
function metricsBefore({ before }: ViewContext): Metrics | undefined {
  return before && !before.facts.part ? (before.metrics ?? caseMetrics(before.cases)) : undefined;
}

const countNeedingRun = ({ columns }: JudgedCases): number =>
  columns.endings.reduce((sum, flags) => sum + (flags & endings.needsRun ? 1 : 0), 0);

/** The open case may have gone from the suite. */
function selectedCase(parts: ViewParts): Pick<LiveView, 'selected'> {
  const index = parts.selected === null ? undefined : parts.now.find(parts.selected);
  return index === undefined ? {} : { selected: buildCaseView(index, parts) };
}
