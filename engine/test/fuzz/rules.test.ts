import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Step } from '#engine/judge/judgment.ts';
import { type Rule, strictness } from '#engine/policy/policy.ts';
import { anyPolicies, soundPolicies } from './arbitraries/policies.ts';
import { givens, holds, judged, strictest } from './givens.ts';
import { compileDrawn, withRules } from './judged.ts';
import { fuzzSettings } from './settings.ts';

describe('rules', () => {
  test('an added block rule never loosens a verdict', () => {
    fc.assert(
      fc.property(anyPolicies, fc.nat(9), fc.nat(9), givens, (drawn, which, at, given) => {
        const policy = compileDrawn(drawn);
        const { rules } = policy.policy;
        const like = rules[which % Math.max(1, rules.length)];
        fc.pre(like !== undefined);
        const more = withRules(policy, () => rules.toSpliced(at % (rules.length + 1), 0, blocking(like, rules)));
        const before = judged(policy, given).verdict;
        expect(strictness(judged(more, given).verdict)).toBeGreaterThanOrEqual(strictness(before));
      }),
      fuzzSettings(150),
    );
  });

  test('what a rule finds does not depend on other rules', () => {
    holds(120, soundPolicies, (policy, given) => {
      const { steps } = judged(policy, given);
      const isBlocked = strictest(steps.filter(({ layer }) => layer === 'input')) === 'block';
      for (const rule of policy.policy.rules.filter(isApart(isBlocked))) {
        const alone = judged(
          withRules(policy, () => [rule]),
          given,
        );
        expect(isDeepStrictEqual(ownSteps(alone.steps, rule), ownSteps(steps, rule))).toBe(true);
      }
    });
  });

  test('a rule in shadow mode decides no more than one that is not there', () => {
    fc.assert(
      fc.property(soundPolicies, fc.nat(9), givens, (drawn, which, given) => {
        const policy = compileDrawn(drawn);
        const { rules } = policy.policy;
        const { id } = rules[which % Math.max(1, rules.length)] ?? {};
        fc.pre(id !== undefined);
        const shadow = (rule: Rule): Rule => (rule.id === id ? { ...rule, mode: 'shadow' } : rule);
        const shadowed = judged(
          withRules(policy, () => rules.map(shadow)),
          given,
        );
        const without = judged(
          withRules(policy, () => rules.filter((rule) => rule.id !== id)),
          given,
        );
        const decided = { ...shadowed, steps: shadowed.steps.filter(({ rule }) => rule !== id), evaluated: null };
        expect(isDeepStrictEqual(decided, { ...without, evaluated: null })).toBe(true);
      }),
      fuzzSettings(120),
    );
  });

  test('the order of rules never changes the verdict', () => {
    const drawnKeys = fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(soundPolicies, drawnKeys, givens, (drawn, keys, given) => {
        const policy = withRules(compileDrawn(drawn), (rules) => rules.filter(isOrderFree(rules)));
        const places = new Map(policy.policy.rules.map(({ id }, index) => [id, keys[index] ?? 0]));
        const shuffled = withRules(policy, (rules) =>
          rules.toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)),
        );
        const before = judged(policy, given);
        const after = judged(shuffled, given);
        expect([after.verdict, after.steps.length]).toEqual([before.verdict, before.steps.length]);
      }),
      fuzzSettings(150),
    );
  });
});

/** A rule that blocks where another one matches. */
function blocking(like: Rule, rules: readonly Rule[]): Rule {
  // A call that is held is not rewritten: what a rule would say of the rewritten one is not heard.
  const isRewriting = rules.some(({ rewrite }) => rewrite?.kind === 'call');
  const onError = isRewriting ? 'block' : like.onError;
  return { ...like, id: 'added', verdict: 'block', rewrite: undefined, mode: 'enforce', onError };
}

/** A review rule looks at what the layers before leave, and a rule that rewrites a call fails only where it may. */
const isApart =
  (isBlocked: boolean) =>
  ({ layer, rewrite }: Rule): boolean =>
    layer === 'input' || (!isBlocked && layer !== 'review' && rewrite?.kind !== 'call');

const ownSteps = (steps: readonly Step[], { id }: Rule): readonly Step[] =>
  steps.filter(({ rule, on }) => rule === id && !on.startsWith('rewritten:'));

/** Of two rules that rewrite a call, the first does; and a review rule looks at what the layers before leave. */
function isOrderFree(rules: readonly Rule[]): (rule: Rule) => boolean {
  const rewriting = rules.find(({ rewrite }) => rewrite?.kind === 'call');
  return (rule) => rule.layer !== 'review' && (rule.rewrite?.kind !== 'call' || rule === rewriting);
}
