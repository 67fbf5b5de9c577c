/**
 * How right the detectors are, and how fast: precision and recall with n and 95 % Wilson intervals, set by set.
 * Usage: `node bench/detectors.ts [NAME…] [--data DIR]`, where DIR holds the public data (`../shared/data`).
 */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rate } from '../engine/src/compare/rates.ts';
import type { DetectorBench, LabelledText } from './detectors/labelled.ts';

const here = fileURLToPath(import.meta.url);
const folder = join(here, '../detectors');
/** Beside the benches: what they share. */
const shared: ReadonlySet<string> = new Set(['data.ts', 'labelled.ts']);

type Find = DetectorBench['settings'][string];

interface Judged extends LabelledText {
  readonly found: boolean;
}

function report(rows: readonly LabelledText[], setting: string, find: Find): void {
  const judged = rows.map((row): Judged => ({ ...row, found: find(row.text).length > 0 }));
  const counted = judged.filter(({ apart }) => !apart);
  const hits = counted.filter(({ found, positive }) => found && positive).length;
  console.log(`\n${setting}: ${timeOf(rows, find)}`);
  console.log(`  precision ${share(hits, counted.filter(({ found }) => found).length)}`);
  console.log(`  recall    ${share(hits, counted.filter(({ positive }) => positive).length)}`);
  console.log(`  alarms    ${share(countFound(counted, false), counted.filter(({ positive }) => !positive).length)}`);
  for (const [from, of] of Map.groupBy(judged, ({ from }) => from)) {
    const [{ apart, positive } = { positive: false }] = of;
    const what = positive ? 'found' : 'alarms';
    console.log(
      `    ${from.padEnd(36)} ${what.padEnd(6)} ${share(countFound(of, positive), of.length)}${apart ? ' (apart)' : ''}`,
    );
  }
}

function countFound(rows: readonly Judged[], positive: boolean): number {
  return rows.filter((row) => row.found && row.positive === positive).length;
}

/** `0.962 (25 of 26; 0.811 to 0.993)` */
function share(n: number, of: number): string {
  const { high, low, value } = rate(n, of);
  return `${value === null ? '-' : value.toFixed(3)} (${n} of ${of}; ${low.toFixed(3)} to ${high.toFixed(3)})`;
}

/** The best of some passes over all texts, once all is compiled. */
function timeOf(rows: readonly LabelledText[], find: Find): string {
  const passes = Array.from({ length: 7 }, () => {
    const started = performance.now();
    for (const { text } of rows) find(text);
    return performance.now() - started;
  });
  const characters = rows.reduce((sum, { text }) => sum + text.length, 0) / rows.length;
  const microseconds = (Math.min(...passes) * 1000) / rows.length;
  return `${microseconds.toFixed(1)} µs per text of ${characters.toFixed(0)} characters on average`;
}

async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string', default: resolve(here, '../../../shared/data') } },
  });
  const known = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !shared.has(file))
    .map((file) => file.slice(0, -'.ts'.length));
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0 || !existsSync(values.data)) {
    console.error(
      `usage: node bench/detectors.ts [${known.join(' | ')}]… [--data DIR], where DIR holds the public data`,
    );
    return 2;
  }
  for (const name of positionals.length > 0 ? positionals : known) {
    const { bench }: { bench: DetectorBench } = await import(`./detectors/${name}.ts`);
    const rows = bench.rows(values.data);
    for (const [setting, find] of Object.entries(bench.settings)) report(rows, setting, find);
  }
  return 0;
}

process.exitCode = await main();
