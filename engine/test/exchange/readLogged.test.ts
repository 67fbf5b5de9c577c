import { describe, expect, test } from 'vitest';
import type { Logged } from '#engine/exchange/logged.ts';
import { mostAnswers } from '#engine/exchange/logged.ts';
import { momentIn } from '#engine/exchange/moment.ts';
import { readLogged } from '#engine/exchange/readLogged.ts';
import { otlpAttributes } from '../replay/traces.ts';

const read = (value: unknown) => readLogged(value, 'all').map(shown);

function shown(logged: Logged) {
  if (logged.kind === 'none') return `${logged.reason} at ${logged.path.join('.')}: ${logged.message}`;
  return logged.answers.map(({ exchange, answer }) => ({
    before: exchange.messages.map(({ role, content }) => `${role}: ${content}`),
    ...(exchange.system !== undefined && { system: exchange.system }),
    said: answer.output,
    calls: answer.calls.map(({ tool, args }) => ({ tool, args })),
  }));
}

const span = (attributes: Readonly<Record<string, unknown>>, more: object = {}) => ({
  name: 'chat',
  spanId: 's',
  attributes: otlpAttributes(attributes),
  ...more,
});

const said = (content: string) => ({ role: 'assistant', parts: [{ type: 'text', content }], finish_reason: 'stop' });
const asked = { role: 'user', parts: [{ type: 'text', content: 'Hi' }] };

describe('spans of OpenTelemetry', () => {
  test('system instructions stand apart; of several choices the first counts; thoughts are not said', () => {
    const thought = { type: 'reasoning', content: 'Hm.' };
    const first = { ...said('Hello'), parts: [thought, ...said('Hello').parts] };
    expect(
      read(
        span({
          'gen_ai.system_instructions': [{ type: 'text', content: 'Be kind.' }],
          'gen_ai.input.messages': [asked],
          'gen_ai.output.messages': [first, said('Another')],
        }),
      ),
    ).toEqual([[{ before: ['user: Hi'], system: 'Be kind.', said: 'Hello', calls: [] }]]);
  });

  test('earlier calls and their results are turns; calls of the provider are calls', () => {
    const input = [
      asked,
      { role: 'assistant', parts: [{ type: 'tool_call', id: '1', name: 'find', arguments: { n: 1 } }] },
      { role: 'tool', parts: [{ type: 'tool_call_response', id: '1', response: { order: 'o1' } }] },
    ];
    const output = [
      {
        role: 'assistant',
        parts: [{ type: 'server_tool_call', id: '2', name: 'search', server_tool_call: { type: 'web', query: 'q' } }],
      },
    ];
    expect(read(span({ 'gen_ai.input.messages': input, 'gen_ai.output.messages': output }))).toEqual([
      [
        { before: ['user: Hi'], said: undefined, calls: [{ tool: 'find', args: { n: 1 } }] },
        {
          before: ['user: Hi', 'assistant: ', 'tool: order: o1'],
          said: undefined,
          calls: [{ tool: 'search', args: { type: 'web', query: 'q' } }],
        },
      ],
    ]);
    expect(
      readLogged(span({ 'gen_ai.input.messages': input, 'gen_ai.output.messages': output }), 'last'),
    ).toMatchObject([{ answers: [{ answer: { calls: [{ tool: 'search' }] } }] }]);
  });

  test('pictures are told as what no rule sees', () => {
    const blob = {
      role: 'user',
      parts: [
        { type: 'blob', modality: 'image', content: 'aGk=' },
        { type: 'uri', modality: 'document', uri: 'a' },
      ],
    };
    const [logged] = readLogged(
      span({ 'gen_ai.input.messages': [blob], 'gen_ai.output.messages': [said('a')] }),
      'last',
    );
    expect(logged?.kind === 'exchange' && logged.problems.map(({ message }) => message)).toEqual([
      'no rule for text sees what is here: `image`',
      'no rule for text sees what is here: `file`',
    ]);
  });

  test('a tool that was run counts once, and one of which the arguments were not kept is told', () => {
    const tool = (id: string, args?: string) =>
      span({
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': 'pay',
        'gen_ai.tool.call.id': id,
        ...(args !== undefined && { 'gen_ai.tool.call.arguments': args }),
      });
    const model = span({
      'gen_ai.output.messages': [
        { role: 'assistant', parts: [{ type: 'tool_call', id: 'a', name: 'pay', arguments: {} }] },
      ],
    });
    expect(
      read({ resourceSpans: [{ scopeSpans: [{ spans: [tool('a', '{}'), model, tool('b', '{"n":1}'), tool('c')] }] }] }),
    ).toEqual([
      [{ before: [], said: undefined, calls: [{ tool: 'pay', args: {} }] }],
      [{ before: [], said: undefined, calls: [{ tool: 'pay', args: { n: 1 } }] }],
      'no-answer at resourceSpans.0.scopeSpans.0.spans.3: the span of a tool holds no arguments: capturing content is off where it was recorded',
    ]);
  });

  test('numbers beyond a double are not taken for others', () => {
    const output = [{ role: 'assistant', parts: [{ type: 'tool_call', name: 'pay', arguments: { n: 1 } }] }];
    const exact = span({ 'gen_ai.output.messages': output });
    const text = JSON.stringify(exact).replace('"intValue":"1"', '"intValue":"9007199254740993"');
    const [logged] = readLogged(JSON.parse(text), 'last');
    expect(logged?.kind === 'exchange' && logged.answers[0]?.answer.calls[0]?.problem?.message).toMatch(/beyond 2\^53/);
  });

  test('an export of other things says so', () => {
    expect(read({ resourceSpans: [{ scopeSpans: [{ spans: [span({ 'http.route': '/' })] }] }] })).toEqual([
      'unknown-shape at : no span is about a model or a tool',
    ]);
  });
});

describe('lists', () => {
  test('of exchanges are several, each at its place; of turns, one', () => {
    const one = { messages: [{ role: 'user', content: 'a' }], response: { role: 'assistant', content: 'b' } };
    expect(read([one, { messages: [] }, [one]])).toMatchObject([
      [{ said: 'b' }],
      expect.stringMatching(/at 1:/),
      [{ said: 'b' }],
    ]);
    expect(
      read([
        { role: 'user', content: 'a' },
        { role: 'assistant', content: 'b' },
      ]),
    ).toMatchObject([[{ said: 'b' }]]);
    expect(
      read([
        { tool: 'a', args: {} },
        { tool: 'b', args: {} },
      ]),
    ).toMatchObject([[{ calls: [{ tool: 'a' }, { tool: 'b' }] }]]);
  });
});

describe('other shapes', () => {
  test('a prompt with its completion', () => {
    expect(read({ prompt: 'Hi', completion: 'Hello' })).toEqual([[{ before: ['user: Hi'], said: 'Hello', calls: [] }]]);
    expect(
      read({ prompt: 'Hi', response: { choices: [{ message: { role: 'assistant', content: 'Hello' } }] } }),
    ).toMatchObject([[{ before: ['user: Hi'], said: 'Hello' }]]);
  });

  test('documents beside the turns', () => {
    const [logged] = readLogged(
      { messages: [{ role: 'user', content: 'a' }], documents: ['b', { from: 'web', text: 'c' }], output: 'd' },
      'last',
    );
    expect(logged?.kind === 'exchange' && logged.answers[0]?.exchange.documents).toEqual([
      { text: 'b' },
      { from: 'web', text: 'c' },
    ]);
  });

  test('a conversation without end is refused', () => {
    const turns = Array.from({ length: mostAnswers + 1 }, () => [
      { role: 'user', content: 'a' },
      { role: 'assistant', content: 'b' },
    ]).flat();
    expect(read({ messages: turns })).toEqual([`unreadable at : a conversation of more than ${mostAnswers} answers`]);
  });
});

test.each([
  [{ at: '2026-11-12T10:15:00Z' }, '2026-11-12T10:15:00.000Z'],
  [{ created: 1_794_478_500 }, '2026-11-12T10:15:00.000Z'],
  [{ timestamp: 1_794_478_500_000 }, '2026-11-12T10:15:00.000Z'],
  [{ ts: '1794478500000000' }, '2026-11-12T10:15:00.000Z'],
  [{ time: '1794478500000000000' }, '2026-11-12T10:15:00.000Z'],
  [{ time: 'yesterday', created_at: 1_794_478_500 }, '2026-11-12T10:15:00.000Z'],
])('a time is read in its unit: %j', (entry, time) => {
  expect(new Date(momentIn(entry) ?? 0).toISOString()).toBe(time);
});

test('a time that is none is none', () => {
  expect(momentIn({ at: 'x', time: Number.NaN, ts: '2026-11-12 10:15' })).toBeUndefined();
});
