import { expect, test } from 'vitest';
import { type LspClient, startClient } from './support/lspClient.ts';

// What an editor is told while it waits for an answer about a large workspace.

const base = `policy: base
version: "1"
values: { limit: 40 }
input:
  - { id: long, when: text.size() > values.limit, then: block }
`;
const others = `policy: NAME
version: "1"
extends: ../base.policy.yaml
${'# A line of a comment.\n'.repeat(200)}input:
${Array.from({ length: 20 }, (_, index) => `  - { id: r${index}, when: text.size() > values.limit, then: flag }`).join('\n')}
`;
const files = 200;

async function startProject(): Promise<LspClient> {
  const client = await startClient();
  for (let file = 0; file < files; file++)
    await client.write(`many/n${file}.policy.yaml`, others.replace('NAME', `n${file}`));
  await client.write('base.policy.yaml', base);
  const textDocument = { uri: client.uri('base.policy.yaml'), languageId: 'yaml', version: 1, text: base };
  await client.notify('textDocument/didOpen', { textDocument });
  await client.settle();
  return client;
}

const atValue = ({ uri }: LspClient) => ({
  textDocument: { uri: uri('base.policy.yaml') },
  position: { line: 2, character: 11 },
});

test.each([
  ['textDocument/references', { context: { includeDeclaration: true } }, 'Looking for all places'],
  ['textDocument/rename', { newName: 'most' }, 'Renaming to most'],
])('%s tells how far it is', async (method, params, title) => {
  await using client = await startProject();
  await client.request(method, { ...atValue(client), ...params, workDoneToken: 'a' });
  const [first, ...rest] = client.heard.progress as readonly { kind: string; percentage?: number }[];
  expect(first).toEqual({ kind: 'begin', title, percentage: 0, cancellable: true });
  expect(rest.at(-1)).toEqual({ kind: 'end' });
  const shares = rest.slice(0, -1).map(({ percentage = Number.NaN }) => percentage);
  expect(shares.length).toBeGreaterThan(0);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.every((share) => share >= 0 && share <= 100)).toBe(true);
});

test('an editor that does not ask is told nothing', async () => {
  await using client = await startProject();
  const places = await client.request<unknown[]>('textDocument/references', {
    ...atValue(client),
    context: { includeDeclaration: true },
  });
  expect(places).toHaveLength(2 + files * 20);
  expect(client.heard.progress).toEqual([]);
});

test('what is refused is done as well', async () => {
  await using client = await startProject();
  const answer = client.request('textDocument/rename', { ...atValue(client), newName: ' ', workDoneToken: 'a' });
  await expect(answer).rejects.toThrow();
  expect(client.heard.progress.at(-1)).toEqual({ kind: 'end' });
});
