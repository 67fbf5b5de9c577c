import { appendFile, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FileChangeType } from 'vscode-languageserver';
import type { LiveView } from '#protocol/panel/view.ts';
import { railwright } from '../../../cli/test/railwright.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';
import { behaviours, startModel } from '../support/modelServer.ts';

// What the command line, another window or a person does below `.railwright` while the panel is open.

const policy = 'policy: p\noutput:\n  - { id: bank, when: { contains: bank }, then: block }\n';
const suite = `suite: s
policy: ./p.policy.yaml
model: live
cases:
  - { id: one, kind: normal, input: Hello }
  - { id: two, kind: normal, input: Goodbye }
`;
const answersFile = '.railwright/answers/live.jsonl';
const runs = '.railwright/runs';

async function startProject(url: string): Promise<LspClient> {
  const client = await startClient();
  const live = { provider: 'openai-compatible', model: 'small', url };
  await client.write('railwright.yaml', JSON.stringify({ models: { live }, run: { retries: 0 } }));
  await client.write('p.policy.yaml', policy);
  await client.write('s.suite.yaml', suite);
  await client.tell('railwright/panelMessage', { kind: 'suite', uri: client.uri('s.suite.yaml') });
  await client.settle();
  return client;
}

async function runByHand({ folder }: LspClient): Promise<void> {
  const { stderr } = await railwright(folder, ['run', 's.suite.yaml']);
  expect(stderr).toBe('');
}

/** What the editor says of files that it has been asked to watch. */
async function tellOf(client: LspClient, names: readonly string[], type: FileChangeType): Promise<void> {
  const changes = names.map((name) => ({ uri: client.uri(name), type }));
  await client.notify('workspace/didChangeWatchedFiles', { changes });
  await client.settle();
}

async function recordsIn({ folder }: LspClient): Promise<readonly string[]> {
  const names = await readdir(join(folder, runs));
  return names.filter((name) => name.endsWith('.json')).map((name) => `${runs}/${name}`);
}

function shown({ heard }: LspClient): LiveView {
  const view = heard.views.at(-1);
  if (view?.kind !== 'live') throw new Error(`the panel shows ${JSON.stringify(view)}`);
  return view;
}

const runsOffered = (client: LspClient): readonly string[] =>
  shown(client).baseline.groups.flatMap(({ options }) => options.flatMap(({ id }) => (/^run:/.test(id) ? [id] : [])));

test('answers that the command line records are judged, and its run is offered', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  expect(shown(client).header.counts).toMatchObject({ needRun: 2, passed: 0 });
  await runByHand(client);
  await client.settle();
  expect(shown(client).header.counts).toMatchObject({ needRun: 2 });
  await tellOf(client, [answersFile], FileChangeType.Created);
  expect(shown(client).header.counts).toMatchObject({ needRun: 0, passed: 2 });
  expect(runsOffered(client)).toEqual([]);
  await tellOf(client, await recordsIn(client), FileChangeType.Created);
  expect(runsOffered(client)).toHaveLength(1);
  await runByHand(client);
  await tellOf(client, await recordsIn(client), FileChangeType.Created);
  expect(shown(client).history?.runs).toHaveLength(2);
});

test('answers in a folder that is new count, though an editor may tell of the folder alone', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  await mkdir(join(client.folder, '.railwright'));
  await client.notify('workspace/didChangeWatchedFiles', {
    changes: [{ uri: client.uri('.railwright'), type: FileChangeType.Created }],
  });
  // The answer to it says that the news has been heard: what is put off is put off still.
  await client.ask('railwright/models', { uri: client.uri('s.suite.yaml') });
  await runByHand(client);
  await client.settle();
  expect(shown(client).header.counts).toMatchObject({ needRun: 0, passed: 2 });
  expect(runsOffered(client)).toHaveLength(1);
});

test('an answer that is half written is waited for, and one that is recorded again counts', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  await runByHand(client);
  await tellOf(client, [answersFile], FileChangeType.Created);
  const path = join(client.folder, answersFile);
  const [first = ''] = (await readFile(path, 'utf8')).split('\n');
  const again = `${first.replace('"Hi"', '"Ask the bank."')}\n`;
  await appendFile(path, again.slice(0, 30));
  await tellOf(client, [answersFile], FileChangeType.Changed);
  expect(shown(client).header.counts).toMatchObject({ passed: 2, failed: 0 });
  await appendFile(path, again.slice(30));
  await tellOf(client, [answersFile], FileChangeType.Changed);
  expect(shown(client).header.counts).toMatchObject({ passed: 1, failed: 1 });
  expect(client.heard.log).toEqual([]);
});

test.each([answersFile, '.railwright'])('answers that are deleted with `%s` need a run again', async (name) => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  await runByHand(client);
  await tellOf(client, [answersFile, ...(await recordsIn(client))], FileChangeType.Created);
  await rm(join(client.folder, name), { recursive: true });
  await tellOf(client, [name], FileChangeType.Deleted);
  expect(shown(client).header.counts).toMatchObject({ passed: 0, needRun: 2 });
  expect(shown(client).header.note).toMatch(/^2 cases judged on 0 recorded answers, /);
});

test('answers in a file that was made anew, and is longer, are those of this file', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  await runByHand(client);
  await tellOf(client, [answersFile], FileChangeType.Created);
  const path = join(client.folder, answersFile);
  const anew = (await readFile(path, 'utf8')).replaceAll('"Hi"', '"Ask the bank, please."');
  await client.write('anew', anew);
  await rename(join(client.folder, 'anew'), path);
  await tellOf(client, [answersFile], FileChangeType.Changed);
  expect(shown(client).header.counts).toMatchObject({ passed: 0, failed: 2 });
});

test('of runs whose records are deleted, the one that is compared with says so, and the others are offered no more', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  for (let times = 0; times < 3; times++) await runByHand(client);
  await tellOf(client, [answersFile, ...(await recordsIn(client))], FileChangeType.Created);
  const [oldest = '', middle = '', newest] = runsOffered(client).toSorted();
  await client.tell('railwright/panelMessage', { kind: 'baseline', id: oldest });
  await client.settle();
  expect(shown(client).baseline).not.toHaveProperty('problem');
  expect(shown(client).history?.runs).toHaveLength(3);
  const gone = [oldest, middle].map((id) => `${runs}/${id.slice('run:'.length)}.json`);
  for (const name of gone) await rm(join(client.folder, name));
  await tellOf(client, gone, FileChangeType.Deleted);
  expect(runsOffered(client)).toEqual([newest]);
  expect(shown(client).baseline).toMatchObject({ selected: oldest, problem: 'no such file' });
  expect(shown(client).changes).toBeUndefined();
  expect(shown(client).history).toBeUndefined();
});

test('a record that is half written is in no list until it is whole', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  await runByHand(client);
  const [record = ''] = await recordsIn(client);
  const text = await readFile(join(client.folder, record), 'utf8');
  const copy = record.replace(/[^/]+$/, 'kept.json');
  await client.write(copy, text.slice(0, text.length / 2));
  await tellOf(client, [answersFile, record, copy], FileChangeType.Created);
  expect(runsOffered(client)).toHaveLength(1);
  expect(shown(client).header.counts).toMatchObject({ passed: 2 });
  await client.write(copy, text);
  await tellOf(client, [copy], FileChangeType.Changed);
  expect(runsOffered(client)).toHaveLength(2);
});

test('what stands aside of a record is no news', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject(model.url);
  const before = client.heard.views.length;
  await tellOf(client, [`${runs}/a.json.0b1c.tmp`, `${runs}/a.index`], FileChangeType.Deleted);
  expect(client.heard.views).toHaveLength(before);
  expect(client.heard.refreshes).toEqual([]);
});
