import { describe, expect, test } from 'vitest';
import { withModel } from '../../src/runs/settingsText.ts';

const draft = { provider: 'openai', model: 'gpt-5', key: `\${env:KEY}` } as const;
const added = (text: string): string => withModel(text, 'gpt', draft);
const entry = `  gpt:\n    provider: openai\n    model: gpt-5\n    key: \${env:KEY}\n`;

describe('a model is added, and nothing else is touched', () => {
  test.for<[string, string, string]>([
    ['an empty file', '', `models:\n${entry}`],
    ['comments only, without a line end', '# ours', `# ours\nmodels:\n${entry}`],
    ['no models yet', 'run: { repeat: 1 }\nignore:\n- a\n', `run: { repeat: 1 }\nignore:\n- a\nmodels:\n${entry}`],
    ['models without one', 'models: # none\n  # yet\nrun: {}\n', `models: # none\n${entry}  # yet\nrun: {}\n`],
    [
      'behind the last, before the comments below',
      'models:\n  a: { provider: openai, model: m } # first\n  # last\n\nrun: {}\n',
      `models:\n  a: { provider: openai, model: m } # first\n${entry}  # last\n\nrun: {}\n`,
    ],
    [
      'four spaces',
      'models:\n    a:\n        provider: openai # x\n',
      `models:\n    a:\n        provider: openai # x\n    gpt:\n        provider: openai\n        model: gpt-5\n        key: \${env:KEY}\n`,
    ],
    ['no line end', 'models:\n  a: { provider: openai }', `models:\n  a: { provider: openai }\n${entry}`],
    [
      'in place of one of that name',
      'models:\n  gpt: # old\n    provider: openai\n    model: gpt-4 # small\n  b: {}\n',
      `models:\n${entry}  b: {}\n`.replace('key: ${env:KEY}\n', 'key: ${env:KEY} # small\n'),
    ],
    [
      'Windows line ends',
      'run: {}\r\nmodels:\r\n  a: {}\r\n',
      `run: {}\nmodels:\n  a: {}\n${entry}`.replaceAll('\n', '\r\n'),
    ],
    ['in braces', 'models: { a: { provider: openai } }\n', `models:\n  a: { provider: openai }\n${entry}`],
    ['JSON', '{"run":{"repeat":2}}', `${JSON.stringify({ run: { repeat: 2 }, models: { gpt: draft } }, null, 2)}\n`],
  ])('%s', ([, text, expected]) => expect(added(text)).toBe(expected));
});

test.each([
  ['models: {', 'the settings have a syntax error in line 1'],
  ['- a\n- b\n', 'the settings are not a mapping'],
])('a file whose meaning is not known is left alone: %j', (text, message) =>
  expect(() => added(text)).toThrow(message),
);
