import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LiveView } from '#protocol/panel/view.ts';
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

const runsOffered = ({ baseline }: LiveView): number =>
  baseline.groups.find(({ title }) => title === 'Runs')?.options.length ?? 0;

test('the runs to compare with are those of the suite, not of another one that has the same id', async () => {
  await using client = await startProject();
  for (const name of ['a', 'b', 'b']) await run(client, name);
  expect(runsOffered(await lookAt(client, 'a'))).toBe(1);
  expect(runsOffered(await lookAt(client, 'b'))).toBe(2);
});

test('a suite keeps its runs when its id is changed, and when its file is moved', async () => {
  await using client = await startProject();
  await run(client, 'a');
  await client.write('a/s.suite.yaml', suite.replace('suite: s', 'suite: renamed'));
  await run(client, 'a');
  expect((await lookAt(client, 'a')).history?.runs).toHaveLength(2);
  await rm(join(client.folder, 'a', 's.suite.yaml'));
  await client.write('c/s.suite.yaml', suite.replace('suite: s', 'suite: renamed'));
  expect(runsOffered(await lookAt(client, 'c'))).toBe(1);
});

test('a run of some cases is a point of the course that is left out of it, and says so where it can be chosen', async () => {
  await using client = await startProject();
  await client.write(
    'a/s.suite.yaml',
    `${suite}  - { id: two, kind: normal, input: Bye, recorded: { output: Bye } }\n`,
  );
  await client.ask('railwright/run', { suite: client.uri('a/s.suite.yaml'), mode: 'run', cases: ['two'] });
  await run(client, 'a');
  const { history, baseline } = await lookAt(client, 'a');
  expect(history?.runs.map(({ leftOut }) => leftOut)).toEqual(['only 1 of 2 cases', undefined]);
  const { options } = baseline.groups.find(({ title }) => title === 'Runs') ?? { options: [] };
  expect(options.map(({ detail }) => detail?.includes('only 1 of 2 cases'))).toEqual([false, true]);
  const against = await lookAt(client, 'a', options[1]?.id);
  expect(against.baseline.detail).toMatch(/, only 1 of 2 cases · model recorded/);
  expect(against.changes?.uncompared).toBe('1 of 2 cases is not compared, as it was not in that run');
  expect(against.rates.filter(({ before }) => before)).toEqual([]);
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
