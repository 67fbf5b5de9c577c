/**
 * Judging the cases of a suite after an edit of one rule, with all that is shown of it. Usage: `node bench/live.ts [--assert]`.
 *
 * 1,000, 10,000 and 100,000 cases of 500 characters, with the policy and the edits of `bench/rejudge.ts`. Of each edit:
 * milliseconds of CPU time from the compiled policy to the columns of all cases, what changed against the policy before
 * the edit, the rates, the layers, the slices, and the cases that a search finds. A sample is compared with the results of
 * single cases. With `--assert`, it fails above 40, 80 and 250 ms for the slowest edit (the median of its rounds), and
 * above 450 MB for 100,000 cases.
 */
import { spawnSync } from 'node:child_process';
import type { CompiledPolicy } from '../engine/src/compile/compilePolicy.ts';
import { caseMetrics } from '../engine/src/live/caseMetrics.ts';
import { compareCases } from '../engine/src/live/compareCases.ts';
import type { JudgedCases } from '../engine/src/live/judged.ts';
import { layerSums } from '../engine/src/live/layerSums.ts';
import { createLiveCases, type LiveCases } from '../engine/src/live/liveCases.ts';
import type { LiveSource } from '../engine/src/live/liveSource.ts';
import { findCases } from '../engine/src/live/query.ts';
import { caseSlices } from '../engine/src/live/slices.ts';
import { verdicts } from '../engine/src/policy/policy.ts';
import { finish } from '../engine/src/rejudge/work.ts';
import { type Case, kinds } from '../engine/src/suite/suite.ts';
import { compileText } from '../engine/test/support/judging.ts';
import { recordedExchange } from './rejudge/exchanges.ts';
import { edits, policyText } from './rejudge/policy.ts';

const limits = [
  { count: 1000, ms: 40 },
  { count: 10_000, ms: 80 },
  { count: 100_000, ms: 250 },
];
const mostMegabytes = 450;
const rounds = 5;

// As the worker that will hold the cases: with a bound on what V8 leaves lying about before it collects it.
const bounds = ['--max-old-space-size=240', '--max-semi-space-size=16'];
if (!process.execArgv.includes(bounds[0] ?? '')) {
  const args = [...process.execArgv, ...bounds, ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}

const at = { path: '/bench.suite.yaml', range: { start: 0, end: 0 } };
const tags = ['refunds', 'delivery', 'LLM01:2025', 'LLM02:2025', 'AML.T0051'];

function caseOf(i: number, count: number): Case {
  const { exchange, answer } = recordedExchange(i, count);
  const kind = kinds[i % kinds.length] ?? 'normal';
  return { id: `case-${i}`, kind, exchange, recorded: answer, tags: tags.slice(i % 4, (i % 4) + 2), at };
}

const sourceOf = (count: number): LiveSource => ({
  cases: Array.from({ length: count }, (_, i) => caseOf(i, count)),
  repeat: 1,
  model: 'recorded',
  answersByCase: true,
  answerTo: ({ recorded }) => recorded && { ...recorded, cached: true },
  opinionOn: () => ({ kind: 'opinion', opinion: { holds: false, confidence: 0.9 } }),
  display: (path) => path,
});

const filter = { text: 'lamps refund', kind: 'all', status: 'all', tag: 'refunds' } as const;

/** What a view is made of. */
function look(live: LiveCases, compiled: CompiledPolicy, before: JudgedCases): JudgedCases {
  const cases = live.judge(compiled);
  const changes = compareCases(before, cases);
  caseMetrics(cases);
  layerSums(cases);
  caseSlices(cases, { cases: before, changes });
  finish(findCases(filter, { cases, changes }));
  return cases;
}

function assertSame(cases: JudgedCases): void {
  for (let index = 0; index < cases.size; index += Math.max(1, Math.floor(cases.size / 100))) {
    const { verdict, decidedBy } = cases.result(index);
    const { columns } = cases;
    const decider = columns.deciders[columns.decidedBy[index] ?? -1];
    if (verdict === verdicts[columns.verdicts[index] ?? -1] && decider?.rule === decidedBy?.rule) continue;
    throw new Error(`case ${index}: the columns say ${decider?.rule}, its result ${verdict} by ${decidedBy?.rule}`);
  }
}

interface Slowest {
  readonly title: string;
  readonly ms: number;
}

function slowestEdit(live: LiveCases, base: CompiledPolicy, before: JudgedCases): Slowest {
  const timed = edits.map(([title, edit]): Slowest => {
    const times = Array.from({ length: rounds }, (_, round) => {
      const compiled = compileText(edit(policyText, round));
      const cpu = process.threadCpuUsage();
      const cases = look(live, compiled, before);
      const { user, system } = process.threadCpuUsage(cpu);
      if (round === 0) assertSame(cases);
      live.judge(base);
      return (user + system) / 1000;
    });
    return { title, ms: median(times) };
  });
  if (process.argv.includes('--all')) for (const { title, ms } of timed) console.log(`  ${title}: ${ms.toFixed(1)} ms`);
  return timed.reduce((a, b) => (b.ms > a.ms ? b : a));
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

for (const { count, ms: limit } of limits) {
  const live = createLiveCases(sourceOf(count));
  const base = compileText(policyText);
  const started = performance.now();
  const before = live.judge(base);
  finish(live.warming());
  const first = performance.now() - started;
  look(live, base, before);
  const { title, ms } = slowestEdit(live, base, before);
  const megabytes = process.resourceUsage().maxRSS / 1000;
  console.log(
    `${count} cases: slowest edit ${ms.toFixed(1)} ms of CPU time (${title}); first judgment ${(first / 1000).toFixed(1)} s; peak ${megabytes.toFixed(0)} MB`,
  );
  if (process.argv.includes('--assert') && (ms > limit || megabytes > mostMegabytes)) process.exitCode = 1;
}
