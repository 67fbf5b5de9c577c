import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { createDiagnoses, type Diagnoses } from '../src/diagnostics/diagnoses.ts';
import { checkWorkspace } from '../src/diagnostics/workspaceCheck.ts';
import { openDocumentStore } from '../src/documentStore.ts';
import { placesAtCursor } from '../src/handlers/atCursor.ts';
import { unlessCancelled } from '../src/lsp/cancel.ts';
import { workspaceFiles } from '../src/workspaceFiles.ts';
import { type LspClient, startClient } from './support/lspClient.ts';

// What a client does who has asked for something, and thinks better of it.

const policy = 'policy: p\nversion: "1"\ninput:\n  - { id: a, when: { longer_than: 1 }, then: block }\n';

async function startProject(): Promise<LspClient> {
  const client = await startClient({ capabilities: { textDocument: { diagnostic: {} } } });
  for (let file = 0; file < 60; file++) await client.write(`many/${file}.policy.yaml`, policy);
  await client.write('p.policy.yaml', policy);
  const textDocument = { uri: client.uri('p.policy.yaml'), languageId: 'yaml', version: 1, text: policy };
  await client.notify('textDocument/didOpen', { textDocument });
  await client.settle();
  return client;
}

const atRule = ({ uri }: LspClient) => ({
  textDocument: { uri: uri('p.policy.yaml') },
  position: { line: 3, character: 10 },
});

const edit = ({ uri, notify }: LspClient) =>
  notify('textDocument/didChange', {
    textDocument: { uri: uri('p.policy.yaml'), version: 2 },
    contentChanges: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# new\n' }],
  });

test.each([
  ['textDocument/hover', (client: LspClient) => atRule(client)],
  ['textDocument/references', (client: LspClient) => ({ ...atRule(client), context: { includeDeclaration: true } })],
  ['workspace/diagnostic', () => ({ previousResultIds: [] })],
])('%s is not worked on when it is taken back before its turn', async (method, params) => {
  await using client = await startProject();
  const cancel = new CancellationTokenSource();
  const answer = client.request(method, params(client), cancel.token);
  cancel.cancel();
  await expect(answer).rejects.toMatchObject({ code: -32800 });
});

test('what was found of an answer is not given for all of it when the question is taken back meanwhile', async () => {
  const source = new CancellationTokenSource();
  const { token } = source;
  const part = unlessCancelled(token, async () => ['the first of many']);
  expect(await part).toEqual(['the first of many']);
  const rest = unlessCancelled(token, async ({ aborted }) => {
    expect(aborted).toBe(false);
    source.cancel();
    return [];
  });
  await expect(rest).rejects.toMatchObject({ code: -32800 });
});

test('places that were looked for when the question was taken back are not told', async () => {
  await using client = await startProject();
  const store = openDocumentStore([client.folder]);
  store.open(client.uri('p.policy.yaml'), 'yaml', 1, policy);
  const source = new CancellationTokenSource();
  const find = placesAtCursor(store, async (_, __, offset) => {
    source.cancel();
    return [offset];
  });
  await expect(find(atRule(client), source.token)).rejects.toMatchObject({ code: -32800 });
  expect(await find(atRule(client), new CancellationTokenSource().token)).toEqual([policy.indexOf('id: a') + 4]);
});

test('a check of the workspace ends between two files when it is taken back', async () => {
  await using client = await startProject();
  const store = openDocumentStore([client.folder]);
  const cancel = new AbortController();
  let checked = 0;
  const slow: Diagnoses = {
    ...createDiagnoses(store, { of: () => undefined }),
    of: () => {
      checked += 1;
      for (const until = performance.now() + 15; performance.now() < until; );
      return { diagnostics: [], resultId: 'x', tookMs: [15, 15] };
    },
  };
  const files = await workspaceFiles(store);
  const parts = checkWorkspace({ store, diagnoses: slow, files, previous: new Map(), signal: cancel.signal });
  expect(await parts.next()).toMatchObject({ value: { reports: [{ resultId: 'x' }] }, done: false });
  cancel.abort();
  await expect(parts.next()).rejects.toMatchObject({ code: -32800 });
  expect(checked).toBe(2);
});

test.each([
  ['textDocument/rename', { newName: 'b' }],
  ['textDocument/references', { context: { includeDeclaration: true } }],
])('%s says that the document has changed, and names no places of a text that is gone', async (method, params) => {
  await using client = await startProject();
  const answer = client.request(method, { ...atRule(client), ...params });
  await edit(client);
  await expect(answer).rejects.toMatchObject({ code: -32801 });
  const again = client.request(method, { ...atRule(client), position: { line: 4, character: 10 }, ...params });
  expect(await again).not.toBeNull();
});

test('a rename that nobody disturbs is answered', async () => {
  await using client = await startProject();
  expect(await client.request('textDocument/rename', { ...atRule(client), newName: 'b' })).toMatchObject({
    changes: { [client.uri('p.policy.yaml')]: [{ newText: 'b' }] },
  });
});

test('parts of the workspace are sent as they are checked, and then the answer has nothing more to say', async () => {
  await using client = await startProject();
  const answer = await client.request('workspace/diagnostic', { previousResultIds: [], partialResultToken: 'part' });
  expect(answer).toEqual({ items: [] });
  const parts = client.heard.progress as readonly { readonly items: readonly unknown[] }[];
  expect(parts.flatMap(({ items }) => items)).toHaveLength(61);
});
