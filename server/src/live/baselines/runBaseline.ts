import { join } from 'node:path';
import { runsFolder } from '#disk/projectFolder.ts';
import { openRecord } from '#disk/runs/openRecord.ts';
import { isRunId, noRunId } from '#disk/runs/runId.ts';
import { partOf } from '#engine/history/standing.ts';
import { timeOf } from '#view/times.ts';
import { projectOf } from '../projectOf.ts';
import type { ResolveBaseline } from './baselines.ts';

/** What an earlier run decided. */
export const runBaseline: ResolveBaseline = async (run, judged, { store }) => {
  const id = `run:${run}`;
  if (!isRunId(run)) return { kind: 'problem', id, label: `run ${run}`, message: noRunId(run) };
  const opened = await openRecord(join(runsFolder(projectOf(judged, store)), `${run}.json`));
  if (opened.kind === 'unreadable') return { kind: 'problem', id, label: `run ${run}`, message: opened.reason };
  const { policy, suite, model, startedAt, metrics } = opened.summary;
  const { total, notEvaluated } = metrics.cases;
  const answers = { count: total - notEvaluated, recorded: { first: startedAt, last: startedAt } };
  const part = partOf(opened.summary);
  const facts = { policy, suite, ...(part && { part }), model: model.name, answers };
  return {
    kind: 'baseline',
    id,
    label: `run of ${timeOf(startedAt, new Date().toISOString())}`,
    cases: opened.cases,
    facts,
  };
};
