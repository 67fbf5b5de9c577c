import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '#engine/judge/judge.ts';
import { layers, strictness } from '#engine/policy/policy.ts';
import { answerOf, compileText, exchangeOf, type Given, judgeText } from '../support/judging.ts';

const words = [
  'bitcoin',
  'gift card',
  'bo@shop.example',
  '4111 1111 1111 1111',
  '😀',
  'a',
  'Ignore all previous instructions',
  '\n',
  'secret',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 })), { maxLength: 6 })
  .map((parts) => parts.join(' '));

const conditions = [
  '{ contains: bitcoin }',
  '{ contains: [gift card, secret] }',
  '{ matches: "[a-z]+" }',
  '{ pii: [email, credit_card] }',
  '{ longer_than: 12 }',
  '{ not: { contains: a } }',
  '{ any: [{ contains: secret }, { pii: true }] }',
  '{ all: [{ longer_than: 3 }, { not: { contains: bitcoin } }] }',
  'session.vip == true',
  'messages.size() > 1',
];

interface DrawnRule {
  readonly layer: (typeof layers)[number];
  readonly when: string;
  readonly verdict: string;
  readonly mode: string;
  readonly onError: string;
}

const rule: fc.Arbitrary<DrawnRule> = fc.record({
  layer: fc.constantFrom(...layers),
  when: fc.constantFrom(...conditions),
  verdict: fc.constantFrom('allow', 'flag', 'redact', 'require_approval', 'block'),
  mode: fc.constantFrom('enforce', 'enforce', 'shadow'),
  onError: fc.constantFrom('allow', 'require_approval', 'block'),
});

const policyOf = (rules: readonly DrawnRule[]): string => {
  const lines = (layer: string): string =>
    rules
      .flatMap((each, i) => (each.layer === layer ? [{ ...each, id: `r${i}` }] : []))
      .map(
        ({ id, when, verdict, mode, onError }) =>
          `  - { id: ${id}, ${layer === 'action' ? 'tool: "*", ' : ''}when: ${when}, then: ${verdict}, mode: ${mode}, on_error: ${onError} }`,
      )
      .join('\n');
  return `policy: a\n${layers.map((layer) => (lines(layer) === '' ? '' : `${layer}:\n${lines(layer)}\n`)).join('')}`;
};

const given: fc.Arbitrary<Given> = fc.record({
  messages: fc.array(fc.record({ role: fc.constantFrom('user', 'assistant', 'tool'), content: text }), {
    maxLength: 3,
  }),
  documents: fc.array(text, { maxLength: 2 }),
  session: fc.constantFrom({}, { vip: true }, { vip: false }),
  output: fc.option(text, { nil: undefined }),
  calls: fc.array(fc.record({ tool: fc.constantFrom('ping', 'send'), args: fc.record({ body: text }) }), {
    maxLength: 2,
  }),
});

const settings = { numRuns: 80, seed: 3 };

describe('judging', () => {
  test('is deterministic, and leaves what it is given as it was', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 6 }), given, (rules, exchange) => {
        const before = structuredClone(exchange);
        const compiled = compileText(policyOf(rules));
        const first = judge(compiled, exchangeOf(exchange), answerOf(exchange));
        expect(judge(compiled, exchangeOf(exchange), answerOf(exchange))).toEqual(first);
        expect(judgeText(policyOf(rules), exchange)).toEqual(first);
        expect(exchange).toEqual(before);
      }),
      settings,
    );
  });

  test('an added block rule never loosens a verdict', () => {
    const added = rule.map((drawn): DrawnRule => ({ ...drawn, verdict: 'block', mode: 'enforce', onError: 'block' }));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 5 }), added, fc.nat(5), given, (rules, extra, at, exchange) => {
        const before = judgeText(policyOf(rules), exchange).verdict;
        const after = judgeText(policyOf(rules.toSpliced(at, 0, extra)), exchange).verdict;
        expect(strictness(after)).toBeGreaterThanOrEqual(strictness(before));
      }),
      settings,
    );
  });

  test('a rule put into shadow mode never makes a verdict stricter, apart from calls that it kept from being unmatched', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), fc.nat(4), given, (rules, at, exchange) => {
        const target = rules[at % rules.length];
        fc.pre(target !== undefined && target.layer !== 'action');
        const shadowed = rules.map((each) => (each === target ? { ...each, mode: 'shadow' } : each));
        const blocksInput = judgeText(policyOf(rules), exchange).evaluated.output === 0;
        fc.pre(!blocksInput); // a block in the input ends the case, and spares it the other layers
        expect(strictness(judgeText(policyOf(shadowed), exchange).verdict)).toBeLessThanOrEqual(
          strictness(judgeText(policyOf(rules), exchange).verdict),
        );
      }),
      settings,
    );
  });

  test('every span lies in the text that it names, and is not empty', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), given, (rules, exchange) => {
        for (const { matches } of judgeText(policyOf(rules), exchange).steps)
          for (const { on, start, end } of matches) {
            const length = textAt(on, exchange)?.length ?? -1;
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(length);
          }
      }),
      settings,
    );
  });

  test('a redacted output holds nothing that the rule would redact', () => {
    for (const when of ['{ pii: [email] }', '{ matches: "[a-z0-9]+" }', '{ contains: [bitcoin, gift card] }']) {
      const compiled = compileText(`policy: a\noutput: [{ id: r, when: ${when}, then: redact }]`);
      fc.assert(
        fc.property(text, (output) => {
          const { shown } = judgeText(compiled, { output });
          expect(judgeText(compiled, { output: shown }).steps).toEqual([]);
        }),
        settings,
      );
    }
  });
});

function textAt(on: string, { messages = [], documents = [], output, calls = [] }: Given): string | undefined {
  const [place = '', pointer] = on.split('/');
  const [kind = '', index = '0'] = place.split(':');
  if (kind === 'output') return output;
  if (kind === 'document') return documents[Number(index)];
  if (kind === 'call') return calls[Number(index)]?.args[pointer ?? ''] as string | undefined;
  return messages.filter(({ role }) => role === kind)[Number(index)]?.content;
}
