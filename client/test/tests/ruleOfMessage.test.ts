import { expect, test } from 'vitest';
import { contextOfRule, ruleOfMessage } from '../../src/tests/ruleOfMessage.ts';

const place = { uri: 'file:///w/a%20b.policy.yaml', line: 50, character: 8, endLine: 50, endCharacter: 25 };

test('a message knows where its rule stands', () => {
  expect(ruleOfMessage({ test: {}, message: { contextValue: contextOfRule(place) } })).toEqual(place);
});

test.each([
  ['nothing', undefined],
  ['a test', { test: {} }],
  ['a message of no rule', { message: { contextValue: undefined } }],
  ["another extension's message", { message: { contextValue: 'jest a b c d e' } }],
  ['half of a place', { message: { contextValue: 'railwright.rule file:///a 1 2' } }],
])('%s has none', (_, argument) => expect(ruleOfMessage(argument)).toBeUndefined());
