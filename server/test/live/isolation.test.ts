import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { InitializationOptions } from '#protocol/requests.ts';
import { poisonProcess } from '../../../engine/test/support/poison.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';

const root = join(import.meta.dirname, '../../..');

// All that a project can ask somebody for: a model, another one, a judge, a service, each with a key.

const settings = `models:
  gpt: { provider: openai, model: gpt-5, key: "\${env:OPENAI_API_KEY}" }
  claude: { provider: anthropic, model: claude, key: "\${secret:claude}" }
services:
  guard: { type: openai-moderation, key: "\${env:OPENAI_API_KEY}" }
`;

const policy = (limit: number): string => `policy: curious
values: { limit: ${limit} }
input: [{ id: links, when: { urls: { block: [evil.example] } }, then: flag }]
action: [{ id: large, tool: "*", when: args.amount > values.limit, then: require_approval }]
output: [{ id: moderated, when: { classifier: { service: guard } }, then: block }]
review: [{ id: tone, when: { judge: { model: gpt, question: Is it rude? } }, then: block }]
`;

const suite = `suite: s
policy: ./p.policy.yaml
model: gpt
cases:
  - { id: asked, kind: normal, input: See https://evil.example/a }
  - { id: given, kind: normal, input: Refund 80, recorded: { output: Done, calls: [{ tool: shell, args: { amount: 80 } }] } }
`;

const probes = JSON.stringify({ version: 1, probes: [{ id: 'a', calls: [{ tool: 'shell', args: { amount: 900 } }] }] });
const trace = JSON.stringify({ calls: [{ tool: 'fetch', args: { url: 'https://evil.example', amount: 900 } }] });

async function startProject(options: InitializationOptions): Promise<LspClient> {
  const client = await startClient({ options, secrets: { claude: 'sk-secret' } });
  await client.write('railwright.yaml', settings);
  await client.write('p.policy.yaml', policy(100));
  await client.write('s.suite.yaml', suite);
  await client.write('.railwright/probes.json', probes);
  return client;
}

/** Types, and clicks on whatever in the panel shows more. */
async function lookAround({ notify, tell, settle, uri }: LspClient): Promise<void> {
  const textDocument = { uri: uri('p.policy.yaml'), languageId: 'railwright-policy', version: 1, text: policy(100) };
  await notify('textDocument/didOpen', { textDocument });
  await tell('railwright/panelMessage', { kind: 'ready' });
  await settle();
  for (const [index, model] of ['recorded', 'gpt', 'claude'].entries()) {
    await tell('railwright/panelMessage', { kind: 'model', name: model });
    const version = { uri: uri('p.policy.yaml'), version: index + 2 };
    await notify('textDocument/didChange', { textDocument: version, contentChanges: [{ text: policy(50 + index) }] });
    for (const id of ['saved', 'git:HEAD', 'model:claude', 'run:none']) {
      await tell('railwright/panelMessage', { kind: 'baseline', id });
      await settle();
    }
  }
  await tell('railwright/panelMessage', { kind: 'trace', text: trace });
  await settle();
}

test('judging as the author types touches no network, no program, no key, in Restricted Mode', async () => {
  await using client = await startProject({ trusted: false });
  using poison = poisonProcess();
  await lookAround(client);
  expect(poison.touched).toEqual([]);
  expect(client.heard.secretsAskedFor).toEqual([]);
  const view = client.heard.views.at(-1);
  expect(view).toMatchObject({ kind: 'live', actions: { calls: [{ rule: 'large' }] }, probes: [{ rule: 'large' }] });
});

test('in a trusted workspace, programs are started, of which git is the only one', async () => {
  await using client = await startProject({ trusted: true });
  using poison = poisonProcess();
  await lookAround(client);
  expect([...new Set(poison.touched)]).toEqual(['child_process.execFile']);
  expect(client.heard.secretsAskedFor).toEqual([]);
  const sources = globSync('{disk,engine,models,protocol,server,view}/src/**/*.ts', { cwd: root });
  const starters = sources.filter((path) => readFileSync(join(root, path), 'utf8').includes('node:child_process'));
  expect(starters.map((path) => path.replaceAll('\\', '/'))).toEqual(['disk/src/git/runGit.ts']);
});
