import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type LspClient, startClient } from '../support/lspClient.ts';

// The desk is the workspace, and its policy stands on one that other projects share.

const desk = 'policy: desk\nversion: "1"\nextends: [./own.policy.yaml, ../shared/base.policy.yaml]\n';
const base = 'policy: base\ninput:\n  - { id: long, when: { longer_than: 50 }, then: block }\n';
const own = base.replace('base', 'own').replace('long,', 'longest,');
const suite = `suite: desk
policy: ./desk.policy.yaml
cases:
  - { id: one, kind: normal, input: Hello, recorded: { output: Hi } }
`;

/** A run of the desk's suite; gives its id. */
async function runOnce(client: LspClient): Promise<string> {
  await client.write('shared/base.policy.yaml', base);
  await client.write('desk/own.policy.yaml', own);
  await client.write('desk/desk.policy.yaml', desk);
  await client.write('desk/desk.suite.yaml', suite);
  await client.ask('railwright/run', { suite: client.uri('desk/desk.suite.yaml'), mode: 'run' });
  const names = await readdir(join(client.folder, 'desk/.railwright/runs'));
  return names.find((name) => name.endsWith('.json'))?.slice(0, -'.json'.length) ?? '';
}

const policyOf = (client: LspClient, run: string) =>
  client.ask('railwright/policyOfRun', { uri: client.uri('desk/desk.suite.yaml'), run });

test('what reads otherwise now is offered, and what is gone', async () => {
  await using client = await startClient({ folders: ['desk', 'shared'] });
  const run = await runOnce(client);
  expect(await policyOf(client, run)).toMatchObject({ kind: 'policy', files: [] });
  await client.write('desk/desk.policy.yaml', `${desk}# edited\n`);
  await client.write('shared/base.policy.yaml', `${base}# edited\n`);
  const found = await policyOf(client, run);
  expect(found).toMatchObject({
    label: expect.stringMatching(/^policy 1 of the run of /),
    files: [
      { uri: client.uri('desk/desk.policy.yaml'), text: desk, exists: true },
      { uri: client.uri('shared/base.policy.yaml'), text: base, exists: true },
    ],
  });
  expect(found).not.toHaveProperty('note');
});

test('what is outside of the workspace is left as it is, and that is said', async () => {
  await using client = await startClient({ folders: ['desk'] });
  const run = await runOnce(client);
  await client.write('desk/own.policy.yaml', `${own}# edited\n`);
  await client.write('shared/base.policy.yaml', `${base}# edited\n`);
  expect(await policyOf(client, run)).toMatchObject({
    files: [{ uri: client.uri('desk/own.policy.yaml'), text: own }],
    note: 'left as it is, outside of the workspace: `../shared/base.policy.yaml`',
  });
  expect(await readFile(join(client.folder, 'shared/base.policy.yaml'), 'utf8')).toContain('# edited');
});

test.each(['../../shared/stolen', '..\\stolen', '.stolen', ''])('%j is no id of a run', async (id) => {
  await using client = await startClient({ folders: ['desk'] });
  const run = await runOnce(client);
  const record = await readFile(join(client.folder, 'desk/.railwright/runs', `${run}.json`), 'utf8');
  for (const name of ['shared/stolen.json', 'desk/.railwright/runs/.stolen.json']) await client.write(name, record);
  expect(await policyOf(client, id)).toEqual({ kind: 'problem', message: `\`${id}\` is no id of a run` });
});
