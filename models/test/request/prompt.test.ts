import { expect, test } from 'vitest';
import type { Message } from '#engine/exchange/exchange.ts';
import { toPrompt } from '../../src/request/prompt.ts';

const promptOf = (...messages: readonly Message[]) =>
  toPrompt({ messages, documents: [], tools: [], repeat: 0, caseId: 'a' });

const result = (toolName: string, toolCallId: string) => ({
  role: 'tool',
  content: [{ type: 'tool-result', toolCallId, toolName, output: { type: 'text', value: 'delivered' } }],
});

test('an earlier call and its result stay tied to each other', () => {
  const prompt = promptOf(
    { role: 'user', content: 'Where is it?' },
    { role: 'assistant', content: '', calls: [{ tool: 'lookup', args: { order: '1' }, id: 'c1' }] },
    { role: 'tool', content: 'delivered', callId: 'c1' },
  );
  expect(prompt.slice(1)).toEqual([
    {
      role: 'assistant',
      content: [{ type: 'tool-call', toolCallId: 'c1', toolName: 'lookup', input: { order: '1' } }],
    },
    result('lookup', 'c1'),
  ]);
});

test('a turn with a text and calls has both', () => {
  const [turn] = promptOf({ role: 'assistant', content: 'I look.', calls: [{ tool: 'lookup', args: {} }] });
  expect(turn?.content).toEqual([
    { type: 'text', text: 'I look.' },
    { type: 'tool-call', toolCallId: 'call_0_0', toolName: 'lookup', input: {} },
  ]);
});

test.each([
  ['of a tool that is named', { tool: 'lookup' }, 'lookup', 'call_0'],
  ['of a call that is not there', { tool: 'lookup', callId: 'c9' }, 'lookup', 'c9'],
  ['of no tool', {}, 'tool', 'call_0'],
])('before a result %s stands a call', (_, message, toolName, toolCallId) => {
  expect(promptOf({ role: 'tool', content: 'delivered', ...message })).toEqual([
    { role: 'assistant', content: [{ type: 'tool-call', toolCallId, toolName, input: {} }] },
    result(toolName, toolCallId),
  ]);
});
