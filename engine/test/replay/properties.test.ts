import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLogged } from '#engine/exchange/readLogged.ts';
import { readLogValues } from '#engine/replay/logValues.ts';
import { previewTrace } from '#engine/replay/previewTrace.ts';
import { createReplay } from '#engine/replay/replay.ts';
import { session, shop } from './shop.ts';
import { traces } from './traces.ts';

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
    'messages',
    'response',
    'request',
    'choices',
  ],
  ...['steps', 'record', 'results', 'case', 'verdict', 'exchange', 'decidedBy', 'resourceSpans', 'scopeSpans', 'spans'],
  ...['attributes', 'events', 'key', 'value', 'stringValue', 'arrayValue', 'values', 'kvlistValue', 'name', 'spanId'],
  ...['gen_ai.input.messages', 'gen_ai.output.messages', 'gen_ai.prompt.0.role', 'gen_ai.tool.call.arguments'],
  ...[
    'jsonrpc',
    'method',
    'params',
    'result',
    'session',
    'history',
    'at',
    'documents',
    'prompt',
    'completion',
    '__proto__',
  ],
];

const { node: lookalike } = fc.letrec<{ node: unknown }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom<unknown>(
      null,
      0,
      1,
      '',
      'user',
      'assistant',
      'tools/call',
      'execute_tool',
      '{"a":',
      '[{"role":"user"}]',
      true,
    ),
    fc.array(tie('node'), { maxLength: 3 }),
    fc
      .array(fc.tuple(fc.constantFrom(...keys), tie('node')), { maxLength: 5 })
      .map(
        (entries) =>
          JSON.parse(
            `{${entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value ?? null)}`).join(',')}}`,
          ) as unknown,
      ),
  ),
}));

/** A trace with a piece of it replaced by something else. */
const damaged = fc.tuple(fc.constantFrom(...Object.values(traces)), fc.nat(), lookalike).map(([trace, at, other]) => {
  let count = 0;
  JSON.stringify(trace, (_, value: unknown) => {
    count++;
    return value;
  });
  let now = 0;
  return JSON.parse(
    JSON.stringify(trace, (_, value: unknown) => (now++ === at % count ? other : value)) ?? 'null',
  ) as unknown;
});

describe('whatever a log holds', () => {
  test('nothing throws, and every value gives an exchange or a reason', () => {
    fc.assert(
      fc.property(fc.oneof(lookalike, damaged), (value) => {
        const isEmpty = Array.isArray(value) && value.length === 0;
        for (const which of ['last', 'all', 'end'] as const)
          expect(readLogged(value, which).length).toBeGreaterThan(isEmpty ? -1 : 0);
        const { calls, problems, exchanges } = previewTrace(JSON.stringify(value), shop, session);
        expect(calls.length + problems.length + exchanges).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  test('every entry is counted: replayed, or with the reason why not', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            damaged,
            lookalike.filter((value) => typeof value === 'object' && value !== null),
          ),
          { maxLength: 5 },
        ),
        (rows) => {
          const replaying = createReplay({ now: shop, before: shop, session });
          for (const row of rows) replaying.push(JSON.stringify(row));
          const { entries, replayed, unreplayed, groups } = replaying.end();
          expect(entries).toBe(replayed + unreplayed.reduce((sum, { count }) => sum + count, 0));
          expect(entries).toBeGreaterThanOrEqual(
            rows.filter((row) => !(Array.isArray(row) && row.length === 0)).length,
          );
          expect(groups).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('values come out of a stream as they went in, on one line or many', () => {
    const objects = fc
      .dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 })
      .map((value) => JSON.parse(JSON.stringify(value)) as object);
    fc.assert(
      fc.property(fc.array(fc.tuple(objects, fc.constantFrom(0, 2)), { maxLength: 6 }), (written) => {
        const values = readLogValues();
        const text = written.map(([value, indent]) => JSON.stringify(value, null, indent)).join('\n');
        const found = [...text.split('\n').flatMap(values.push), ...values.end()];
        expect(found.map((each) => each.kind === 'value' && each.value)).toEqual(written.map(([value]) => value));
        for (const each of found)
          expect(each.kind === 'value' && JSON.parse(text.slice(each.start, each.end))).toEqual(
            each.kind === 'value' && each.value,
          );
      }),
    );
  });

  test('text of any kind does not throw', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', 'a', '1', ' '), { maxLength: 60 })
          .map((parts) => parts.join('')),
        (text) => {
          const { problems, calls, exchanges } = previewTrace(text, shop, session);
          if (text.trim() !== '' && !/^[\s,[\]]*$/.test(text))
            expect(problems.length + calls.length + exchanges).toBeGreaterThan(0);
          for (const { range } of problems)
            expect(0 <= range.start && range.start <= range.end && range.end <= text.length).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
