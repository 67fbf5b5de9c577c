import { describe, expect, test } from 'vitest';
import { isParsed, openDocuments } from '#engine/document/documents.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { memoryFiles } from '../support/memoryFiles.ts';
import { sampleFiles, samplePolicy } from '../support/samples.ts';

function read(text: string, files: Record<string, string> = {}) {
  const documents = openDocuments(memoryFiles({ ...files, '/a.policy.yaml': text }));
  const document = documents.parse('/a.policy.yaml');
  if (!isParsed(document)) throw new Error('unreachable: the file is in memory');
  return readPolicy(document, documents);
}

describe('readPolicy', () => {
  test('fills in what rules leave out', () => {
    const { value } = read('policy: a\naction: [{ id: x, tool: ping, then: block }]');
    expect(value).toMatchObject({
      id: 'a',
      version: '',
      rules: [{ id: 'x', layer: 'action', on: 'any', mode: 'enforce', onError: 'block', tags: [], verdict: 'block' }],
    });
    expect(value.rules[0]?.when).toBeUndefined();
  });

  test('draws on every file that it names, each once', () => {
    const { value, diagnostics } = read(samplePolicy, sampleFiles);
    expect(diagnostics).toEqual([]);
    expect(value.sources.map(({ path }) => path)).toEqual([
      '/a.policy.yaml',
      '/tools.json',
      '/words.txt',
      '/reply.schema.json',
      '/base.policy.yaml',
    ]);
  });

  test('a broken rule is left out, the others stand', () => {
    const { value, diagnostics } = read(
      'policy: a\ninput:\n  - { id: one, when: { longer_than: many }, then: block }\n  - { id: two, when: { longer_than: 5 }, then: block }',
    );
    expect(value.rules.map(({ id }) => id)).toEqual(['two']);
    expect(diagnostics).toHaveLength(1);
  });

  test('a broken part leaves the others standing', () => {
    const { value } = read(
      'policy: 5\nversion: "1"\nvalues: [x]\ndefaults: { on_error: deny }\ninput: [{ id: one, when: { longer_than: 5 }, then: block }]',
    );
    expect(value).toMatchObject({
      id: '',
      version: '1',
      values: {},
      defaults: { onError: 'block' },
      rules: [{ id: 'one' }],
    });
  });

  test('of two rules with an id, the first one stands', () => {
    const { value, diagnostics } = read(
      'policy: a\ninput:\n  - { id: one, when: { longer_than: 5 }, then: block }\n  - { id: one, when: { longer_than: 6 }, then: flag }',
    );
    expect(value.rules.map(({ verdict }) => verdict)).toEqual(['block']);
    expect(diagnostics).toMatchObject([{ code: 'duplicate-rule', related: [{ message: 'the first one' }] }]);
  });
});

describe('tools', () => {
  const schema = { type: 'object', properties: { a: { type: 'string' } } };
  const one = { name: 'ping', description: 'Pings.', inputSchema: schema };

  test.each([
    ['a bare list', [one]],
    ['an MCP result', { tools: [one] }],
    ['an MCP response', { jsonrpc: '2.0', id: 1, result: { tools: [one] } }],
    ['Anthropic', { tools: [{ name: 'ping', description: 'Pings.', input_schema: schema }] }],
    ['OpenAI chat', [{ type: 'function', function: { name: 'ping', description: 'Pings.', parameters: schema } }]],
    ['OpenAI responses', [{ type: 'function', name: 'ping', description: 'Pings.', parameters: schema }]],
  ])('%s', (_, file) => {
    const { value, diagnostics } = read('policy: a\ntools: ./tools.json', { '/tools.json': JSON.stringify(file) });
    expect(diagnostics).toEqual([]);
    expect(value.tools?.tools).toEqual([one]);
  });

  test('a tool without a schema takes any arguments', () => {
    expect(read('policy: a\ntools: [{ name: ping }]').value.tools?.tools[0]?.inputSchema).toEqual({ type: 'object' });
  });

  test('a file of tools may be YAML', () => {
    const { value } = read('policy: a\ntools: ./tools.yaml', { '/tools.yaml': '- name: ping\n- name: pong\n' });
    expect(value.tools?.tools.map(({ name }) => name)).toEqual(['ping', 'pong']);
    expect(value.tools?.at.path).toBe('/tools.yaml');
  });

  test('a nameless tool is left out, the others stand', () => {
    const { value, diagnostics } = read('policy: a\ntools: [{ name: ping }, { title: x }, { name: pong }]');
    expect(value.tools?.tools.map(({ name }) => name)).toEqual(['ping', 'pong']);
    expect(diagnostics).toMatchObject([{ code: 'broken-tools', message: 'tool 2 has no name' }]);
  });
});
