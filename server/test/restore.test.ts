import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PanelView } from '#protocol/panel.ts';
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

test('the newest run is shown, with what it can be compared with', async () => {
  await using client = await startProject();
  for (const name of ['b', 'a']) await run(client, name);
  await run(client, 'b');
  const view = await reopen(client);
  expect(view).toMatchObject({ kind: 'run', header: { suite: { id: 'b' }, counts: { total: 3 } }, changes: {} });
  expect(view).toMatchObject({ baseline: { options: [{}] } });
  expect(view).not.toHaveProperty('stale');
});

test('a run of one case does not stand for the suite', async () => {
  await using client = await startProject();
  await run(client, 'a');
  await run(client, 'b', ['one']);
  expect(await reopen(client)).toMatchObject({ header: { suite: { id: 'a' }, counts: { total: 3 } } });
});

test.each([
  ['p.policy.yaml', `${policy}# edited\n`, 'the policy was edited since this run'],
  ['a.suite.yaml', `suite: a\npolicy: ./p.policy.yaml\ncases:\n${cases[0]}`, 'the suite was edited since this run'],
])('what was edited meanwhile is said: %s', async (name, text, stale) => {
  await using client = await startProject();
  await run(client, 'a');
  expect(await reopen(client, (after) => after.write(name, text))).toMatchObject({ stale });
});

test('with nothing to show, the suites are shown', async () => {
  await using client = await startProject();
  await run(client, 'a');
  const broken = (after: LspClient) => after.write('p.policy.yaml', 'policy: [');
  expect(await reopen(client, broken)).toMatchObject({ kind: 'empty', suites: [{ id: 'a' }, { id: 'b' }] });
});
