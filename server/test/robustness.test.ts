import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WatchKind } from 'vscode-languageserver';
import type { RunOutcome } from '#protocol/requests.ts';
import { type LspClient, startClient } from './support/lspClient.ts';
import { behaviours, startModel } from './support/modelServer.ts';

const policy = 'policy: p\nversion: "1"\ninput:\n  - { id: long, when: { longer_than: 50 }, then: block }\n';
const suite = (name: string, model = 'recorded'): string =>
  `suite: ${name}\npolicy: ./p.policy.yaml\nmodel: ${model}\ncases:\n  - { id: ${name}-hello, kind: normal, input: Hello, recorded: { output: Hi } }\n`;

async function startProject(settings?: Parameters<typeof startClient>[0]): Promise<LspClient> {
  const client = await startClient(settings);
  await client.write('p.policy.yaml', policy);
  await client.write('a.suite.yaml', suite('a'));
  await client.write('b.suite.yaml', suite('b'));
  return client;
}

const at = (uri: string) => ({ textDocument: { uri }, position: { line: 0, character: 2 } });

async function open({ uri, notify, settle }: LspClient, name: string, text: string): Promise<void> {
  const textDocument = { uri: uri(name), languageId: 'yaml', version: 1, text };
  await notify('textDocument/didOpen', { textDocument });
  await settle();
}

function runOf(client: LspClient, name: string, model?: string): Promise<RunOutcome> {
  return client.ask('railwright/run', { suite: client.uri(name), mode: 'run', ...(model && { model }) });
}

/** The server is asked something that it can answer only if it is well. */
async function expectAlive(client: LspClient): Promise<void> {
  expect(await runOf(client, 'a.suite.yaml')).toMatchObject({ kind: 'done', failed: 0 });
}

test('a document that is not open has no hover and no completions, but lenses from the disk', async () => {
  await using client = await startProject();
  expect(await client.request('textDocument/hover', at(client.uri('a.suite.yaml')))).toBeNull();
  expect(await client.request('textDocument/completion', at(client.uri('a.suite.yaml')))).toBeNull();
  const lenses = (name: string) => client.request('textDocument/codeLens', { textDocument: { uri: client.uri(name) } });
  expect(await lenses('a.suite.yaml')).toHaveLength(6);
  expect(await lenses('nobody.suite.yaml')).toEqual([]);
  expect(await lenses('untitled:Untitled-1')).toEqual([]);
});

test.each([
  ['textDocument/hover', {}],
  ['textDocument/completion', { textDocument: null }],
  ['textDocument/codeLens', { textDocument: { uri: 7 } }],
  ['textDocument/codeAction', {}],
  ['railwright/run', {}],
  ['railwright/run', { suite: 'no uri', mode: 'run' }],
  ['railwright/models', {}],
  ['railwright/testModel', {}],
  ['railwright/addModel', {}],
  ['railwright/nobody', {}],
])('a request that cannot be understood is answered: %s %j', async (method, params) => {
  await using client = await startProject();
  const answer = client.request<{ kind?: string; ok?: boolean }>(method, params).catch((error: Error) => error.message);
  expect(await answer).not.toMatchObject({ kind: 'done' });
  await expectAlive(client);
});

test.each([
  ['textDocument/didOpen', {}],
  ['textDocument/didChange', { textDocument: { uri: 'file:///nobody', version: 2 }, contentChanges: [{ text: 'x' }] }],
  ['textDocument/didClose', { textDocument: { uri: 'file:///nobody' } }],
  ['workspace/didChangeWatchedFiles', { changes: [{ uri: '%%%', type: 1 }, {}] }],
  ['workspace/didRenameFiles', {}],
  ['railwright/panelMessage', null],
  ['railwright/panelMessage', { kind: 'select', key: 'nobody' }],
  ['railwright/panelMessage', { kind: 'baseline', id: 'nobody' }],
  ['railwright/panelMessage', { kind: 'suite', uri: 7 }],
  ['railwright/panelMessage', { kind: 'rows' }],
  ['railwright/panelMessage', { kind: 'rows', query: {}, first: -1, count: 1e9 }],
  ['railwright/panelMessage', { kind: '__proto__' }],
])('a notification that cannot be understood does no harm: %s %j', async (method, params) => {
  await using client = await startProject();
  await client.notify(method, params);
  await client.settle();
  await expectAlive(client);
});

test('a client that says `null` of what it cannot do has not said that it can', async () => {
  await using client = await startProject({ capabilities: JSON.parse('{ "textDocument": { "diagnostic": null } }') });
  await open(client, 'p.policy.yaml', policy.replace('longer_than', 'longer_then'));
  const codes = client.heard.diagnostics.get(client.uri('p.policy.yaml'))?.map(({ code }) => code);
  expect(codes).toContain('unknown-key');
});

test('a draft of 50 MB is not read, and says so', async () => {
  await using client = await startProject();
  await open(client, 'huge.policy.yaml', `policy: huge\n# ${'x'.repeat(50_000_000)}\n`);
  const uri = client.uri('huge.policy.yaml');
  expect(client.heard.diagnostics.get(uri)).toMatchObject([{ code: 'file-too-large', range: { start: { line: 0 } } }]);
  expect(await client.request('textDocument/hover', at(uri))).toBeNull();
  expect(await client.request('textDocument/completion', at(uri))).toEqual({ isIncomplete: false, items: [] });
  expect(await client.request('textDocument/codeLens', { textDocument: { uri } })).toEqual([]);
  const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
  const contentChanges = [{ range, text: 'version: "1"\nowner: us\n' }];
  await client.notify('textDocument/didChange', { textDocument: { uri, version: 2 }, contentChanges });
  await client.settle();
  expect(client.heard.diagnostics.get(uri)).toEqual([]);
});

test('run records that are broken, cut off, or something else are told of once, and passed over', async () => {
  await using client = await startProject();
  const runs = join(client.folder, '.railwright/runs');
  await mkdir(runs, { recursive: true });
  await writeFile(join(runs, '20200101T000000000Z-a-aaaaaa.json'), '{"record":1,"id":"x');
  await writeFile(join(runs, '20200101T000000000Z-a-bbbbbb.json'), '{"record":2}');
  await writeFile(join(runs, 'notes.json'), '[]');
  await writeFile(join(runs, '20200101T000000000Z-others-cccccc.json'), 'under an id that the suite may have had');
  for (const _ of [1, 2]) await expectAlive(client);
  await client.settle();
  expect(client.heard.log.toSorted()).toEqual([
    expect.stringMatching(/a-aaaaaa\.json`: not JSON, or cut off$/),
    expect.stringMatching(/a-bbbbbb\.json`: not a run record of version 1/),
    expect.stringMatching(/others-cccccc\.json`: not JSON, or cut off$/),
    expect.stringMatching(/notes\.json`: not a run record of version 1/),
  ]);
  expect(client.heard.views.at(-1)).toMatchObject({
    baseline: { groups: [{ title: 'Policy' }, { title: 'Runs', options: [{}, {}] }, { title: 'Nothing' }] },
  });
});

test('a project that cannot be written to loses nothing that is shown', async () => {
  await using client = await startProject();
  await client.write('.railwright', 'a file where the folder should be');
  await expectAlive(client);
  await expectAlive(client);
  await client.settle();
  const losses = [/^cannot store the run record: /, /^the policy of the run cannot be brought back later: /];
  expect(client.heard.log).toEqual([...losses, ...losses].map((loss) => expect.stringMatching(loss)));
  expect(client.heard.views.at(-1)).toMatchObject({ header: { counts: { passed: 1 } }, changes: { groups: [] } });
});

test('the answers of a model are shown although the project cannot be written to', async () => {
  await using model = await startModel(behaviours.answers('Hi'));
  await using client = await startProject();
  await client.write('.railwright', 'a file where the folder should be');
  const settings = `models:\n  live: { provider: openai-compatible, model: m, url: "${model.url}" }\n`;
  await client.write('railwright.yaml', settings);
  expect(await runOf(client, 'a.suite.yaml', 'live')).toMatchObject({ kind: 'done', notEvaluated: 0 });
  await client.settle();
  expect(client.heard.views.at(-1)).toMatchObject({ header: { counts: { total: 1, passed: 1, needRun: 0 } } });
  expect(client.heard.log).toContainEqual(expect.stringMatching(/^cannot write recorded answers: /));
});

test('of two runs at once, the panel shows the one that was started last, and both end', async () => {
  const answers: (() => void)[] = [];
  await using model = await startModel((response, request) => {
    answers.push(() => behaviours.answers('Hi')(response, request));
  });
  await using client = await startProject();
  await client.write(
    'railwright.yaml',
    `models:\n  live: { provider: openai-compatible, model: m, url: "${model.url}" }\n`,
  );
  const first = runOf(client, 'a.suite.yaml', 'live');
  await model.asked(1);
  expect(await runOf(client, 'b.suite.yaml')).toMatchObject({ kind: 'done' });
  for (const answer of answers) answer();
  expect(await first).toMatchObject({ kind: 'done', notEvaluated: 0 });
  await client.settle();
  expect(client.heard.views.at(-1)).toMatchObject({ header: { suite: { id: 'b' } } });
  expect(client.heard.views.at(-1)).not.toHaveProperty('progress');
  const suite = client.uri('a.suite.yaml');
  await client.tell('railwright/panelMessage', { kind: 'select', key: 'a-hello', suite });
  await client.settle();
  expect(client.heard.views.at(-1)).toMatchObject({ header: { suite: { id: 'a' } }, selected: { case: 'a-hello' } });
});

test('a model that takes too long is not waited for', async () => {
  await using model = await startModel(behaviours.never());
  await using client = await startProject();
  const settings = `models:\n  live: { provider: openai-compatible, model: m, url: "${model.url}" }\nrun: { timeout: 0.2, retries: 0 }\n`;
  await client.write('railwright.yaml', settings);
  expect(await runOf(client, 'a.suite.yaml', 'live')).toMatchObject({ kind: 'done', notEvaluated: 1 });
  await client.tell('railwright/panelMessage', { kind: 'select', key: 'a-hello' });
  await client.settle();
  const failures = [`no answer from ${model.url} within 0.2 s`];
  expect(client.heard.views.at(-1)).toMatchObject({ selected: { status: 'not-evaluated', failures } });
});

test('a reference to what is no file is an error at its place, and nothing is waited for', async () => {
  await using client = await startProject();
  const references = [JSON.stringify('a\0b'), '/dev/zero', '.', 'x'.repeat(5000)];
  await open(client, 'odd.policy.yaml', `policy: odd\nversion: "1"\nowner: us\nextends: [${references.join(', ')}]\n`);
  const messages = client.heard.diagnostics.get(client.uri('odd.policy.yaml'))?.map(({ message }) => message);
  expect(messages?.map((message) => String(message).replace(/^cannot read `.*`: /, ''))).toEqual([
    'no file can have this name',
    'it is not a file',
    'it is a folder',
    'its name is too long',
  ]);
});

test('an editor that can is asked to watch files, folders that go, and new ones that hold records', async () => {
  const registered: unknown[] = [];
  await using client = await startProject({
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    onRegister: (registration) => registered.push(registration),
  });
  await client.settle();
  const watchers = [
    {},
    { globPattern: '**', kind: WatchKind.Delete },
    { globPattern: '**/.railwright', kind: WatchKind.Create },
    { globPattern: '**/.railwright/*', kind: WatchKind.Create },
  ];
  expect(registered).toMatchObject([{ method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers } }]);
});
