/**
 * Re-judging recorded exchanges after an edit of one rule. Usage: `node bench/rejudge.ts [N] [TITLE] [--assert]`.
 *
 * N exchanges (100,000) of 500 characters: a question, an answer, and in one of four a tool call. A policy of 40 rules of
 * all kinds; the first pass; then edits of one rule each, of which each is judged and taken back. Printed: milliseconds to
 * read and compile the policy, and to judge the corpus again; how many verdicts changed; the memory of the process. Of
 * each edit a sample is compared with `judge`. With `--assert`, it fails above 100 ms of CPU time for an edit and 400 MB.
 */
import { spawnSync } from 'node:child_process';
import type { CompiledPolicy } from '../engine/src/compile/compilePolicy.ts';
import { judge } from '../engine/src/judge/judge.ts';
import { verdicts } from '../engine/src/policy/policy.ts';
import { type Corpus, createCorpus } from '../engine/src/rejudge/corpus.ts';
import type { RecordedExchange } from '../engine/src/rejudge/recorded.ts';
import { type CorpusVerdicts, changesBetween } from '../engine/src/rejudge/verdicts.ts';
import { compileText } from '../engine/test/support/judging.ts';
import { recordedExchange } from './rejudge/exchanges.ts';
import { edits, policyText } from './rejudge/policy.ts';

const limits = { editMs: 100, megabytes: 400 };

// As the worker that will hold a corpus: with a bound on what V8 leaves lying about before it collects it.
const bounds = ['--max-old-space-size=215', '--max-semi-space-size=16'];
if (!process.execArgv.includes(bounds[0] ?? '')) {
  const args = [...process.execArgv, ...bounds, ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1);
}
const count = Number(process.argv.slice(2).find((arg) => /^\d+$/.test(arg)) ?? '100000');
/** Of the edits whose title has this, or of all. */
const only = process.argv.slice(2).find((arg) => !/^\d+$|^--/.test(arg)) ?? '';
const rounds = 5;

const items = Array.from({ length: count }, (_, i) => recordedExchange(i, count));

interface Timed {
  readonly result: CorpusVerdicts;
  readonly ms: number;
  /** Of the thread: what else runs on the machine is not in it. */
  readonly cpuMs: number;
  /** The longest step: for that long a worker does not hear. */
  readonly longest: number;
}

function judgeInSteps(corpus: Corpus, compiled: CompiledPolicy): Timed {
  const work = corpus.judging(compiled);
  const started = performance.now();
  const cpu = process.threadCpuUsage();
  let longest = 0;
  for (;;) {
    const from = performance.now();
    const { done, value } = work.next();
    const now = performance.now();
    longest = Math.max(longest, now - from);
    if (!done) continue;
    const { user, system } = process.threadCpuUsage(cpu);
    return { result: value, ms: now - started, cpuMs: (user + system) / 1000, longest };
  }
}

function assertSame(compiled: CompiledPolicy, result: CorpusVerdicts): void {
  for (let i = 0; i < count; i += Math.max(1, Math.floor(count / 400))) {
    const { exchange, answer, opinions } = items[i] as RecordedExchange;
    const { verdict, decidedBy } = judge(compiled, exchange, answer, { opinions });
    const decider = result.deciders[result.decidedBy[i] ?? -1] ?? null;
    if (verdict === verdicts[result.verdicts[i] ?? -1] && decider?.rule === decidedBy?.rule) continue;
    console.error(
      `exchange ${i}: ${verdicts[result.verdicts[i] ?? -1]} by ${decider?.rule}, but ${verdict} by ${decidedBy?.rule}`,
    );
    process.exit(1);
  }
}

const memory = { rss: 0, heap: 0 };
function megabytes(): { rss: number; heap: number } {
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  memory.rss = Math.max(memory.rss, rss / 1e6);
  memory.heap = Math.max(memory.heap, (heapUsed + arrayBuffers) / 1e6);
  return { rss: rss / 1e6, heap: (heapUsed + arrayBuffers) / 1e6 };
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

const shown = (number: number): string => number.toFixed(1).padStart(7);

console.log(`${count} exchanges; before: ${megabytes().rss.toFixed(0)} MB`);
const corpus = createCorpus(items);
const base = compileText(policyText);
const first = judgeInSteps(corpus, base);
assertSame(base, first.result);
const warming = performance.now();
for (const _ of corpus.warming()) megabytes();
console.log(
  `first pass ${(first.ms / 1000).toFixed(1)} s (longest step ${first.longest.toFixed(0)} ms), looking ahead ${((performance.now() - warming) / 1000).toFixed(1)} s; ${megabytes().rss.toFixed(0)} MB`,
);

let slowest = 0;
for (const [title, edit] of edits.filter(([title]) => title.includes(only))) {
  const times: number[] = [];
  const cpuTimes: number[] = [];
  const reading: number[] = [];
  let flips = 0;
  for (let round = 0; round < rounds; round++) {
    const text = edit(policyText, round);
    if (text === policyText) throw new Error(`the edit changes nothing: ${title}`);
    const from = performance.now();
    const compiled = compileText(text);
    reading.push(performance.now() - from);
    const { result, ms, cpuMs } = judgeInSteps(corpus, compiled);
    times.push(ms);
    cpuTimes.push(cpuMs);
    flips = changesBetween(first.result, result).flips.length;
    if (round === 0) assertSame(compiled, result);
    corpus.judge(compileText(policyText));
    megabytes();
  }
  slowest = Math.max(slowest, median(cpuTimes));
  console.log(
    `${title.padEnd(46)} ${shown(median(times))} ms, CPU ${shown(median(cpuTimes))} ms (+ ${shown(median(reading))} ms to read and compile), ${flips} flips`,
  );
}
console.log(
  `slowest edit ${slowest.toFixed(1)} ms of CPU time; peak memory ${memory.rss.toFixed(0)} MB, of which heap and arrays ${memory.heap.toFixed(0)} MB`,
);
if (process.argv.includes('--assert') && (slowest > limits.editMs || memory.rss > limits.megabytes))
  process.exitCode = 1;
