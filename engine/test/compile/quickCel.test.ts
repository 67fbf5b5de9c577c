import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { celEnvironments, parseLinear } from '#engine/compile/cel/celEnvironment.ts';
import { typeOfSchema, typeOfValue } from '#engine/compile/cel/celTypes.ts';
import { compileQuick } from '#engine/compile/cel/quick/compileQuick.ts';
import { unsure } from '#engine/compile/cel/quick/quick.ts';
import { recordTests } from '#engine/compile/cel/quick/values.ts';

const values = {
  limit: 40,
  zero: 0,
  name: 'bo',
  on: true,
  none: null,
  list: [1, 40, -2.5],
  names: ['bo', 'mo', ''],
  mixed: [1, 'bo'],
  empty: [],
  limits: { gold: 100, deep: { silver: 3 } },
};

const schema = {
  type: 'object',
  properties: {
    n: { type: 'number' },
    s: { type: 'string' },
    b: { type: 'boolean' },
    list: { type: 'array', items: { type: 'number' } },
    tags: { type: 'array', items: { type: 'string' } },
    items: { type: 'array', items: { type: 'object', properties: { price: { type: 'number' } } } },
    object: { type: 'object', properties: { n: { type: 'number' }, s: { type: 'string' }, constructor: {} } },
    open: {},
    map: { type: 'object' },
  },
};

const shared = {
  session: 'map<string, dyn>',
  values: typeOfValue(values),
  messages: 'list<map<string, dyn>>',
  tool: 'string',
};
const scopes = [
  { args: typeOfSchema(schema), ...shared },
  { args: 'map<string, dyn>', ...shared },
];
const environmentOf = celEnvironments();
const environments = scopes.map((variables) => ({ variables, environment: environmentOf(variables) }));

const { expression } = fc.letrec<Record<'expression' | 'text' | 'number' | 'list' | 'any', string>>((tie) => {
  const number = tie('number');
  const text = tie('text');
  const any = tie('any');
  const bool = tie('expression');
  const list = tie('list');
  const join = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
    fc
      .tuple(...parts.map((part) => (typeof part === 'string' ? fc.constant(part) : part)))
      .map((texts) => texts.join(''));
  const of = (texts: string): fc.Arbitrary<string> => fc.constantFrom(...texts.split(' '));
  const object = of(
    'args args.object args.map args.open session session.map session.gone values values.limits values.limits.deep ' +
      'messages[0] args.items[0] args.gone values.none {"n":1} {}',
  );
  const order = of('< <= > >= == !=');
  const field = of(
    'args.n args.s args.b args.open args.list args.tags args.map args.object args.object.n args.object.s args.items ' +
      'args.open.n args.map.n args.gone args.open[0] args.tags[0] args.list[1] args["n"] args.toString args.object.constructor ' +
      'session.n session.s session.gone session.list session.map session.map.n session.map["s"] session.none session.list[0] ' +
      'values.limit values.name values.none values.list values.names values.limits.gold values.limits.deep.silver values.on ' +
      'values.empty values.list[0] values.mixed[1] messages messages[0] messages[0].role messages[0].gone tool x x.n',
  );
  return {
    number: fc.oneof(
      { depthSize: 'small' },
      of('0 1 40 -3 2.5 1e3 9007199254740991 100000000000000000000.0 values.limit values.zero'),
      of('args.n session.n args.object.n args.list[0] args.open x'),
      join('(', number, fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' % '), number, ')'),
      join('size(', any, ')'),
      join(any, '.size()'),
      join('-', number),
      join('(', bool, ' ? ', number, ' : ', number, ')'),
    ),
    text: fc.oneof(
      { depthSize: 'small' },
      of(
        '"n" "s" "gold" "constructor" "" "bo" "mo@shop.example" "😀a" r"a.b" tool values.name args.s session.s args.object.s args.tags[0] args.open x',
      ),
      join('(', text, ' + ', text, ')'),
      join(text, of('.lowerAscii() .upperAscii() .trim()')),
    ),
    list: of(
      '[1,2,40] [1.5,40.0] ["bo","mo"] [true] [1,"bo"] [] [[1]] values.list values.names values.mixed values.empty args.list ' +
        'args.tags session.list args.open messages args.items session.map args.map session.gone args.list.filter(y,y>1)',
    ),
    any: fc.oneof({ depthSize: 'small' }, field, field, number, text, of('null true false'), list),
    expression: fc.oneof(
      { depthSize: 'small' },
      of('true false args.b session.b values.on'),
      join(number, order, number),
      join(text, order, text),
      join(any, order, any),
      join(any, ' in ', list),
      join(any, ' in ', object),
      join('(', bool, ' && ', bool, ')'),
      join('(', bool, ' || ', bool, ')'),
      join('!(', bool, ')'),
      join('(', bool, ' ? ', bool, ' : ', bool, ')'),
      join('has(', field, ')'),
      join(text, of('.startsWith .endsWith .contains'), '(', text, ')'),
      join(text, '.matches(', of('"b" "^.o$" "😀|x" values.name session.s'), ')'),
      join(list, of('.exists .all'), '(x, ', bool, ')'),
      field,
    ),
  };
});

const scalar = fc.constantFrom<unknown>(
  0,
  -0,
  1,
  40,
  2.5,
  -3,
  1e300,
  Number.NaN,
  '',
  'bo',
  'mo',
  '😀',
  '\ud83d',
  true,
  false,
  null,
);
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    scalar,
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('n', 's', 'role', 'price', 'constructor', 'toString'), tie('json'), { maxKeys: 3 }),
  ),
}));
/** Mostly of the right type. */
const or = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 5, arbitrary }, json);
const number = fc.constantFrom(0, -0, 1, 2.5, 40, -3, Number.NaN);
const text = fc.constantFrom('', 'bo', 'mo', 'Mo@shop.example', '😀a', '\udc00a');
const fields = {
  n: or(number),
  s: or(text),
  b: or(fc.boolean()),
  list: or(fc.array(or(number), { maxLength: 3 })),
  tags: or(fc.array(or(text), { maxLength: 3 })),
  items: or(fc.array(or(fc.record({ n: number, price: number })), { maxLength: 2 })),
  object: or(fc.record({ n: or(number), s: or(text), constructor: json }, { requiredKeys: [] })),
  open: json,
  map: or(fc.record({ n: or(number), s: or(text) }, { requiredKeys: [] })),
  none: fc.constant(null),
};
const record = fc.record(fields, { requiredKeys: [] });
const variables = fc.record({
  args: fc.oneof({ weight: 9, arbitrary: record }, json),
  session: fc.oneof({ weight: 9, arbitrary: record }, json),
  messages: fc.array(fc.record({ role: text, content: text }, { requiredKeys: [] }), { maxLength: 2 }),
  tool: text,
  values: fc.constant(values),
});

type Given = typeof variables extends fc.Arbitrary<infer T> ? T : never;

/** What cel-js gives; an error is told from every value. */
function exactly(evaluate: () => unknown): { readonly value: unknown } | 'error' | 'undecided' {
  try {
    return { value: evaluate() };
  } catch (error) {
    return `${error}`.includes(emptyList) ? 'undecided' : 'error';
  }
}

/** What cel-js says of a number that is looked for in an empty list: CEL says that it is not in it. */
const emptyList = "'V in list<V>: bool' overlaps";

/** What became of an expression for some variables. */
type Fate = 'sure' | 'unsure' | 'left' | 'invalid';

/** Compares both ways of evaluation. */
function compare(source: string, scope: (typeof environments)[number], all: readonly Given[]): readonly Fate[] {
  if (!scope.environment.check(source).valid) return ['invalid'];
  const exact = parseLinear(source, scope.environment);
  const shared = { values, isRecord: recordTests() };
  const quick = compileQuick(exact.ast, { variables: scope.variables, shared });
  if (!quick) return ['left'];
  return all.map((given) => {
    const value = quick(given);
    if (value === unsure) return 'unsure';
    const outcome = exactly(() => exact(given));
    if (outcome !== 'undecided') expect({ source, outcome: { value } }).toEqual({ source, outcome });
    return 'sure';
  });
}

describe('conditions as JavaScript functions', () => {
  test('give what cel-js gives, or leave it to cel-js', () => {
    const fates: Fate[] = [];
    fc.assert(
      fc.property(expression, fc.array(variables, { minLength: 6, maxLength: 6 }), (source, all) => {
        for (const scope of environments) fates.push(...compare(source, scope, all));
      }),
      { numRuns: 3000, seed: 11 },
    );
    const counted = (fate: Fate): number => fates.filter((each) => each === fate).length;
    // A test of nothing would pass as well.
    expect(counted('sure')).toBeGreaterThan(4000);
    expect(counted('sure')).toBeGreaterThan(counted('unsure'));
  });
});
