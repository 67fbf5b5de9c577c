import { expect, test } from 'vitest';
import { faultOf } from '../../src/lsp/requestShapes.ts';
import { type LspClient, startClient } from '../support/lspClient.ts';

const [invalidRequest, invalidParams, internalError] = [-32600, -32602, -32603];

/** The code of the error that answers a request; undefined where there is none. */
const errorOf = ({ request }: LspClient, method: string, params: object): Promise<number | undefined> =>
  request(method, params).then(
    () => undefined,
    ({ code }: { code: number }) => code,
  );

const here = { uri: 'file:///a.policy.yaml' };
const position = { line: 0, character: 0 };
const range = { start: position, end: position };

/** What each request needs, as LSP and `protocol/` have it: all that an editor has to send for an answer. */
const needed: Readonly<Record<string, object>> = {
  'textDocument/hover': { textDocument: here, position },
  'textDocument/definition': { textDocument: here, position },
  'textDocument/implementation': { textDocument: here, position },
  'textDocument/references': { textDocument: here, position },
  'textDocument/documentHighlight': { textDocument: here, position },
  'textDocument/prepareRename': { textDocument: here, position },
  'textDocument/rename': { textDocument: here, position, newName: 'b' },
  'textDocument/prepareCallHierarchy': { textDocument: here, position },
  'callHierarchy/incomingCalls': { item: { ...here, name: 'a', kind: 12, range, selectionRange: range } },
  'callHierarchy/outgoingCalls': { item: { ...here, name: 'a', kind: 12, range, selectionRange: range } },
  'textDocument/documentSymbol': { textDocument: here },
  'textDocument/foldingRange': { textDocument: here },
  'textDocument/documentLink': { textDocument: here },
  'textDocument/selectionRange': { textDocument: here, positions: [position] },
  'workspace/symbol': { query: '' },
  'textDocument/completion': { textDocument: here, position },
  'textDocument/signatureHelp': { textDocument: here, position },
  'textDocument/inlayHint': { textDocument: here, range },
  'textDocument/semanticTokens/full': { textDocument: here },
  'textDocument/semanticTokens/full/delta': { textDocument: here, previousResultId: '1' },
  'textDocument/semanticTokens/range': { textDocument: here, range },
  'textDocument/formatting': { textDocument: here },
  'textDocument/rangeFormatting': { textDocument: here, range },
  'textDocument/onTypeFormatting': { textDocument: here, position, options: { tabSize: 2 } },
  'textDocument/codeAction': { textDocument: here, range, context: { diagnostics: [] } },
  'textDocument/codeLens': { textDocument: here },
  'textDocument/diagnostic': { textDocument: here },
  'workspace/diagnostic': { previousResultIds: [] },
  'workspace/willRenameFiles': { files: [{ oldUri: here.uri, newUri: 'file:///b.policy.yaml' }] },
  'codeAction/resolve': { title: 'a' },
  'codeLens/resolve': { range },
  'railwright/run': { suite: here.uri, mode: 'preview' },
  'railwright/models': here,
  'railwright/testModel': { name: 'a', provider: 'openai-compatible', model: 'm', url: 'http://127.0.0.1:1' },
  'railwright/addModel': { ...here, draft: { name: 'a', provider: 'openai', model: 'm' } },
  'railwright/revisions': here,
  'railwright/policyOfRun': { ...here, run: 'r' },
  'railwright/testKinds': { suite: here.uri },
  'railwright/testCases': { suite: here.uri, kind: 'normal' },
  'railwright/suitesOf': here,
  'railwright/coverage': { run: 'r' },
};

const text = 'policy: a\nversion: "1"\ninput:\n  - { id: b, when: { longer_than: 3 }, then: block }\n';

async function start(): Promise<LspClient> {
  const client = await startClient({ capabilities: { textDocument: { diagnostic: {} } } });
  await client.notify('textDocument/didOpen', { textDocument: { ...here, languageId: 'yaml', version: 1, text } });
  return client;
}

const misfits = [null, 7, 'text', {}, [null], { uri: 7 }, { start: 1 }, { line: '0', character: 0 }, { data: 1 }];

test.each(Object.entries(needed))('%s: what it needs and does not get is no internal error', async (method, params) => {
  await using client = await start();
  expect(await errorOf(client, method, params)).not.toBe(invalidParams);
  for (const key of Object.keys(params)) {
    if (key !== 'url') expect(await errorOf(client, method, { ...params, [key]: undefined }), key).toBe(invalidParams);
    for (const misfit of misfits)
      expect(await errorOf(client, method, { ...params, [key]: misfit }), JSON.stringify(misfit)).not.toBe(
        internalError,
      );
  }
});

test.each([
  { line: '0', character: 0 },
  { line: 0 },
  { line: -1, character: 0 },
  { line: 0, character: 0.5 },
  { 0: 0, 1: 0 },
])('a position that is none is named: %j', async (position) => {
  await using client = await start();
  await expect(client.request('textDocument/hover', { textDocument: here, position })).rejects.toMatchObject({
    code: invalidParams,
    message: '`textDocument/hover` needs `position` as the protocol describes it',
  });
});

test.each([
  ['codeAction/resolve', { title: 'a', data: 7 }],
  ['codeLens/resolve', { range, data: { id: 's' } }],
])('%s: what it is to be found by may be missing, but is ours where it is there', async (method, params) => {
  await using client = await start();
  expect(await errorOf(client, method, params)).toBe(invalidParams);
});

test('parameters may be given by position, the first of which is read', () => {
  expect(faultOf('railwright/testKinds', [{ suite: here.uri }, null])).toBeUndefined();
  expect(faultOf('railwright/testKinds', [{ kind: 'attack' }, null])).toContain('`suite`');
});

test('after `shutdown` nothing is worked on', async () => {
  await using client = await start();
  await client.request('shutdown', {});
  for (const [method, params] of [...Object.entries(needed), ['shutdown', {}], ['railwright/nobody', {}]] as const)
    expect(await errorOf(client, method, params), method).toBe(invalidRequest);
});
