import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PanelView } from '#protocol/panel/view.ts';
import { type LspClient, startClient } from './support/lspClient.ts';

// A window that is opened again: another server, with what the one before has left on disk.

const policy = 'policy: p\nversion: "1"\ninput:\n  - { id: long, when: { longer_than: 50 }, then: block }\n';
const cases = ['one', 'two', 'three'].map(
  (id) => `  - { id: ${id}, kind: normal, input: Hello, recorded: { output: Hi } }\n`,
);

async function startProject(): Promise<LspClient> {
  const client = await startClient();
  await client.write('p.policy.yaml', policy);
  for (const name of ['a', 'b'])
    await client.write(`${name}.suite.yaml`, `suite: ${name}\npolicy: ./p.policy.yaml\ncases:\n${cases.join('')}`);
  return client;
}

async function run({ ask, uri }: LspClient, name: string, only?: readonly string[]): Promise<void> {
  await ask('railwright/run', { suite: uri(`${name}.suite.yaml`), mode: 'run', ...(only && { cases: only }) });
}

/** What a new window on the project shows, after what was edited meanwhile. */
async function reopen(before: LspClient, edit?: (after: LspClient) => Promise<void>): Promise<PanelView | undefined> {
  await using after = await startProject();
  await cp(join(before.folder, '.railwright'), join(after.folder, '.railwright'), { recursive: true });
  await edit?.(after);
  await after.tell('railwright/panelMessage', { kind: 'ready' });
  await after.settle();
  return after.heard.views.at(-1);
}

const openSuite = async ({ notify, uri }: LspClient, name: string): Promise<void> => {
  const text = `suite: ${name}\npolicy: ./p.policy.yaml\ncases:\n${cases.join('')}`;
  const textDocument = { uri: uri(`${name}.suite.yaml`), languageId: 'railwright-suite', version: 1, text };
  await notify('textDocument/didOpen', { textDocument });
};

test('the suite that was run last is shown, compared with its last run', async () => {
  await using client = await startProject();
  for (const name of ['b', 'a']) await run(client, name);
  await run(client, 'b');
  const view = await reopen(client);
  expect(view).toMatchObject({ kind: 'live', header: { suite: { id: 'b' }, counts: { total: 3 } }, changes: {} });
  expect(view).toMatchObject({ baseline: { selected: expect.stringMatching(/^run:/) }, history: { runs: [{}, {}] } });
});

test('what is open comes before what was run', async () => {
  await using client = await startProject();
  await run(client, 'a');
  expect(await reopen(client, (after) => openSuite(after, 'b'))).toMatchObject({ header: { suite: { id: 'b' } } });
});

test('a suite is shown whole although only one case of it was run, and is not compared with that', async () => {
  await using client = await startProject();
  await run(client, 'b', ['one']);
  const view = await reopen(client);
  expect(view).toMatchObject({ header: { suite: { id: 'b' }, counts: { total: 3 } }, baseline: { selected: 'saved' } });
});

test('what was edited meanwhile is judged, and compared with the run', async () => {
  await using client = await startProject();
  await run(client, 'a');
  const stricter = policy.replace('longer_than: 50', 'longer_than: 3');
  expect(await reopen(client, (after) => after.write('p.policy.yaml', stricter))).toMatchObject({
    header: { counts: { total: 3, failed: 3 } },
    changes: { tiles: [{ change: 'new-false-refusal', count: 3 }, {}, {}, {}] },
  });
});

test('with nothing to show, the suites are shown, and why', async () => {
  await using client = await startProject();
  await run(client, 'a');
  const broken = (after: LspClient) => after.write('p.policy.yaml', 'policy: [');
  expect(await reopen(client, broken)).toMatchObject({
    kind: 'empty',
    suites: [{ id: 'a' }, { id: 'b' }],
    problem: expect.stringMatching(/^the policy has an error in p\.policy\.yaml:1: /),
  });
});
