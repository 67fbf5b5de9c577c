import { resolve } from 'node:path';
import { runsFolder } from '#disk/projectFolder.ts';
import { saveRun, writeWhole } from '#disk/runStore.ts';
import { diffRuns } from '#engine/compare/diffRuns.ts';
import { openDocuments } from '#engine/document/documents.ts';
import { prettyJson } from '#engine/report/prettyJson.ts';
import { reporters } from '#engine/report/reporters.ts';
import type { RunReport } from '#engine/report/reports.ts';
import { plain } from '#engine/report/style.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { executeRun } from '../executeRun.ts';
import type { ExitCode } from '../exitCode.ts';
import { loadRecord } from '../loadRecord.ts';
import type { ArgsOf } from '../options.ts';
import { exitCodeOf } from '../outcome.ts';
import { placesOfFailures, placesOfRules } from '../places.ts';
import { type PlannedRun, planRun } from '../planRun.ts';
import { complain, isProblem, type Problem, problem, warn } from '../problem.ts';
import { styleFor } from '../terminal.ts';
import type { World } from '../world.ts';

/** `railwright run SUITE` */
export async function run(args: ArgsOf<'run'>, world: World): Promise<ExitCode> {
  const documents = openDocuments(world.files);
  const before = args.baseline === undefined ? undefined : await loadRecord(args.baseline, world);
  if (before && isProblem(before)) return complain(before, world);
  const planned = await planRun({ ...args, mode: 'run' }, documents, world);
  if (isProblem(planned)) return complain(planned, world);
  const record = await executeRun(planned, world);
  const { policy, suite } = planned.plan;
  const report: RunReport = {
    record,
    rules: placesOfRules(policy, documents),
    cases: placesOfFailures(suite, record, documents),
    casesInSuite: suite.cases.length,
    baseline: before && { before, diff: diffRuns(before, record) },
    savedAs: args.record ? await save(record, planned, world) : undefined,
  };
  const unwritten = await write(report, args, world);
  return unwritten ? complain(unwritten, world) : exitCodeOf(record);
}

/** A folder that cannot be written to loses the record, and not what is printed. */
async function save(record: RunRecord, { project }: PlannedRun, world: World): Promise<string | undefined> {
  try {
    return world.files.display(await saveRun(runsFolder(project), record));
  } catch (error) {
    warn(`the run record was not written: ${messageOf(error)}`, world);
    return undefined;
  }
}

/** What is for people stays on the terminal: a file then gets the run record. */
async function write(report: RunReport, { format, output }: ArgsOf<'run'>, world: World): Promise<Problem | undefined> {
  const isForPeople = format === 'pretty';
  if (output === undefined || isForPeople) {
    world.stdout.write(reporters.run[format](report, styleFor(world.stdout, world)));
  }
  if (output === undefined) return undefined;
  const text = isForPeople ? prettyJson(report.record) : reporters.run[format](report, plain);
  try {
    await writeWhole(resolve(world.folder, output), text);
    return undefined;
  } catch (error) {
    return problem(`cannot write \`${output}\`: ${messageOf(error)}`);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
