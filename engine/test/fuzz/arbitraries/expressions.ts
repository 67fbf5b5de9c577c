import fc from 'fast-check';
import type { Layer } from '#engine/policy/policy.ts';
import { texts } from './texts.ts';

/** CEL expressions by what they give; each may well be of another type at run time. */
interface Expressions {
  readonly truth: string;
  readonly number: string;
  readonly text: string;
  readonly list: string;
}

type Leaves = Readonly<Record<keyof Expressions, readonly string[]>>;

const shared: Leaves = {
  truth: ['session.vip', 'session.vip == true', 'has(session.limit)', 'values.open', 'true', 'session.none == null'],
  number: ['values.limit', 'session.limit', 'size(messages)', '0', '40', '1.5', '-1', '9007199254740991', '1e308'],
  text: ['session.customer', '"4821"', "'bitcoin'", 'r"a\\b"', '""', 'messages[0].content', 'messages[0].role', '"😀"'],
  list: ['session.orders', 'values.names', '["a", "4821"]'],
};

/** What only a condition of a layer sees. */
const own: Readonly<Record<Layer, Partial<Leaves>>> = {
  input: { truth: ['size(text) > 3'], text: ['text', 'text', 'text.lowerAscii()'] },
  output: { truth: ['size(text) > 3'], text: ['text', 'text', 'text.trim()'] },
  action: {
    truth: ['args.flag', 'has(args.amount)', 'has(args.missing)', 'tool == "pay"', 'args.amount > 3'],
    number: ['args.amount', 'args["amount"]', 'args.amount', 'double(args.order)', 'args.missing'],
    text: ['args.order', 'args.to', 'tool', 'string(args.amount)', 'args.address.country', 'args["odd key"]'],
    list: ['args.lines', 'args.to'],
  },
  review: {
    truth: ['calls.exists(c, c.tool == "pay")', 'calls.all(c, c.args.amount < 40)', 'size(calls) > 0'],
    number: ['size(calls)', 'calls[0].args.amount'],
    text: ['output', 'calls[0].tool', 'output.lowerAscii()'],
    list: ['calls[0].args.lines'],
  },
};

/** Conditions that parse; nearly all of them have a type as well. */
export function conditions(layer: Layer): fc.Arbitrary<string> {
  const leaf = (kind: keyof Expressions) => fc.constantFrom(...shared[kind], ...(own[layer][kind] ?? []));
  return fc.letrec<Expressions>((tie: fc.LetrecTypedTie<Expressions>) => ({
    truth: fc.oneof(
      { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
      leaf('truth'),
      joined(tie('number'), ['==', '!=', '<', '<=', '>', '>='], tie('number')),
      joined(tie('text'), ['==', '!=', '<'], tie('text')),
      joined(tie('text'), ['in'], tie('list')),
      joined(tie('truth'), ['&&', '||'], tie('truth')),
      tie('truth').map((of) => `!(${of})`),
      fc.tuple(tie('truth'), tie('truth'), tie('truth')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
      method(tie('text'), ['contains', 'startsWith', 'endsWith', 'matches'], tie('text')),
      method(tie('text'), ['matches'], fc.constantFrom('"[a-z]+"', '"(?i)b.t"', '"^$"', '"."')),
      fc
        .tuple(tie('list'), fc.constantFrom('exists', 'all', 'exists_one'), tie('text'))
        .map(([list, name, of]) => `${list}.${name}(x, x == ${of})`),
      tie('number').map((of) => `cel.bind(n, ${of}, n > 3.5)`),
    ),
    number: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      leaf('number'),
      joined(tie('number'), ['+', '-', '*', '/'], tie('number')),
      tie('text').map((of) => `size(${of})`),
      tie('list').map((of) => `size(${of})`),
      tie('text').map((of) => `int(${of})`),
    ),
    text: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      leaf('text'),
      joined(tie('text'), ['+'], tie('text')),
      fc.tuple(tie('list'), fc.nat(2)).map(([list, at]) => `${list}[${at}]`),
      texts.map((text) => JSON.stringify(text)),
    ),
    list: fc.oneof({ maxDepth: 1 }, leaf('list'), method(tie('text'), ['split'], tie('text'))),
  })).truth;
}

const joined = (left: fc.Arbitrary<string>, operators: readonly string[], right: fc.Arbitrary<string>) =>
  fc.tuple(left, fc.constantFrom(...operators), right).map(([a, operator, b]) => `(${a} ${operator} ${b})`);

const method = (of: fc.Arbitrary<string>, names: readonly string[], argument: fc.Arbitrary<string>) =>
  fc.tuple(of, fc.constantFrom(...names), argument).map(([a, name, b]) => `${a}.${name}(${b})`);

/** Expressions as they are while they are typed, of types that do not go together, and any text. */
export function brokenConditions(layer: Layer): fc.Arbitrary<string> {
  const cut = fc.tuple(conditions(layer), fc.nat(60)).map(([source, length]) => source.slice(0, length) || '(');
  const any = fc.constantFrom(...[shared, own[layer]].flatMap((leaves) => Object.values(leaves).flat()));
  return fc.oneof(
    cut,
    joined(any, ['==', '<', '+', '&&', 'in', '%', '?', '-'], any),
    method(any, ['matches', 'exists', 'size', 'map', 'nope'], any),
    fc.constantFrom(...strange),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
  );
}

const strange = [
  ...[
    '(',
    ')',
    '1 +',
    'args.',
    'a b',
    '"',
    "'''",
    '{',
    '[',
    '?:',
    '!!',
    'x.all(',
    'has(',
    '\0',
    '((((',
    '1/0',
    'text =',
  ],
  ...['('.repeat(200), '!'.repeat(300), '1 + '.repeat(3000), '"a"'.repeat(20), '['.repeat(70) + ']'.repeat(70)],
  ...[
    'text.matches("(")',
    'tool.matches("(?=a)")',
    'unknown_name',
    '1 == "a"',
    'tool',
    'calls',
    'null',
    '{"a": 1}.a == 1',
  ],
  ...[
    'size(args) in messages',
    'messages.map(m, m)',
    '[1, 40] == calls',
    'type(text) == string',
    'timestamp("x") == null',
  ],
];
