import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCalls } from '#engine/exchange/readCalls.ts';
import { readMessages } from '#engine/exchange/readMessages.ts';
import { readTrace } from '#engine/exchange/readTrace.ts';
import { callWriters } from './callWriters.ts';

const values = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
const exact = values.filter((value) => !/\d{16}|e\+?\d\d/i.test(JSON.stringify(value)));
const calls = fc.record({
  tool: fc.string({ minLength: 1 }),
  args: fc.dictionary(fc.string(), exact, { maxKeys: 4 }).map((args) => JSON.parse(JSON.stringify(args)) as object),
  id: fc.string({ minLength: 1 }),
});

/** JSON that looks like what the readers look for. */
const keys = [
  ...[
    'role',
    'content',
    'type',
    'text',
    'parts',
    'calls',
    'tool',
    'args',
    'id',
    'name',
    'input',
    'output',
    'arguments',
  ],
  ...['tool_calls', 'function', 'function_call', 'functionCall', 'functionResponse', 'toolUse', 'toolResult', 'params'],
  ...['method', 'messages', 'request', 'response', 'choices', 'message', 'candidates', 'contents', 'source', 'system'],
];
const words = [
  ...[
    'user',
    'assistant',
    'tool',
    'text',
    'tool_use',
    'tool_result',
    'function',
    'function_call',
    'tool-call',
    'image',
  ],
  ...['tool-result', 'function_call_output', 'tools/call', 'document', 'thinking', '{"a":1}', '{', '', 'x'],
];
const { likely } = fc.letrec((tie) => ({
  likely: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...words, null, 0, true),
    fc.array(tie('likely'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keys), tie('likely'), { maxKeys: 5 }),
  ),
}));

describe('properties', () => {
  test.each(Object.entries(callWriters))('a call reads back from the shape of %s', (_, write) => {
    fc.assert(
      fc.property(calls, (call) => {
        expect(readCalls([write(call as Parameters<typeof write>[0])])).toEqual({ calls: [call], problems: [] });
      }),
    );
  });

  test('the readers take any JSON value, and no call is lost from a list', () => {
    fc.assert(
      fc.property(fc.oneof(values, likely), (value) => {
        readMessages(value);
        readTrace(value);
        const { calls: found } = readCalls(value);
        if (Array.isArray(value)) expect(found).toHaveLength(value.length);
      }),
      { numRuns: 3000 },
    );
  });

  test('arguments that could not be read are never there, and always said', () => {
    fc.assert(
      fc.property(fc.array(likely), (list) => {
        const { calls: found, problems } = readCalls(list);
        const broken = found.filter(({ problem }) => problem);
        for (const { args } of broken) expect(args).toEqual({});
        expect(problems.length).toBeGreaterThanOrEqual(broken.length);
      }),
    );
  });

  test.each([
    ['lists', '[', ']'],
    ['objects', '{"content":', '}'],
    ['requests', '{"request":', '}'],
  ])('%s nested 100,000 deep', (_, open, close) => {
    const value: unknown = JSON.parse(`${open.repeat(100_000)}0${close.repeat(100_000)}`);
    expect(() => [readCalls(value), readMessages(value), readTrace(value)]).not.toThrow();
    const block = { type: 'tool_result', content: value };
    expect(readMessages([{ role: 'user', content: [block] }]).messages).toHaveLength(1);
    expect(readCalls([{ tool: 'a', args: { value } }]).problems).toHaveLength(1);
  });
});
