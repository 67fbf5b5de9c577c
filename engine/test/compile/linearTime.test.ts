import { describe, expect, test } from 'vitest';
import { judgeText } from '../support/judging.ts';

const evil = '(a+)+$';
const text = `${'a'.repeat(50_000)}!`;

/** Backtracking would take longer than the universe is old. */
const limit = 2000;

function timed(run: () => unknown): number {
  const started = performance.now();
  run();
  return performance.now() - started;
}

describe('user patterns take linear time', () => {
  test.each([
    ['the detector `matches`', `{ matches: ${JSON.stringify(evil)} }`],
    ['`matches` in CEL', JSON.stringify(`text.matches("${evil}")`)],
    ['`matches` in CEL, behind a comment', JSON.stringify(`text // .matches("x")\n.matches("${evil}")`)],
    ['a pattern that CEL computes', JSON.stringify(`text.matches(session.pattern)`)],
    ['a JSON Schema', `{ conforms_to: { type: string, pattern: ${JSON.stringify(evil)} } }`],
    [
      'a JSON Schema in `not`',
      `{ not: { conforms_to: { type: object, properties: { a: { pattern: ${JSON.stringify(evil)} } } } } }`,
    ],
  ])('%s', (_, when) => {
    const policy = `policy: a\noutput: [{ id: r, when: ${when}, then: flag }]`;
    const session = { pattern: evil };
    expect(timed(() => judgeText(policy, { output: text, session }))).toBeLessThan(limit);
    expect(timed(() => judgeText(policy, { output: JSON.stringify(text), session }))).toBeLessThan(limit);
    expect(timed(() => judgeText(policy, { output: JSON.stringify({ a: text }), session }))).toBeLessThan(limit);
  });

  test('they match as they should', () => {
    const policy = `policy: a\noutput: [{ id: r, when: { matches: ${JSON.stringify(evil)} }, then: flag }]`;
    expect(judgeText(policy, { output: 'xaaa' }).verdict).toBe('flag');
    expect(judgeText(policy, { output: 'aaax' }).verdict).toBe('allow');
  });
});
