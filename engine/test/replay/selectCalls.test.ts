import { describe, expect, test } from 'vitest';
import { callFates } from '#engine/live/judged.ts';
import { type CallSource, selectCalls } from '#engine/replay/selectCalls.ts';
import { shop } from './shop.ts';

const tools = ['issue_refund', 'send_email'];
const deciders = [
  { layer: 'action', rule: 'large' },
  { layer: 'action', rule: 'drafts' },
  { layer: 'input', rule: 'drafts' },
] as const;

/** Calls as tool, fate and decider. */
function casesOf(
  calls: readonly (readonly [tool: number, fate: (typeof callFates)[number], by: number])[],
): CallSource {
  return {
    columns: { deciders },
    calls: {
      size: calls.length,
      tools,
      toolOf: Int32Array.from(calls.map(([tool]) => tool)),
      decidedBy: Int32Array.from(calls.map(([, , by]) => by)),
      fates: Uint8Array.from(calls.map(([, fate]) => callFates.indexOf(fate))),
    },
  };
}

const cases = casesOf([
  [0, 'runs', -1],
  [1, 'rewritten', 1],
  [0, 'held', 0],
  [0, 'blocked', -1],
  [1, 'blocked', 0],
  [1, 'none', 2],
  [0, 'held', 0],
]);

describe('calls of judged cases', () => {
  test('all, the stopped first, and each fate in the order of the cases', () => {
    const { counts, order } = selectCalls(cases, { kind: 'all' }, shop);
    expect(counts).toEqual({ runs: 1, rewritten: 1, held: 2, blocked: 2, none: 1 });
    expect([...order]).toEqual([3, 4, 2, 6, 1, 0, 5]);
  });

  test.each([
    [{ kind: 'tool', tool: 'issue_refund' }, [3, 2, 6, 0]],
    [{ kind: 'tool', tool: 'no_such_tool' }, []],
    // It governs refunds, and here it decided about a mail as well: an earlier text of it did.
    [{ kind: 'rule', rule: 'large' }, [3, 4, 2, 6, 0]],
    // A rule of the same name in another layer is another rule.
    [{ kind: 'rule', rule: 'drafts' }, [4, 1, 5]],
    [{ kind: 'rule', rule: 'gone' }, []],
  ] as const)('%j', (scope, calls) => {
    expect([...selectCalls(cases, scope, shop).order]).toEqual(calls);
  });

  test('a million calls are counted between two keystrokes', () => {
    const many = casesOf(Array.from({ length: 1_000_000 }, (_, n) => [n % 2, callFates[n % 5] ?? 'runs', -1] as const));
    const started = performance.now();
    expect(selectCalls(many, { kind: 'all' }, shop).order).toHaveLength(1_000_000);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
