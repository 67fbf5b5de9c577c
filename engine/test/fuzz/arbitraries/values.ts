import fc from 'fast-check';
import { texts } from './texts.ts';

/** Names of fields: those that policies name, and those that objects have of themselves. */
export const keys = fc.constantFrom(
  ...['amount', 'order', 'to', 'body', 'flag', 'lines', 'address', 'limit', 'vip', 'orders', 'customer'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a/b', '~', '', '0', 'odd key', 'é'],
);

/** Every number that a caller may have computed, also those that JSON does not have. */
export const numbers = fc.oneof(
  fc.constantFrom(0, -0, 1, 40, 41, -1, 0.1, 1e308, -1e308, 5e-324, 2 ** 53, 2 ** 53 + 2, 1e21),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
  fc.integer({ min: -5, max: 100 }),
  fc.double(),
);

/** An object with these entries as its own, whatever their names. */
export const record = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries);

/** Arguments, sessions: values of every type of JSON, with numbers that are none in JSON. */
const { value, object } = fc.letrec<{ value: unknown; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom(null, true, false),
    numbers,
    texts,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(keys, tie('value')), { maxLength: 4 }).map(record),
}));

const nested = (depth: number): Record<string, unknown> => {
  let inner: Record<string, unknown> = { note: 'bitcoin' };
  for (let i = 0; i < depth; i++) inner = i % 2 === 0 ? { a: inner } : { a: [inner] };
  return inner;
};

export const values: fc.Arbitrary<unknown> = value;

/** What policies expect of arguments and sessions. */
const usual = fc.record(
  {
    amount: fc.integer({ min: 0, max: 90 }),
    order: fc.constantFrom('4821', 'a'),
    to: texts,
    body: texts,
    flag: fc.boolean(),
    lines: fc.array(texts, { maxLength: 2 }),
    limit: fc.constantFrom(0, 2, 40),
    vip: fc.boolean(),
    orders: fc.constantFrom(['4821'], []),
    customer: fc.constantFrom('c-1', 'c-2'),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** Objects, now and then one that is nested without measure. */
export const objects: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  { weight: 20, arbitrary: usual },
  { weight: 20, arbitrary: object },
  { weight: 1, arbitrary: fc.constantFrom(3, 60, 190, 300, 3000).map(nested) },
);
