import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '#engine/compile/outcome.ts';
import { noOpinions } from '#engine/opinion/opinion.ts';
import { call, compileText, exchangeOf } from '../support/judging.ts';

const definitions = `
values: { limits: { gold: 100, inner: { silver: 3 } } }
tools:
  - name: pay
    inputSchema:
      type: object
      properties:
        key: { type: string }
        n: { type: number }
        to:
          type: object
          properties:
            iban: { type: string }
            "a-b": { type: object, properties: { x: { type: string } } }
            bank: { type: object, properties: { bic: { type: string } } }`;
const values = { limits: { gold: 100, inner: { silver: 3 } } };

function finds(condition: string): (args: unknown, session?: unknown) => Outcome | undefined {
  const rule = `action:\n  - { id: r, tool: pay, when: ${JSON.stringify(condition)}, then: flag }`;
  const [compiled] = compileText(`policy: a\n${definitions}\n${rule}`).rulesFor('pay');
  return (args, session = {}) =>
    compiled?.evaluate({
      texts: () => [],
      variables: { ...call('pay', {}), args, session, values, messages: [] },
      exchange: exchangeOf({}),
      opinions: noOpinions,
    });
}

describe('`key in object`', () => {
  test.each<readonly [string, object, object]>([
    ['"iban" in args.to', { to: { iban: 'GB1' } }, {}],
    ['"iban" in args["to"]', { to: { iban: null } }, {}],
    ['"swift" in args.to', { to: { swift: 1 } }, {}],
    ['"a-b" in args.to && "x" in args.to["a-b"]', { to: { 'a-b': { x: '' } } }, {}],
    ['"bic" in args.to.bank && !("iban" in args.to.bank)', { to: { bank: { bic: 'B' } } }, {}],
    ['!("to" in args) && "more" in args', { more: 1 }, {}],
    ['args.key in args.to', { key: 'iban', to: { iban: '' } }, {}],
    ['session.key in args.to && !(session.none in args.to)', { to: { iban: '' } }, { key: 'iban', none: 'x' }],
    ['!(session.n in args.to) && !(session.list in args.to)', { to: { iban: '' } }, { n: 3, list: ['iban'] }],
    ['"plan" in session && "tier" in session.plan', {}, { plan: { tier: 1 } }],
    ['!("plan" in session.empty)', {}, { empty: {} }],
    ['args.key in values.limits && "silver" in values.limits.inner', { key: 'gold' }, {}],
    ['!("constructor" in args.to) && !("toString" in args.to) && !("__proto__" in args.to)', { to: {} }, {}],
  ])('%s holds for %j', (condition, args, session) => {
    expect(finds(condition)(args, session)).toMatchObject({ kind: 'matched' });
  });

  test.each([
    ['"iban" in args.to', {}, 'missing_argument'],
    ['"iban" in args.to', { to: null }, 'null_value'],
    ['"iban" in args.to', { to: ['iban'] }, 'wrong_type'],
    ['"bic" in args.to.bank', { to: {} }, 'missing_argument'],
    ['"a" in session.plan', {}, 'missing_value'],
    ['session.key in args.to', { to: { iban: 'a' } }, 'missing_value'],
    ['args.key in args.to', { key: 3, to: { iban: 'a' } }, 'wrong_type'],
  ])('%s cannot be said of %j', (condition, args, reason) => {
    expect(finds(condition)(args)).toMatchObject({ kind: 'error', reason });
  });

  test('a question behind another is asked only where that one holds', () => {
    const isGiven = finds('has(args.to) && "iban" in args.to');
    expect(isGiven({})).toMatchObject({ kind: 'not_matched' });
    expect(isGiven({ to: {} })).toMatchObject({ kind: 'not_matched' });
    expect(isGiven({ to: { iban: 'a' } })).toMatchObject({ kind: 'matched' });
  });

  test('holds exactly where the key stands in the object', () => {
    const names = ['iban', 'bank', 'other', 'constructor', 'a-b'];
    // The second is evaluated by cel-js: the first is not.
    const isKey = finds('args.key in args.to');
    const isKeyOfBound = finds('cel.bind(to, args.to, args.key in to)');
    const object = fc.dictionary(fc.constantFrom(...names.filter((name) => name !== 'constructor')), fc.jsonValue());
    fc.assert(
      fc.property(fc.constantFrom(...names), object, (key, to) => {
        const kind = Object.hasOwn(to, key) ? 'matched' : 'not_matched';
        for (const find of [isKey, isKeyOfBound]) expect(find({ key, to })).toMatchObject({ kind });
      }),
      { seed: 5 },
    );
  });
});
