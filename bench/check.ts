/**
 * `railwright check` on two workspaces of 500 files. The first is the sample workspace 36 times over, the texts of cases and
 * the patterns of rules different in each: policies, suites, tools, settings, data sets and pages, as a team has them. In the
 * second, each file is as large as they come: 250 policies of 40 rules, each with a base, and 250 suites of 60 cases.
 * Usage: `node bench/check.ts [RUNS] [--assert]`. Build first: what is timed is the whole process of `dist/cli.js`.
 * With `--assert`, it fails where the first takes more than two seconds.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { workspaceProject } from './lsp/texts.ts';

const limitMs = 2000;
const runs = Number(process.argv.slice(2).find((arg) => /^\d+$/.test(arg)) ?? '5');

const usual = measure('like the sample', sampleProjects(36));
measure('large files only', Object.entries(workspaceProject(250, 60)));
if (process.argv.includes('--assert') && !(usual <= limitMs)) process.exitCode = 1;

/** Paths below the workspace, and texts. */
type Files = readonly (readonly [string, string])[];

function sampleProjects(count: number): Files {
  const sample = resolve('testFixtures/workspace');
  const names = readdirSync(sample, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(sample, name)).isFile());
  return Array.from({ length: count }, (_, i) => i).flatMap((team) =>
    files.map(
      (name) => [`team-${team}/${name}`, ofTeam(readFileSync(join(sample, name), 'utf8'), name, team)] as const,
    ),
  );
}

/** What is kept of one text or pattern must not help with the next one. */
function ofTeam(text: string, name: string, team: number): string {
  if (name.endsWith('.suite.yaml')) return text.replace(/ (the|you) /g, ` $1 w${team} `);
  return name.endsWith('.policy.yaml') ? text.replaceAll('(?i)', `(?i)(?:w${team} )?`) : text;
}

/** The median, in milliseconds. */
function measure(title: string, files: Files): number {
  const folder = mkdtempSync(join(tmpdir(), 'railwright-bench-'));
  for (const [name, text] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const times = Array.from({ length: runs }, () => checkOnce(folder)).toSorted((a, b) => a - b);
  rmSync(folder, { recursive: true });
  const median = times[runs >> 1] ?? Number.NaN;
  const megabytes = files.reduce((sum, [, text]) => sum + text.length, 0) / 1e6;
  console.log(
    `${title}: ${files.length} files, ${megabytes.toFixed(1)} MB: ${median.toFixed(0)} ms, median of ${runs}`,
  );
  return median;
}

function checkOnce(folder: string): number {
  const started = performance.now();
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 1e9 } as const;
  const { status, stderr } = spawnSync(process.execPath, [resolve('dist/cli.js'), 'check', '.'], options);
  if (status !== 0) throw new Error(`ended with ${status}: ${stderr.slice(0, 500)}`);
  return performance.now() - started;
}
