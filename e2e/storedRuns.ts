// Runs of earlier days, made by the command line as a nightly job would.
import { execFileSync } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../scripts/project.ts';

const runsIn = (folder: string): string => join(folder, '.railwright', 'runs');

/** The ids of the runs that a workspace has stored. */
export async function storedRuns(folder: string): Promise<readonly string[]> {
  const names = await readdir(runsIn(folder)).catch(() => []);
  return names.filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
}

/**
 * Runs a suite of a workspace, and dates the record back.
 * @param startedAt ISO 8601, in UTC
 * @param more further arguments of `railwright run`
 */
export async function runAsOf(
  startedAt: string,
  { folder, suite, more = [] }: { readonly folder: string; readonly suite: string; readonly more?: readonly string[] },
): Promise<void> {
  const before = new Set(await storedRuns(folder));
  try {
    execFileSync(process.execPath, [join(root, 'dist', 'cli.js'), 'run', suite, ...more], {
      cwd: folder,
      stdio: 'pipe',
    });
  } catch {
    // Failed expectations are what some of these runs are for. Whether there is a record shows below.
  }
  const [id] = (await storedRuns(folder)).filter((each) => !before.has(each));
  if (id === undefined) throw new Error(`the run of ${suite} has left no record`);
  const record = JSON.parse(await readFile(join(runsIn(folder), `${id}.json`), 'utf8'));
  const dated = id.replace(/^[^-]+/, startedAt.replace(/[-:.]/g, ''));
  for (const end of ['json', 'index']) await rm(join(runsIn(folder), `${id}.${end}`), { force: true });
  await writeFile(join(runsIn(folder), `${dated}.json`), JSON.stringify({ ...record, id: dated, startedAt }));
}
