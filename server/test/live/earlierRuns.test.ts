import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LiveView } from '#protocol/panel.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';

const policy = 'policy: p\ninput:\n  - { id: long, when: { longer_than: 50 }, then: block }\n';
const suite = `suite: s
policy: ../p.policy.yaml
cases:
  - { id: one, kind: normal, input: Hello, recorded: { output: Hi } }
`;

/** Two suites with one id, in one project. */
async function startProject(): Promise<LspClient> {
  const client = await startClient();
  await client.write('p.policy.yaml', policy);
  for (const name of ['a', 'b']) await client.write(`${name}/s.suite.yaml`, suite);
  return client;
}

const run = (client: LspClient, name: string) =>
  client.ask('railwright/run', { suite: client.uri(`${name}/s.suite.yaml`), mode: 'run' });

async function lookAt(client: LspClient, name: string, baseline = 'none'): Promise<LiveView> {
  await client.tell('railwright/panelMessage', { kind: 'suite', uri: client.uri(`${name}/s.suite.yaml`) });
  await client.tell('railwright/panelMessage', { kind: 'baseline', id: baseline });
  await client.settle();
  const view = client.heard.views.at(-1);
  if (view?.kind !== 'live') throw new Error(`the panel shows ${JSON.stringify(view)}`);
  return view;
}

test('the course of a suite is of its own runs, also where another suite has the same id', async () => {
  await using client = await startProject();
  for (const name of ['a', 'b', 'b', 'b', 'a']) await run(client, name);
  expect((await lookAt(client, 'a')).history?.runs).toHaveLength(2);
  expect((await lookAt(client, 'b')).history?.runs).toHaveLength(3);
});

test('a run outside of the folder of the runs is not compared with', async () => {
  await using client = await startProject();
  await run(client, 'a');
  const runs = '.railwright/runs';
  const [record = ''] = (await readdir(join(client.folder, runs))).filter((name) => name.endsWith('.json'));
  await client.write('stolen.json', await readFile(join(client.folder, runs, record), 'utf8'));
  const { baseline } = await lookAt(client, 'a', 'run:../../stolen');
  expect(baseline).toMatchObject({ problem: '`../../stolen` is no id of a run' });
  expect(await lookAt(client, 'a', `run:${record.slice(0, -'.json'.length)}`)).not.toHaveProperty('baseline.problem');
});
