import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePolicy, judge, judgeCall, judgeInput, judgeResult } from '../../src/embed/engine.ts';
import { policyOf } from './support.ts';

const policy = policyOf(`
input:
  - { id: mail, when: { pii: [email] }, then: redact }
  - { id: says, when: text.contains("1"), then: { replace: "…" } }
action:
  - { id: any, tool: "*", when: has(args.a), then: { rewrite: { args: { a: 1 } } } }
  - { id: often, tool: "*", when: { more_than: { calls: 1, per: 1h, by: session.a } }, then: block }
output:
  - { id: marks, when: { matches: "[^a-z]" }, then: redact }
review:
  - { id: size, when: messages.size() > calls.size(), then: flag }
`);

/** Any value, and any value under the keys that readers look for. */
const key = fc.constantFrom('role', 'content', 'type', 'text', 'tool', 'args', 'input', 'id', 'name', 'function', 'a');
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true }),
  fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('user', 'tool', 'tool-call', 'ada@mail.example', '\ud800', '1e999', '{"a":'),
      fc.double(),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4 }),
    ),
  })).value,
);

describe('whatever an agent sends', () => {
  test('nothing throws, and what is judged twice is judged the same', () => {
    fc.assert(
      fc.property(value, value, value, (messages, other, session) => {
        // JavaScript does not hold a caller to the types.
        const given = { messages, documents: other, history: [other], session, at: other } as object;
        const decide = () => [
          judge(policy, given),
          judge(policy, given, { calls: other }),
          judgeInput(policy, given),
          judgeCall(policy, given, other),
          judgeResult(policy, given, other),
        ];
        expect(decide()).toEqual(decide());
      }),
      { numRuns: 400 },
    );
  });

  test('no address passes a rule that takes addresses out', () => {
    fc.assert(
      fc.property(value, (messages) => {
        const { passedOn } = judgeInput(policy, { messages });
        const { steps } = judgeInput(policy, { messages: passedOn.messages });
        expect(steps.filter(({ rule }) => rule === 'mail')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('any text is a policy or has a diagnostic', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { policy: made, diagnostics } = compilePolicy(text);
        expect(made !== undefined || diagnostics.length > 0).toBe(true);
      }),
    );
  });
});
