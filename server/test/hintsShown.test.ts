import { expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver';
import { startClient } from './support/lspClient.ts';

/** The settings of an editor that cannot tell them. */
class Unreadable extends Map<string, unknown> {
  override get(): never {
    throw new Error('no settings here');
  }
}

test('an editor that answers the question for its settings with an error has lenses', async () => {
  await using client = await startClient({
    capabilities: { textDocument: { inlayHint: {} }, workspace: { configuration: true } },
    configuration: new Unreadable(),
  });
  await client.write('p.policy.yaml', 'policy: p\noutput:\n  - { id: bank, when: { contains: bank }, then: block }\n');
  await client.write(
    's.suite.yaml',
    'suite: s\npolicy: ./p.policy.yaml\ncases:\n  - { id: one, kind: normal, input: Hi }\n',
  );
  const textDocument = { uri: client.uri('s.suite.yaml') };
  const lenses = await client.request<readonly CodeLens[]>('textDocument/codeLens', { textDocument });
  expect(lenses.map(({ command }) => command?.title)).toContain('$(eye) Preview');
});
