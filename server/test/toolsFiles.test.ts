import { matchesGlob } from 'node:path';
import { expect, test } from 'vitest';
import type { Registration } from 'vscode-languageserver';
import { isNamedLikeTools } from '#engine/policy/toolsFile.ts';
import { startClient } from './support/lspClient.ts';

const dynamic = { dynamicRegistration: true };
const able = { synchronization: dynamic, hover: dynamic, definition: dynamic, references: dynamic, rename: dynamic };

async function registeredBy(textDocument: object): Promise<readonly Registration[]> {
  const registrations: Registration[] = [];
  await using client = await startClient({
    capabilities: { textDocument },
    onRegister: (registration) => void registrations.push(registration),
  });
  await client.settle();
  return registrations;
}

test('an editor that can is asked to show files of tools, for the names in them', async () => {
  const registrations = await registeredBy(able);
  expect(registrations.map(({ method }) => method)).toEqual([
    'textDocument/didOpen',
    'textDocument/didChange',
    'textDocument/didClose',
    'textDocument/hover',
    'textDocument/definition',
    'textDocument/references',
    'textDocument/rename',
  ]);
  const patterns = registrations.map(({ registerOptions }) => registerOptions.documentSelector[0].pattern);
  expect(new Set(patterns)).toEqual(new Set(['**/{tools,*.tools,*-tools,*_tools}.{json,yaml,yml}']));
});

test.each([
  ['tools.json', true],
  ['shop.tools.yaml', true],
  ['shop-tools.yml', true],
  ['shop_tools.json', true],
  ['mytools.json', false],
  ['tools.csv', false],
  ['tools.json.bak', false],
])('the editor is asked for the files that are checked as tools: %s', async (name, isMeant) => {
  const [registration] = await registeredBy(able);
  expect(isNamedLikeTools(`/shop/${name}`)).toBe(isMeant);
  expect(matchesGlob(`/shop/${name}`, registration?.registerOptions.documentSelector[0].pattern)).toBe(isMeant);
});

test('who asks for diagnostics is told to ask about these files, too', async () => {
  const registrations = await registeredBy({ ...able, diagnostic: dynamic });
  const asking = registrations.filter(({ method }) => method === 'textDocument/diagnostic');
  expect(asking.map(({ registerOptions }) => registerOptions)).toMatchObject([
    { identifier: 'railwright-tools', interFileDependencies: true, workspaceDiagnostics: true },
  ]);
});

test('who shows actions is told that findings in these files can be mended', async () => {
  const registrations = await registeredBy({ ...able, codeAction: dynamic });
  expect(registrations.map(({ method }) => method)).toContain('textDocument/codeAction');
});

test.each([{}, { ...able, rename: {} }, { ...able, synchronization: undefined }])(
  'an editor that cannot is not asked: %j',
  async (textDocument) => {
    expect(await registeredBy(textDocument)).toEqual([]);
  },
);
