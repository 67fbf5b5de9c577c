import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { runInCodeServer } from '../e2e/integration/codeServer.ts';
import { type Counts, countVitest, failedFiles, none, type VitestReport, withSecondTry } from './counts.ts';
import { artifactsFolder, root } from './project.ts';
import { run } from './run.ts';
import { ensureVsix } from './vsix.ts';

export interface Step {
  readonly title: string;
  /** Resolves to the counts of its tests; a step that has none, but failed, counts as one failure. */
  readonly run: () => Promise<Counts>;
}

/** What `npm test` does, in order; each can be named alone: `npm test -- unit`. */
export const steps: Readonly<Record<string, Step>> = {
  static: {
    title: 'types, lint, format, dead code',
    run: async () => judge(await run('npm', ['run', 'verify:static'])),
  },
  unit: { title: 'unit, scenarios, command line', run: () => vitest('unit', []) },
  package: { title: 'the packed extension', run: packExtension },
  neovim: {
    title: 'in Neovim, with the language server as it is shipped',
    run: () => vitest('neovim', ['--config', 'e2e/neovim/vitest.config.ts']),
  },
  integration: { title: 'integration, inside the extension host', run: runInCodeServer },
  e2e: {
    title: 'end to end, with the packed extension',
    run: endToEnd,
  },
};

async function packExtension(): Promise<Counts> {
  console.log(`ready: ${await ensureVsix()}`);
  return none;
}

/** A run of vitest: what it wrote about its tests, if it got so far, and whether it ended well. */
interface VitestRun {
  readonly report: VitestReport | undefined;
  readonly exitCode: number;
}

const vitest = async (name: string, args: readonly string[]): Promise<Counts> => countRun(await runVitest(name, args));

/** More failed files than this are no accident. */
const mostTriedAgain = 5;

/**
 * A window on a busy machine loses a key or a click now and then. The tests of a file share one window, so the whole file
 * gets a second try, in a new one; what fails twice has failed.
 */
async function endToEnd(): Promise<Counts> {
  const config = ['--config', 'e2e/vitest.config.ts'];
  const first = await runVitest('e2e', config);
  const files = first.report ? failedFiles(first.report) : [];
  if (!first.report || files.length === 0 || files.length > mostTriedAgain) return countRun(first);
  console.log(`\nonce more, in a new VS Code: ${files.map((file) => relative(root, file)).join(', ')}`);
  const second = await runVitest('e2e-second-try', [...config, ...files]);
  return second.report ? countRun({ ...second, report: withSecondTry(first.report, second.report) }) : countRun(first);
}

async function runVitest(name: string, args: readonly string[]): Promise<VitestRun> {
  const file = join(artifactsFolder, 'results', `${name}.json`);
  await rm(file, { force: true });
  await mkdir(dirname(file), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const exitCode = await run('vitest', ['run', ...args, ...reporters]);
  const report = await readFile(file, 'utf8').catch(() => undefined);
  return { report: report === undefined ? undefined : (JSON.parse(report) as VitestReport), exitCode };
}

function countRun({ report, exitCode }: VitestRun): Counts {
  const counts = judge(exitCode);
  if (!report) return counts;
  const counted = countVitest(report);
  return { ...counted, failed: Math.max(counted.failed, counts.failed) };
}

const judge = (exitCode: number): Counts => ({ ...none, failed: exitCode === 0 ? 0 : 1 });
