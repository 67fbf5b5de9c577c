/**
 * What an author waits for in a large suite: diagnostics, hover and completion of our language server, beside those of
 * yaml-language-server on the same files with the same schema. Usage: `node bench/lsp.ts PEERS_FOLDER [--assert]`, where
 * PEERS_FOLDER has yaml-language-server in its `node_modules`. Build first: our server is `dist/server.js`.
 *
 * Two suites of 2,000 cases, and one of each kind of 200: of our own format, with recorded answers, a policy of 40 rules and
 * three mistakes; and of another format, where each key is unknown. The sides take turns, and medians of all rounds are
 * compared, since a machine's speed changes from minute to minute. With `--assert`, it fails where a promise is missed.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { atShare, measure, type Side, type Waits } from './lsp/measure.ts';
import { foreignProject, type Project, suiteProject } from './lsp/texts.ts';

const [peers] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
if (!peers) throw new Error('usage: node bench/lsp.ts PEERS_FOLDER [--assert]');
const rounds = 3;
const edits = 20;

const peer = join(resolve(peers), 'node_modules/yaml-language-server/bin/yaml-language-server');
if (!existsSync(peer)) throw new Error(`there is no yaml-language-server below ${peers}`);
const schema = pathToFileURL(resolve('schemas/suite.schema.json')).href;
const ours: Side = {
  command: [process.execPath, resolve('dist/server.js'), '--stdio'],
  languageId: 'railwright-suite',
  configure: () => null,
};
const theirs: Side = {
  command: [process.execPath, peer, '--stdio'],
  languageId: 'yaml',
  configure: (section) =>
    section === 'yaml'
      ? { validate: true, hover: true, completion: true, schemaStore: { enable: false }, schemas: { [schema]: '**/*' } }
      : null,
};

const folder = mkdtempSync(join(tmpdir(), 'railwright-bench-'));
const projects: Readonly<Record<string, Project>> = {
  'own 200': suiteProject(200),
  'own 2,000': suiteProject(2000),
  'foreign 200': foreignProject(200),
  'foreign 2,000': foreignProject(2000),
};

type Rounds = readonly { readonly ours: Waits; readonly theirs: Waits }[];

const measured = new Map<string, Rounds>();
for (const [name, project] of Object.entries(projects)) {
  const file = write(join(folder, name.replace(/\W/g, '-')), project);
  const turns: { ours: Waits; theirs: Waits }[] = [];
  for (let round = 0; round < rounds; round++)
    turns.push({ ours: await measure(ours, file, edits), theirs: await measure(theirs, file, edits) });
  measured.set(name, turns);
  print(name, turns);
}
rmSync(folder, { recursive: true });

function write(below: string, project: Project): string {
  mkdirSync(below);
  for (const [name, text] of Object.entries(project)) writeFileSync(join(below, name), text);
  return join(below, 'bench.suite.yaml');
}

function print(name: string, turns: Rounds): void {
  const keys = Object.keys(turns[0]?.ours ?? {}) as (keyof Waits)[];
  const row = (side: 'ours' | 'theirs') => keys.map((key) => [key, Math.round(waitOf(turns, side, key) * 10) / 10]);
  console.log(`\n${name} cases: milliseconds, median of ${turns.length} rounds`);
  console.table({
    railwright: Object.fromEntries(row('ours')),
    'yaml-language-server': Object.fromEntries(row('theirs')),
  });
}

function waitOf(turns: Rounds, side: 'ours' | 'theirs', key: keyof Waits): number {
  return atShare(
    turns.map((turn) => turn[side][key]),
    0.5,
  );
}

/** How much of the peer's time ours is: of each round, and the median of them. */
const shareOf = (name: string, key: keyof Waits): number =>
  atShare(
    (measured.get(name) ?? []).map((turn) => turn.ours[key] / turn.theirs[key]),
    0.5,
  );
const ourWait = (name: string, key: keyof Waits): number => waitOf(measured.get(name) ?? [], 'ours', key);

/** Each with its figure and its limit. */
const promises: readonly (readonly [string, number, number])[] = ['own', 'foreign'].flatMap((kind) => {
  const [small, large] = [`${kind} 200`, `${kind} 2,000`];
  return [
    [`${kind}: keystroke to diagnostics, share of the peer's`, shareOf(large, 'edit'), 1 / 10],
    [`${kind}: open to the first diagnostics, share of the peer's`, shareOf(large, 'open'), 1 / 3],
    [`${kind}: open to all diagnostics, share of the peer's`, shareOf(large, 'openAll'), 1 / 3],
    [`${kind}: 2,000 cases take this many times as long as 200`, ourWait(large, 'edit') / ourWait(small, 'edit'), 10],
    [`${kind}: hover, 95th percentile, ms`, ourWait(large, 'hoverP95'), 10],
    [`${kind}: completion, 95th percentile, ms`, ourWait(large, 'completionP95'), 10],
    [`${kind}: memory, MB`, ourWait(large, 'megabytes'), 200],
    [`${kind}: start of the server to the first diagnostics of 200 cases, ms`, ourWait(small, 'start'), 300],
  ] as const;
});
console.log();
for (const [promise, figure, limit] of promises)
  console.log(
    `${figure <= limit ? 'kept  ' : 'MISSED'} ${promise}: ${figure.toFixed(3)} (at most ${limit.toFixed(3)})`,
  );
if (process.argv.includes('--assert') && promises.some(([, figure, limit]) => !(figure <= limit))) process.exitCode = 1;
