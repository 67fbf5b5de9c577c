import { resolve } from 'node:path';
import { readRun } from '#disk/runs/readRun.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { type Problem, problem } from './problem.ts';
import type { World } from './world.ts';

/** The run record in a file that was named on the command line. */
export async function loadRecord(named: string, { folder }: World): Promise<RunRecord | Problem> {
  const stored = await readRun(resolve(folder, named));
  if (stored.kind === 'record') return stored.record;
  return problem(
    `cannot read the run record \`${named}\`: ${stored.reason}`,
    '`railwright run SUITE --output FILE` writes one',
  );
}
