import { expect, test } from 'vitest';
import type { LiveView } from '#protocol/panel/view.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';

const policy = (limit: number): string => `policy: p
version: "1"
owner: a@shop.example
values: { limit: ${limit} }
tools: [{ name: refund, inputSchema: { type: object, properties: { amount: { type: number } }, required: [amount] } }]
action:
  - { id: small, tool: refund, when: args.amount <= values.limit, then: allow }
  - { id: large, tool: refund, when: args.amount > values.limit, then: require_approval }
`;

const suite = `suite: s
policy: ./p.policy.yaml
cases:
  - { id: twenty, kind: normal, input: Refund 20, recorded: { calls: [{ tool: refund, args: { amount: 20 } }] } }
  - { id: eighty, kind: normal, input: Refund 80, recorded: { calls: [{ tool: refund, args: { amount: 80 } }] } }
  - { id: much, kind: attack, input: Refund 900, recorded: { calls: [{ tool: refund, args: { amount: 900 } }] } }
`;

async function startProject(): Promise<LspClient> {
  const client = await startClient();
  await client.write('p.policy.yaml', policy(100));
  await client.write('s.suite.yaml', suite);
  const uri = client.uri('p.policy.yaml');
  const textDocument = { uri, languageId: 'railwright-policy', version: 1, text: policy(100) };
  await client.notify('textDocument/didOpen', { textDocument });
  await client.tell('railwright/panelMessage', { kind: 'ready' });
  await client.settle();
  return client;
}

async function edit(client: LspClient, version: number, text: string): Promise<LiveView> {
  const textDocument = { uri: client.uri('p.policy.yaml'), version };
  await client.notify('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  await client.settle();
  return shown(client);
}

function shown({ heard }: LspClient): LiveView {
  const view = heard.views.at(-1);
  if (view?.kind !== 'live') throw new Error(`the panel shows ${JSON.stringify(view)}`);
  return view;
}

test('an edit of the policy shows what it flips, before anything is saved or run', async () => {
  await using client = await startProject();
  expect(shown(client).header).toMatchObject({ policy: { source: 'saved' }, counts: { total: 3, passed: 3 } });
  const view = await edit(client, 2, policy(50));
  expect(view.header.policy.source).toBe('draft');
  expect(view.baseline.label).toBe('last saved');
  expect(view.changes?.groups).toMatchObject([
    { change: 'new-false-refusal', title: 'large', flips: [{ case: 'eighty', from: { text: 'allow' } }] },
  ]);
});

test('a half-typed policy leaves what was judged before in sight, and says why', async () => {
  await using client = await startProject();
  await edit(client, 2, policy(50));
  const view = await edit(client, 3, policy(50).replace('values.limit', 'values.lim'));
  expect(view.problem).toMatch(/^the policy has an error in p\.policy\.yaml:7: /);
  expect(view.changes?.tiles[0]?.count).toBe(1);
  expect((await edit(client, 4, policy(100))).problem).toBeUndefined();
});

test('of a large suite a part is shown first, which says of how many it is', async () => {
  await using client = await startClient();
  await client.write('p.policy.yaml', policy(100));
  const rows = Array.from({ length: 12_000 }, (_, at) => JSON.stringify({ id: `c${at}`, input: `Hello ${at}` }));
  await client.write('rows.jsonl', rows.join('\n'));
  await client.write(
    's.suite.yaml',
    'suite: s\npolicy: ./p.policy.yaml\ndatasets: [{ file: ./rows.jsonl, id: { column: id }, input: { column: input }, kind: normal, recorded: { output: Hi } }]\n',
  );
  await client.tell('railwright/panelMessage', { kind: 'suite', uri: client.uri('s.suite.yaml') });
  await client.settle();
  const views = client.heard.views.filter((view) => view.kind === 'live');
  expect(views.map(({ progress, header }) => [progress, header.counts.total])).toEqual([
    [{ verb: 'judging', done: 2000, of: 12_000 }, 2000],
    [undefined, 12_000],
  ]);
  expect(new Set(views.map(({ rowsVersion }) => rowsVersion)).size).toBe(2);
  await client.tell('railwright/panelMessage', { kind: 'baseline', id: 'saved' });
  await client.settle();
  expect(shown(client).progress).toBeUndefined();
});

test('rows are sent as they are asked for', async () => {
  await using client = await startProject();
  const query = { text: 'refund', kind: 'normal', status: 'all' } as const;
  await client.tell('railwright/panelMessage', { kind: 'rows', query, first: 1, count: 5 });
  await client.settle();
  expect(client.heard.rows).toMatchObject([{ total: 2, first: 1, rows: [{ case: 'eighty' }] }]);
});
