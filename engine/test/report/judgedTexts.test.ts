import { expect, test } from 'vitest';
import { type JudgedTexts, nameOf, textAt } from '../../src/report/judgedTexts.ts';

const texts: JudgedTexts = {
  messages: [
    { role: 'user', content: 'first' },
    { role: 'assistant', content: 'reply' },
    { role: 'tool', content: 'result' },
    { role: 'user', content: 'second' },
  ],
  documents: [{ from: 'web', text: 'page' }],
  output: 'done',
  calls: [{ tool: 'send', args: { body: { 'a/b': ['x', 'letter'] }, amount: 3 } }],
};

test.each([
  ['user:0', 'first', "the user's message 1 of 2"],
  ['user:1', 'second', "the user's message 2 of 2"],
  ['tool:0', 'result', 'the tool result'],
  ['document:0', 'page', 'the document (web)'],
  ['output', 'done', 'the reply'],
  ['call:0', undefined, 'the call of `send`'],
  ['call:0/body/a~1b/1', 'letter', 'the argument `body.a/b.1` in the call of `send`'],
  ['call:0/amount', undefined, 'the argument `amount` in the call of `send`'],
])('%s', (on, text, name) => {
  expect(textAt(on, texts)).toBe(text);
  expect(nameOf(on, texts)).toBe(name);
});

test('a name that leads nowhere has no text', () => {
  expect(textAt('call:7/none', texts)).toBeUndefined();
  expect(textAt('call:0/constructor/name', texts)).toBeUndefined();
});
