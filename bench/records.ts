/**
 * Saving and opening run records. Usage: `node bench/records.ts [N…] [--assert]`.
 *
 * Records of N results (1,000, 10,000 and 100,000) of about 2,000 bytes, in a temporary folder, each step in a process of
 * its own. Printed: the size of the record and of its index; milliseconds to save it; to open it by its index, and then to
 * read 200 results here and there, and to count what the columns say; to open it without an index, which is made then; the
 * peak memory of these processes; and milliseconds to list 30 such runs. With `--assert`, it fails where opening by the
 * index takes a second or more, or 400 MB or more.
 */
import { spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listSummaries } from '../disk/src/runs/listRuns.ts';
import { openRecord } from '../disk/src/runs/openRecord.ts';
import { saveRun } from '../disk/src/runs/saveRun.ts';
import { recordOfSize } from './records/record.ts';

const limits = { milliseconds: 1000, megabytes: 400 };

interface Step {
  readonly ms: number;
  /** To read results after opening. */
  readonly readMs: number;
  readonly megabytes: number;
}

const idOf = (day: number): string => `202611${day}T101500000Z-shop-3f2a1c`;
const pathIn = (runs: string): string => join(runs, `${idOf(30)}.json`);
const indexIn = (runs: string): string => join(runs, `${idOf(30)}.index`);

const peakMegabytes = (): number => process.resourceUsage().maxRSS / 1024;

const megabytesOf = (path: string): string => `${(statSync(path).size / 1e6).toFixed(1)} MB`;

const inWords = ({ ms, megabytes }: Pick<Step, 'ms' | 'megabytes'>): string =>
  `${ms.toFixed(0)} ms (peak memory ${megabytes.toFixed(0)} MB)`;

const steps: Readonly<Record<string, (folder: string, count: number) => Promise<Step>>> = { save, open, list };
const args = process.argv.slice(2);
const [step, folder, size] = args;
const run = steps[step ?? ''];
if (run && folder !== undefined) console.log(JSON.stringify(await run(folder, Number(size))));
else for (const count of sizesIn(args)) measure(count);

function sizesIn(given: readonly string[]): readonly number[] {
  const sizes = given.filter((arg) => /^\d+$/.test(arg)).map(Number);
  return sizes.length > 0 ? sizes : [1000, 10_000, 100_000];
}

function measure(count: number): void {
  const project = mkdtempSync(join(tmpdir(), 'railwright-bench-'));
  const runs = join(project, '.railwright', 'runs');
  mkdirSync(runs, { recursive: true });
  const saved = inOwnProcess('save', runs, count);
  const [record = '', index = ''] = [pathIn(runs), indexIn(runs)].map(megabytesOf);
  const opened = Array.from({ length: 5 }, () => inOwnProcess('open', runs, count)).toSorted((a, b) => a.ms - b.ms);
  const listed = inOwnProcess('list', runs, count);
  rmSync(indexIn(runs));
  const indexed = inOwnProcess('open', runs, count);
  rmSync(project, { recursive: true });
  const { ms, readMs, megabytes } = opened[opened.length >> 1] as Step;
  console.log(`${count} results: ${record}, index ${index}; saved in ${inWords(saved)}`);
  console.log(`  opened in ${inWords({ ms, megabytes })}; 200 results and all columns in ${readMs.toFixed(0)} ms`);
  console.log(`  opened without an index in ${inWords(indexed)}; 30 runs listed in ${inWords(listed)}`);
  const isOver = ms >= limits.milliseconds || megabytes >= limits.megabytes;
  if (args.includes('--assert') && isOver) process.exitCode = 1;
}

function inOwnProcess(name: string, runs: string, count: number): Step {
  const own = [...process.execArgv, import.meta.filename, name, runs, `${count}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, own, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

async function save(runs: string, count: number): Promise<Step> {
  const record = recordOfSize(count, idOf(30));
  const from = performance.now();
  await saveRun(runs, record);
  return { ms: performance.now() - from, readMs: 0, megabytes: peakMegabytes() };
}

async function open(runs: string): Promise<Step> {
  const from = performance.now();
  const record = await openRecord(pathIn(runs));
  const ms = performance.now() - from;
  if (record.kind === 'unreadable') throw new Error(record.reason);
  const { cases } = record;
  for (let read = 0; read < 200; read++) {
    const index = Math.floor((read * cases.size) / 200);
    if (cases.result(index).case !== cases.identity(index).case) throw new Error(`result ${index} is another one`);
  }
  const blocked = cases.columns.verdicts.reduce((sum, verdict) => sum + (verdict === 5 ? 1 : 0), 0);
  if (blocked !== record.summary.metrics.vetoRate.n) throw new Error('the columns do not fit the rates');
  return { ms, readMs: performance.now() - from - ms, megabytes: peakMegabytes() };
}

/** Thirty names of the same record and index. */
async function list(runs: string): Promise<Step> {
  for (let day = 10; day < 40; day++)
    for (const end of day === 30 ? [] : ['json', 'index'])
      linkSync(join(runs, `${idOf(30)}.${end}`), join(runs, `${idOf(day)}.${end}`));
  const from = performance.now();
  const listed = await listSummaries(runs, { suite: { id: 'shop', has: ({ id }) => id === 'shop' }, most: 30 });
  if (listed.runs.length !== 30) throw new Error(`${listed.runs.length} runs are listed`);
  return { ms: performance.now() - from, readMs: 0, megabytes: peakMegabytes() };
}
