import { describe, expect, test } from 'vitest';
import type { Outcome } from '#engine/compile/outcome.ts';
import { noOpinions } from '#engine/opinion/opinion.ts';
import { call, compileText, exchangeOf } from '../support/judging.ts';

const definitions = `
values:
  limit: 40
  list: [1, 40]
  names: [bo, mo]
  limits: { gold: 100 }
  mixed: [1, a]
  nothing: null
  "odd key": { x: 1 }
tools:
  - name: pay
    inputSchema:
      type: object
      properties:
        amount: { type: number }
        count: { type: integer }
        name: { type: string }
        flag: { type: boolean }
        kind: { enum: [card, cash] }
        tags: { type: array, items: { type: string } }
        sums: { type: array, items: { type: number } }
        items: { type: array, items: { type: object, properties: { price: { type: number } } } }
        address: { type: object, properties: { country: { type: string }, lines: { type: array } } }
        union: { type: [string, "null"] }
        open: {}
        "we,ird)": { type: object, properties: { x: { type: string } } }
        extra: { type: object, additionalProperties: true, properties: { x: { type: string } } }
  - { name: free }`;

const args = {
  amount: 40,
  count: 3,
  name: 'bo',
  flag: true,
  kind: 'card',
  tags: ['a', 'b'],
  sums: [1, 2],
  items: [{ price: 3 }, { price: 5 }],
  address: { country: 'GB', lines: ['x', 1] },
  union: null,
  open: { deep: 5 },
  extra: { x: 'a', y: 'b' },
};
const session = { n: 2, s: 'x', none: null, list: [1, 2, 'x'], map: { a: 1 }, orders: ['4821'], refunds: [] };

/** What a condition on a call of `pay` finds. */
function evaluate(condition: string, tool = 'pay'): Outcome {
  const rule = `action:\n  - { id: r, tool: ${tool}, when: ${JSON.stringify(condition)}, then: flag }`;
  const [compiled] = compileText(`policy: a\n${definitions}\n${rule}`).rulesFor(tool);
  const variables = {
    ...call(tool, args),
    session,
    values: { limit: 40, list: [1, 40], names: ['bo', 'mo'], limits: { gold: 100 }, mixed: [1, 'a'], nothing: null },
    messages: [{ role: 'user', content: 'hi' }],
  };
  const outcome = compiled?.evaluate({ texts: () => [], variables, exchange: exchangeOf({}), opinions: noOpinions });
  if (!outcome) throw new Error('the rule does not govern the tool');
  return outcome;
}

describe('CEL conditions that hold', () => {
  test.each([
    // JSON has one kind of number: it mixes with whole numbers
    'args.amount == 40',
    '40 == args.amount',
    'args.amount != 41',
    'args.amount == 40.0',
    'args.amount > 39 && args.amount >= 40 && args.amount < 40.5 && args.amount <= 40',
    'args.amount in [1, 40]',
    'args.amount in [1.0, 40.0]',
    '!(args.amount in [1, 2])',
    '40 in values.list',
    '2 in args.sums',
    'args.amount in values.list',
    'args.amount + 2 == 42 && 2 + args.amount == 42',
    'args.amount - 1 == 39 && args.amount * 2 == 80 && args.amount / 3 > 13 && args.amount % 7 == 5',
    'args.amount * 1.5 > values.limit',
    '-args.amount == -40',
    'args.amount > size(args.tags)',
    'args.count == size(args.items) + 1',
    'args.tags[int(args.count) - 2] == "b"',
    'args.sums.exists(n, n == 2) && args.sums.all(n, n < 3)',
    'args.sums.map(n, n * 2) == [2.0, 4.0]',
    'args.sums.filter(n, n > 1).size() == 1',
    // the session is not typed
    'session.n == 2 && 2 == session.n && session.n != 3',
    'session.n in [1, 2]',
    '!(session.n in [3, 4]) && !(session.s in [1, 2])',
    'session.n in session.list && 2 in session.list && "x" in session.list',
    'session.n + 1 == 3 && session.n * 2 > 3 && session.n % 2 == 0 && -session.n < 0',
    'session.n < args.amount',
    'session.s == "x" && session.s != 5',
    'session.none == null',
    '"a" in session.map && session.map.a == 1 && session.map["a"] == 1',
    '"4821" in session.orders',
    '!(args.amount in session.refunds) && !(args.count in session.refunds) && !("x" in session.refunds)',
    // keys of an object, whether or not its schema names them
    '"country" in args.address && "country" in args["address"] && !("street" in args.address)',
    '"amount" in args && !("gone" in args)',
    '"we,ird)" in args || "address" in args',
    '"y" in args.extra && "deep" in args.open',
    'args.kind in {"card": 1} && "gold" in values.limits && !(args.name in values.limits)',
    'has(args.address) && "country" in args.address && args.address["country"] == "GB"',
    'cel.bind(a, args.address, "country" in a)',
    '["country", "lines"].all(key, key in args.address)',
    'session.list[2] in {"x": 1} && !(session.s in args.address)',
    // texts, lists, objects
    'args.name == "bo" && args.name in values.names',
    'args.name.startsWith("b") && args.name.endsWith("o") && args.name.contains("o") && args.name.size() == 2',
    'args.name.matches("^b.$")',
    'args.kind == "card"',
    'args.flag && !(!args.flag)',
    'args.tags.exists(t, t == "b") && args.tags.exists_one(t, t == "a") && args.tags.all(t, t < "c")',
    'args.tags + ["c"] == ["a", "b", "c"] && args.tags.join("-") == "a-b"',
    'args.items.exists(item, item.price > 4) && args.items[0].price == 3',
    'args.address.country == "GB" && args["address"]["country"] == "GB"',
    'has(args.address.country) && !has(args.address.street) && !has(args.missing)',
    'values.limits[ "gold" ] == 100 && values.limits.gold == 100',
    'args.union == null',
    'args.open.deep > 4',
    'args.extra.y == "b"',
    '1 in values.mixed && "a" in values.mixed',
    'values.nothing == null',
    'tool == "pay" && tool in ["pay", "refund"]',
    'messages[0].role == "user" && messages.exists(m, m.content == "hi")',
    'cel.bind(total, args.amount * 2, total > 70 && total < 90)',
    'args.amount > 30 ? args.flag : false',
    'string(args.amount) == "40" && double("1.5") < 2.0 && int(args.amount) == 40',
    'args.name // .matches("(") is a comment\n.matches("bo")',
    '(args.name).matches("b") && ((args.name)).matches("o")',
    'args.name.matches(args.name) && args.tags.all(t, t.matches("^[ab]$"))',
  ])('%s', (condition) => {
    expect(evaluate(condition)).toMatchObject({ kind: 'matched' });
  });

  test('arguments of a tool without a schema are not typed', () => {
    expect(evaluate('args.amount == 40 && args.anything.goes == 1 || args.name == "bo"', 'free')).toMatchObject({
      kind: 'matched',
    });
  });

  test('a name that a tool inherits from JavaScript is not there', () => {
    expect(evaluate('has(args.constructor)', 'free')).toEqual({ kind: 'not_matched' });
    expect(evaluate('args.toString == 1', 'free')).toMatchObject({ kind: 'error' });
  });
});

describe('what a condition saw', () => {
  test('the fields of args, session and values that it names, by their longest path', () => {
    const outcome = evaluate(
      'args.amount > 3 && args.address.country == "GB" && session["n"] == 2 && values.limit == 40 && has(args.address)',
    );
    expect(outcome?.saw?.()).toEqual({
      'args.amount': 40,
      'args.address.country': 'GB',
      'session.n': 2,
      'values.limit': 40,
    });
  });
});
