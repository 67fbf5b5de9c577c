import { appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeWhole } from '#disk/writeWhole.ts';
import type { PolicyPage } from '#engine/report/html/reportData.ts';
import { prettyJson } from '#engine/report/prettyJson.ts';
import { reporters } from '#engine/report/reporters.ts';
import type { RunReport } from '#engine/report/reports.ts';
import { plain, type Style } from '#engine/report/style.ts';
import type { ArgsOf } from './options.ts';
import { type Problem, problem, warn } from './problem.ts';
import type { ReportFile } from './reportFiles.ts';
import { runHtml } from './runHtml.ts';
import { styleFor } from './terminal.ts';
import type { World } from './world.ts';

/** All that the reports of a run are made of. */
export interface RunResult extends PolicyPage {
  readonly report: RunReport;
}

type Args = Pick<ArgsOf<'run'>, 'format' | 'output'>;

/** Prints the report of a run and writes its files. Gives why something could not be written, when all else has been. */
export async function writeRun(
  result: RunResult,
  { format, output }: Args,
  files: readonly ReportFile[],
  world: World,
): Promise<Problem | undefined> {
  // What is for people stays on the terminal: a file then gets the run record.
  const isForPeople = format === 'pretty';
  const own: readonly ReportFile[] =
    output === undefined ? [] : [{ path: output, format: isForPeople ? 'record' : format }];
  const printed = output === undefined || isForPeople ? await print(result, format, world) : undefined;
  if (format === 'github') await summarise(result.report, world);
  const written = await Promise.all([...own, ...files].map((file) => writeFile(file, result, world)));
  return [printed, ...written].find((problem) => problem !== undefined);
}

async function print(result: RunResult, format: Args['format'], world: World): Promise<Problem | undefined> {
  const text = await textOf(format, result, world, styleFor(world.stdout, world));
  if (typeof text !== 'string') return text;
  world.stdout.write(text);
  return undefined;
}

async function writeFile({ format, path }: ReportFile, result: RunResult, world: World): Promise<Problem | undefined> {
  const text = await textOf(format, result, world, plain);
  if (typeof text !== 'string') return text;
  try {
    await writeWhole(resolve(world.folder, path), text);
    return undefined;
  } catch (error) {
    return problem(`cannot write \`${path}\`: ${messageOf(error)}`);
  }
}

async function textOf(
  format: ReportFile['format'],
  result: RunResult,
  world: World,
  style: Style,
): Promise<string | Problem> {
  const { report } = result;
  if (format === 'record') return prettyJson(report.record);
  if (format !== 'html') return reporters.run[format](report, style);
  const program = await world.reportProgram();
  return program
    ? runHtml(report, result, program)
    : problem('the program of the HTML report is missing', '`node esbuild.js report` builds it');
}

/** GitHub Actions names a file for what the page of the workflow run is to show. Other steps may have written to it. */
async function summarise(report: RunReport, world: World): Promise<void> {
  const path = world.variable('GITHUB_STEP_SUMMARY');
  if (path === undefined || path === '') return;
  try {
    await appendFile(path, `${reporters.run.markdown(report, plain)}\n`);
  } catch (error) {
    warn(`the job summary was not written: ${messageOf(error)}`, world);
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
