import { describe, expect, test } from 'vitest';
import { readTrace } from '#engine/exchange/readTrace.ts';

const read = (value: unknown) => {
  const { exchange, answer } = readTrace(value).value;
  const { messages, system, history, documents } = exchange;
  return {
    system,
    turns: messages.map(({ role, content }) => `${role}: ${content}`),
    history: history.map(({ tool }) => tool),
    documents,
    answer,
  };
};

const refund = { tool: 'issue_refund', args: { amount: 90 }, id: 'c2' };
const chatCall = { id: 'c2', type: 'function', function: { name: 'issue_refund', arguments: '{"amount":90}' } };
const pastCall = { id: 'c1', type: 'function', function: { name: 'find_order', arguments: '{}' } };

const wanted = {
  system: 'Be kind.',
  turns: ['user: Refund it.'],
  history: [],
  documents: [],
  answer: { output: 'Sure.', calls: [refund] },
};

describe('a request with its response', () => {
  test.each<[string, unknown]>([
    [
      'OpenAI Responses, in one',
      {
        instructions: 'Be kind.',
        input: 'Refund it.',
        output: [
          { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Sure.' }] },
          { type: 'function_call', call_id: 'c2', name: 'issue_refund', arguments: '{"amount":90}' },
        ],
      },
    ],
    [
      'Anthropic',
      {
        request: { system: [{ type: 'text', text: 'Be kind.' }], messages: [{ role: 'user', content: 'Refund it.' }] },
        response: {
          type: 'message',
          role: 'assistant',
          content: [
            { type: 'text', text: 'Sure.' },
            { type: 'tool_use', id: 'c2', name: 'issue_refund', input: { amount: 90 } },
          ],
        },
      },
    ],
    [
      'AI SDK',
      {
        request: { system: 'Be kind.', messages: [{ role: 'user', content: 'Refund it.' }] },
        response: {
          messages: [
            {
              role: 'assistant',
              content: [
                { type: 'text', text: 'Sure.' },
                { type: 'tool-call', toolCallId: 'c2', toolName: 'issue_refund', input: { amount: 90 } },
              ],
            },
          ],
        },
      },
    ],
    [
      'Gemini',
      {
        systemInstruction: { parts: [{ text: 'Be kind.' }] },
        contents: [{ role: 'user', parts: [{ text: 'Refund it.' }] }],
        candidates: [
          {
            content: {
              role: 'model',
              parts: [{ text: 'Sure.' }, { functionCall: { id: 'c2', name: 'issue_refund', args: { amount: 90 } } }],
            },
          },
          { content: { role: 'model', parts: [{ text: 'Another candidate.' }] } },
        ],
      },
    ],
    [
      'Amazon Bedrock',
      {
        request: { system: [{ text: 'Be kind.' }], messages: [{ role: 'user', content: [{ text: 'Refund it.' }] }] },
        response: {
          output: {
            message: {
              role: 'assistant',
              content: [
                { text: 'Sure.' },
                { toolUse: { toolUseId: 'c2', name: 'issue_refund', input: { amount: 90 } } },
              ],
            },
          },
        },
      },
    ],
    [
      'OpenAI chat completions, as JSON text',
      JSON.stringify({
        system: 'Be kind.',
        messages: [{ role: 'user', content: 'Refund it.' }],
        response: { choices: [{ message: { role: 'assistant', content: 'Sure.', tool_calls: [chatCall] } }] },
      }),
    ],
  ])('%s', (_, trace) => {
    expect(readTrace(trace).problems).toEqual([]);
    expect(read(trace)).toEqual(wanted);
  });
});

describe('what is the answer', () => {
  const looked = { role: 'assistant', content: 'Let me look.', tool_calls: [pastCall] };

  test('what the assistant says and calls at the end; its earlier calls are history', () => {
    const turns = [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'Refund it.' },
      looked,
      { role: 'tool', tool_call_id: 'c1', content: 'delivered' },
      { role: 'assistant', content: 'Sure.' },
      { role: 'assistant', content: null, tool_calls: [chatCall] },
    ];
    expect(read(turns)).toMatchObject({
      turns: ['system: Be kind.', 'user: Refund it.', 'assistant: Let me look.', 'tool: delivered'],
      history: ['find_order'],
      answer: { output: 'Sure.', calls: [refund] },
    });
  });

  test('a request alone has none', () => {
    expect(read({ messages: [{ role: 'user', content: 'Hi' }] })).toMatchObject({ answer: { calls: [] } });
  });

  test('a response alone, or the blocks or the call of one, is one', () => {
    const blocks = [
      { type: 'text', text: 'Sure.' },
      { type: 'tool_use', id: 'c2', name: 'issue_refund', input: { amount: 90 } },
    ];
    const answer = { output: 'Sure.', calls: [refund] };
    expect(read({ role: 'assistant', content: blocks })).toMatchObject({ turns: [], answer });
    expect(read(blocks)).toMatchObject({ turns: [], answer });
    expect(read({ text: 'Sure.', toolCalls: [chatCall] })).toMatchObject({ answer });
    expect(read(chatCall)).toMatchObject({ turns: [], answer: { calls: [refund] } });
  });

  test('of parallel calls, those without a result are still to be judged', () => {
    const turns = [
      { role: 'user', content: 'Refund it.' },
      { role: 'assistant', content: null, tool_calls: [pastCall, chatCall] },
      { role: 'tool', tool_call_id: 'c1', content: 'delivered' },
    ];
    expect(read(turns)).toMatchObject({ history: ['find_order'], answer: { calls: [refund] } });
  });

  test('calls before the last turn of the user were answered, or never run', () => {
    const turns = [looked, { role: 'user', content: 'Never mind.' }, { role: 'assistant', content: 'Fine.' }];
    expect(read(turns)).toMatchObject({ history: ['find_order'], answer: { output: 'Fine.', calls: [] } });
  });
});

describe('what is no trace', () => {
  test.each([
    ['[', 'the trace is not JSON: unexpected end of JSON input'],
    ['5', 'there are no turns in it'],
    [null, 'there are no turns in it'],
    [[], 'there are no turns in it'],
    [{}, 'there are no turns in it'],
  ])('%j', (value, message) => {
    expect(readTrace(value)).toMatchObject({
      value: { exchange: { messages: [], history: [] }, answer: { calls: [] } },
      problems: [{ kind: 'unreadable', path: [], message }],
    });
  });

  test('a problem says where it is in the whole', () => {
    const call = { type: 'function', function: { name: 'pay', arguments: '{' } };
    const trace = { response: { choices: [{ message: { role: 'assistant', tool_calls: [call] } }] } };
    const path = ['response', 'choices', 0, 'message', 'tool_calls', 0, 'function', 'arguments'];
    expect(readTrace(trace).problems).toMatchObject([{ path }]);
  });
});
