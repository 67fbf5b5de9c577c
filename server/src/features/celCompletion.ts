import { type Path, valueAt } from '#engine/document/nodes.ts';
import type { Layer } from '#engine/policy/policy.ts';
import { type NamePlace, policyFor } from './declarations.ts';
import { type Declared, keysOf } from './namedPlaces.ts';
import { propertiesOf, typeOf } from './toolPlaces.ts';

/** What could be written at the end of a CEL expression, and where the word starts that is being written. */
export interface CelCompletion {
  /** The offset in the expression. */
  readonly start: number;
  readonly names: readonly Declared[];
}

const conditions = /^(?:input|action|output|review)\/(?:when|unless)(?:\/(?:all|any|not))*$/;
const counts = /^action\/(?:when|unless)\/(?:(?:all|any|not)\/)*more_than\/(?:calls|sum|of|by)$/;
const computed = /^action\/then\/rewrite\/args\/[^/]+\/cel$/;

/** Whether a text at a path is a CEL expression. */
export const isCelAt = (path: Path): boolean =>
  [conditions, counts, computed].some((pattern) => pattern.test(keysOf(path)));

/** The variables of the expression's place; behind `args.` and `values.`, what is in them. Nothing inside of a text. */
export function completeCel(place: NamePlace, expression: string): CelCompletion | undefined {
  const word = /[A-Za-z_]\w*$|$/.exec(expression);
  const before = expression.slice(0, word?.index);
  if (!word || isInText(before)) return undefined;
  const chain = /(?<![\w.)\]])((?:[A-Za-z_]\w*\.)*)$/.exec(before)?.[1];
  if (chain === undefined) return undefined;
  const fields = chain.split('.').slice(0, -1);
  return { start: word.index, names: fields.length === 0 ? variablesAt(place.path) : fieldsOf(place, fields) };
}

/** Behind a quote that has no other one yet. */
const isInText = (expression: string): boolean =>
  /["']/.test(expression.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ''));

const shared: readonly Declared[] = [
  { name: 'session', detail: 'what the application knows of the session' },
  { name: 'values', detail: 'the values of the policy' },
  { name: 'messages', detail: 'the turns of the exchange' },
];
const text: readonly Declared[] = [{ name: 'text', detail: 'string · the text that is looked at' }, ...shared];

const variables: Readonly<Record<Layer, readonly Declared[]>> = {
  input: text,
  output: text,
  action: [
    { name: 'args', detail: 'the arguments of the call' },
    { name: 'tool', detail: 'string · the name of the tool' },
    ...shared,
  ],
  review: [
    { name: 'output', detail: 'string · the answer, as the user would see it' },
    { name: 'calls', detail: 'the calls of the answer, each with `tool` and `args`' },
    ...shared,
  ],
};

/** A limit is the same for all calls: it can draw on no arguments. */
function variablesAt(path: Path): readonly Declared[] {
  const isLimit = /more_than\/(?:calls|sum)$/.test(keysOf(path));
  const known = variables[path[0] as Layer];
  return isLimit ? known.filter(({ name }) => name === 'values' || name === 'session') : known;
}

function fieldsOf(place: NamePlace, [variable, ...fields]: readonly string[]): readonly Declared[] {
  if (!variablesAt(place.path).some(({ name }) => name === variable)) return [];
  if (variable === 'args') return argumentsAt(place, fields);
  return variable === 'values' ? valuesAt(place, fields) : [];
}

/** The arguments of the tools that the rule is for. */
function argumentsAt(place: NamePlace, fields: readonly string[]): readonly Declared[] {
  const named = [valueAt(place.document.value, [...place.path.slice(0, 2), 'tool'])].flat();
  const tools = policyFor(place)?.tools?.tools.filter(({ name }) => named.includes(name)) ?? [];
  const found = new Map<string, Declared>();
  for (const { inputSchema } of tools) {
    const schema = fields.reduce((outer, field) => propertiesOf(outer)[field] ?? {}, inputSchema);
    for (const [name, inner] of Object.entries(propertiesOf(schema)))
      if (!found.has(name)) found.set(name, { name, detail: typeOf(inner) });
  }
  return [...found.values()];
}

function valuesAt(place: NamePlace, fields: readonly string[]): readonly Declared[] {
  const value = valueAt(policyFor(place)?.values, fields);
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).map(([name, inner]) => ({ name, detail: JSON.stringify(inner) }));
}
