import { expect, test } from 'vitest';
import type { Hover, MarkupKind } from 'vscode-languageserver';
import { inFormats, plainText } from '../../src/lsp/markup.ts';
import { startClient } from '../support/lspClient.ts';

test.each([
  ['**pay** · tool', 'pay · tool'],
  ['Held where `args.a ** 2 == 4` holds', 'Held where `args.a ** 2 == 4` holds'],
  ['a code of ticks: `` a`\\*b ``', 'a code of ticks: `` a`\\*b ``'],
  ['support\\_agent at https\\://shop.example \\[1\\]', 'support_agent at https://shop.example [1]'],
  ['see [LLM01\\:2025](https://genai.owasp.org/)', 'see LLM01:2025 (https://genai.owasp.org/)'],
  ['```yaml\n- a: **b**\n```\n\nand so on', '- a: **b**\n\nand so on'],
  ['- `order` string\n- `amount` number', '- `order` string\n- `amount` number'],
])('%j is %j', (markdown, text) => {
  expect(plainText(markdown)).toBe(text);
});

test('what has no Markdown in it stays as it is', () => {
  const answer = { items: [{ label: '**', documentation: { kind: 'markdown', value: '**b**' } }], isIncomplete: false };
  expect(inFormats(answer, ['plaintext'])).toEqual({
    items: [{ label: '**', documentation: { kind: 'plaintext', value: 'b' } }],
    isIncomplete: false,
  });
  expect(inFormats(null, ['plaintext'])).toBe(null);
});

const policy = 'policy: shop\ninput:\n  - { id: too-long, when: { longer_than: 8 }, then: block }\n';

/** What an editor is told of the rule of a policy that it has open. */
async function hoverWith(contentFormat?: MarkupKind[]): Promise<unknown> {
  await using client = await startClient({ capabilities: { textDocument: { hover: { contentFormat } } } });
  const textDocument = {
    uri: client.uri('shop.policy.yaml'),
    languageId: 'railwright-policy',
    version: 1,
    text: policy,
  };
  await client.notify('textDocument/didOpen', { textDocument });
  const position = { line: 2, character: policy.split('\n')[2]?.indexOf('too-long') };
  return (await client.request<Hover>('textDocument/hover', { textDocument, position })).contents;
}

test.each([
  [undefined, 'markdown', '**too-long** · input layer'],
  [['markdown', 'plaintext'], 'markdown', '**too-long** · input layer'],
  [['plaintext'], 'plaintext', 'too-long · input layer'],
] as const)('an editor that takes %j is sent %s', async (formats, kind, begin) => {
  const contents = await hoverWith(formats && [...formats]);
  expect(contents).toEqual({ kind, value: expect.stringMatching(begin.replaceAll('*', '\\*')) });
});
