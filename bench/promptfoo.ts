// Times `railwright run` on 2,000 recorded cases beside promptfoo's echo provider on the same work, as whole processes, in turn.
// usage: node bench/promptfoo.ts PEERS_FOLDER [CASES] [RUNS]     (PEERS_FOLDER: a folder with promptfoo in its node_modules)
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [peers, cases = '2000', runs = '3'] = process.argv.slice(2);
if (!peers) throw new Error('usage: node bench/promptfoo.ts PEERS_FOLDER [CASES] [RUNS]');
const folder = mkdtempSync(join(tmpdir(), 'railwright-bench-'));
const question = (i: number): string => `Please refund order ${1000 + i}, charged ${i % 90} dollars`;
const words = Array.from({ length: 50 }, (_, k) => `bad phrase ${k}`);
const count = Number(cases);

writeFileSync(join(folder, 'promptfoo.json'), JSON.stringify(promptfooConfig()));
writeFileSync(join(folder, 'bench.policy.yaml'), policy());
writeFileSync(join(folder, 'bench.suite.yaml'), suite());

const ours = [resolve('dist/cli.js'), 'run', 'bench.suite.yaml'];
const theirs = [
  join(resolve(peers), 'node_modules/promptfoo/dist/src/main.js'),
  ...['eval', '-c', 'promptfoo.json', '--no-cache', '--no-table', '--no-progress-bar', '-o', 'out.json'],
];
// A run of half a second meets whatever else the machine does in it: several before and behind the one that it is compared with.
const some = (): number[] => Array.from({ length: 3 }, () => time(ours));
const pairs = Array.from({ length: Number(runs) }, () => {
  const before = some();
  const promptfoo = time(theirs);
  return { railwright: median([...before, ...some()]), promptfoo };
});
console.log(
  JSON.stringify({
    cases: count,
    railwrightMs: median(pairs.map(({ railwright }) => railwright)),
    promptfooMs: median(pairs.map(({ promptfoo }) => promptfoo)),
    ratio: Math.round(median(pairs.map(({ railwright, promptfoo }) => promptfoo / railwright))),
  }),
);
rmSync(folder, { recursive: true });

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function time(args: readonly string[]): number {
  const env = { ...process.env, PROMPTFOO_DISABLE_TELEMETRY: '1', PROMPTFOO_DISABLE_UPDATE: '1' };
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1e9 });
  if (status !== 0) throw new Error(`${args[0]} ended with ${status}: ${stderr.slice(0, 500)}`);
  return Math.round(performance.now() - started);
}

function promptfooConfig(): object {
  const assert = [
    { type: 'not-contains', value: 'forbidden' },
    { type: 'not-regex', value: '\\b\\d{3}-\\d{2}-\\d{4}\\b' },
    { type: 'not-icontains-any', value: words },
  ];
  const tests = Array.from({ length: count }, (_, i) => ({ vars: { q: question(i) }, assert }));
  return { description: 'bench', prompts: ['{{q}}'], providers: ['echo'], tests };
}

function policy(): string {
  return `policy: bench
output:
  - { id: forbidden, when: { contains: forbidden }, then: block }
  - { id: number, when: { matches: '\\b\\d{3}-\\d{2}-\\d{4}\\b' }, then: block }
  - { id: phrases, when: { contains: ${JSON.stringify(words)} }, then: block }
`;
}

/** The same texts as answers, in block YAML as a person would keep them. */
function suite(): string {
  const lines = Array.from({ length: count }, (_, i) => [
    `  - id: case-${i}`,
    '    kind: normal',
    `    input: "${question(i)}"`,
    `    recorded: { output: "${question(i)}" }`,
    '    expect: allow',
  ]);
  return ['suite: bench', 'policy: ./bench.policy.yaml', 'cases:', ...lines.flat(), ''].join('\n');
}
