import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '#engine/explain/explain.ts';
import { isPseudoRule, type OnError } from '#engine/policy/policy.ts';
import { anyPolicies } from './arbitraries/policies.ts';
import { counts, type Given, givens, holds, judged, strictest } from './givens.ts';
import { compileDrawn, frozen, textsByName, withRules } from './judged.ts';
import { fuzzSettings } from './settings.ts';

describe('judging', () => {
  test('never throws, gives the same again, and leaves what it is given as it was', () => {
    fc.assert(
      fc.property(anyPolicies, givens, givens, (drawn, given, other) => {
        const policy = compileDrawn(drawn);
        const first = judged(policy, frozen(given));
        judged(policy, other);
        expect(isDeepStrictEqual(judged(policy, given), first)).toBe(true);
        expect(isDeepStrictEqual(judged(compileDrawn(drawn), copyOf(given)), first)).toBe(true);
      }),
      fuzzSettings(150),
    );
  });

  test('the verdict is the strictest of the steps, and the first of these decides', () => {
    holds(150, anyPolicies, (policy, given) => {
      const { verdict, decidedBy, steps } = judged(policy, given);
      expect(verdict).toBe(strictest(steps));
      const first = steps.find((step) => counts(step) && step.verdict === verdict);
      expect(decidedBy).toEqual(first ? { layer: first.layer, rule: first.rule } : null);
    });
  });

  test('every span lies in the text that it names, is not empty, and cuts no character', () => {
    holds(200, anyPolicies, (policy, given) => {
      const texts = textsByName(given.exchange, given.answer);
      const steps = judged(policy, given).steps.filter(({ on }) => !on.startsWith('rewritten:'));
      for (const { on, start, end } of steps.flatMap(({ matches }) => matches)) {
        const text = texts.get(on) ?? '';
        expect([on, isPlace(start, end, text)]).toEqual([on, true]);
      }
    });
  });

  test('every error has a reason and a message', () => {
    holds(150, anyPolicies, (policy, given) => {
      for (const { outcome, error } of judged(policy, given).steps) {
        expect(error !== undefined).toBe(outcome === 'error');
        if (error) expect(error.reason.length * error.message.trim().length).toBeGreaterThan(0);
      }
    });
  });

  test.each<OnError>(['block', 'require_approval', 'allow'])(
    'an error counts as %s where on_error says so',
    (onError) => {
      holds(80, anyPolicies, (policy, given) => {
        const all = withRules(policy, (rules) => rules.map((rule) => ({ ...rule, onError })));
        for (const { outcome, verdict, rule } of judged(all, given).steps)
          if (outcome === 'error' && !isPseudoRule(rule)) expect(verdict).toBe(onError);
      });
    },
  );

  test('an explanation holds the same judgment', () => {
    holds(80, anyPolicies, (policy, given) => {
      const { exchange, answer, opinions } = given;
      const { judgment } = explain(policy, exchange, answer, { opinions, elapsed: () => 0 });
      expect(isDeepStrictEqual(judgment, judged(policy, given))).toBe(true);
    });
  });
});

function isPlace(start: number, end: number, text: string): boolean {
  const isWhole = [start, end].every((offset) => Number.isInteger(offset) && !cutsCharacter(text, offset));
  return isWhole && 0 <= start && start < end && end <= text.length;
}

const cutsCharacter = (text: string, offset: number): boolean => (text.codePointAt(offset - 1) ?? 0) > 0xffff;

/** A copy, with the same opinions: functions cannot be cloned. */
const copyOf = ({ exchange, answer, opinions }: Given): Given => ({
  exchange: structuredClone(exchange),
  answer: structuredClone(answer),
  opinions,
});
