import { savePolicy } from '#disk/policyStore.ts';
import { runsFolder } from '#disk/projectFolder.ts';
import { saveRun } from '#disk/runs/saveRun.ts';
import { openDocuments } from '#engine/document/documents.ts';
import type { RunReport } from '#engine/report/reports.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { compareWith, findBaseline } from '../baseline.ts';
import { executeRun } from '../executeRun.ts';
import type { ExitCode } from '../exitCode.ts';
import type { ArgsOf } from '../options.ts';
import { exitCodeOf } from '../outcome.ts';
import { placesOfCases, placesOfRules } from '../places.ts';
import { type PlannedRun, planRun } from '../planRun.ts';
import { complain, isProblem, problem, warn } from '../problem.ts';
import { readReportFiles } from '../reportFiles.ts';
import { messageOf, writeRun } from '../runOutput.ts';
import type { World } from '../world.ts';

type Args = ArgsOf<'run'>;

/** `railwright run SUITE` */
export async function run(args: Args, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  if (args.failOn === 'worse' && args.baseline === undefined)
    return complain(problem('`--fail-on worse` needs a `--baseline` to be worse than'), world);
  const files = readReportFiles(args.report);
  if (isProblem(files)) return complain(files, world);
  const planned = await planRun({ ...args, mode: 'run' }, documents, world);
  if (isProblem(planned)) return complain(planned, world);
  const baseline = args.baseline === undefined ? undefined : await findBaseline(args.baseline, planned, world);
  if (baseline && isProblem(baseline)) return complain(baseline, world);
  const record = await executeRun(planned, world);
  const { policy, suite } = planned.plan;
  const report: RunReport = {
    record,
    rules: placesOfRules(policy, documents),
    cases: placesOfCases(suite, documents),
    casesInSuite: suite.cases.length,
    ...(await compareWith(baseline, record, planned, world)),
    savedAs: args.record ? await save(record, planned, world) : undefined,
  };
  const page = {
    report,
    policy: policy.policy,
    gates: suite.gates,
    ...(baseline?.kind === 'policy' && { policyBefore: baseline.policy.policy }),
  };
  const unwritten = await writeRun(page, args, files, world);
  return unwritten
    ? complain(unwritten, world)
    : exitCodeOf(record, args.failOn === 'worse' ? report.baseline : undefined);
}

/** A folder that cannot be written to loses the record, and not what is printed. */
async function save(record: RunRecord, { project, plan }: PlannedRun, world: World): Promise<string | undefined> {
  try {
    const path = await saveRun(runsFolder(project), record);
    const kept = await savePolicy(project, plan.policy.policy.sources);
    if (kept.kind === 'unsaved') warn(`one cannot go back to the policy of this run: ${kept.reason}`, world);
    return world.files.display(path);
  } catch (error) {
    warn(`the run record was not written: ${messageOf(error)}`, world);
    return undefined;
  }
}
