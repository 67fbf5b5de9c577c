import { displayIn } from '#disk/projectFolder.ts';
import { runSuite } from '#engine/run/runSuite.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import type { PlannedRun } from './planRun.ts';
import { warn } from './problem.ts';
import { progressLine } from './progress.ts';
import type { World } from './world.ts';

/** Runs the plan. Whatever happens meanwhile, also an interruption, there is a record. */
export async function executeRun({ plan, project }: PlannedRun, world: World): Promise<RunRecord> {
  const signal = world.interruption();
  const host = world.host(displayIn(project), signal);
  const progress = progressLine(world, host.elapsed);
  signal.addEventListener('abort', () => {
    progress.clear();
    warn('cancelled: the rest of the cases is not evaluated (once more to stop at once)', world);
  });
  const record = await runSuite(plan, host, (_, done) => progress.show(done));
  progress.clear();
  return record;
}
