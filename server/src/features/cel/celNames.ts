import { type CelSignature, celSignatures, comprehensions } from '#engine/compile/cel/functionTable.ts';
import { isDotted } from '#engine/compile/cel/writtenField.ts';
import type { CelPlace } from './celPlace.ts';
import type { CelScope } from './celScope.ts';
import type { CelField, CelShape, ShapeKind } from './celShape.ts';
import { variableNotes } from './celVariables.ts';
import { receiverOf } from './receivers.ts';

/** Something that an expression could go on with. */
export interface CelName {
  readonly kind: 'variable' | 'field' | 'function' | 'literal' | 'operator' | 'text';
  readonly name: string;
  readonly detail?: string;
  readonly description?: string;
  /** Of a function: what stands between its brackets, as a snippet; empty where there is nothing to write. */
  readonly inner?: string;
  /** Whether it has fields, for which a dot is typed. */
  readonly hasFields?: boolean;
}

/** What could be written at a place, the likeliest first. */
export function celNames(place: CelPlace): readonly CelName[] {
  switch (place.kind) {
    case 'operand':
      return operandNames(place);
    case 'member':
      return [...fieldNames(place.of), ...methodNames(place.of.kind)];
    case 'text':
      return place.choices.filter(isText).map((name) => ({ kind: 'text', name }));
    case 'operator':
      return operatorsOf[place.left.kind].map(([name, description]) => ({
        kind: 'operator',
        name,
        detail: description,
      }));
  }
}

const isText = (choice: unknown): choice is string => typeof choice === 'string';

function operandNames({ scope, expected }: Extract<CelPlace, { kind: 'operand' }>): readonly CelName[] {
  return [
    ...(expected.kind === 'value' ? literalsOf(expected.shape) : []),
    ...(expected.kind === 'list' ? listsIn(scope) : []),
    ...[...scope].map(([name, shape]) => variableName(name, shape)),
    ...functionsOn(undefined),
    ...(expected.kind === 'value' ? [] : truths),
  ];
}

const truths: readonly CelName[] = ['true', 'false'].map((name) => ({ kind: 'literal', name }));

/** What something is compared with. Texts get the quotes that they are written in. */
function literalsOf({ kind, choices = [] }: CelShape): readonly CelName[] {
  const found = kind === 'bool' ? [true, false] : choices;
  return found.map((choice) => ({ kind: 'literal', name: JSON.stringify(choice) }));
}

/** `values.internal_domains`: the lists that something may be in. */
function listsIn(scope: CelScope): readonly CelName[] {
  return [...scope].flatMap(([variable, { fields }]) =>
    [...(fields ?? [])]
      .filter(([name, { shape }]) => shape.kind === 'list' && isDotted(name))
      .map(([name, field]) => ({ ...fieldName(name, field), name: `${variable}.${name}` })),
  );
}

function variableName(name: string, shape: CelShape): CelName {
  const note = variableNotes[name];
  // What a variable with fields is goes without saying.
  const detail = note && !shape.fields && shape.kind === 'string' ? `${shape.words} · ${note}` : (note ?? shape.words);
  return { kind: 'variable', name, detail, hasFields: shape.fields !== undefined };
}

/** Those that can stand behind a dot. */
const fieldNames = ({ fields = new Map() }: CelShape): readonly CelName[] =>
  [...fields].filter(([name]) => isDotted(name)).map(([name, field]) => fieldName(name, field));

function fieldName(name: string, { shape, notes }: CelField): CelName {
  const choices = (shape.choices ?? []).map((choice) => `- \`${JSON.stringify(choice)}\``);
  const warning = notes.includes('optional')
    ? ['Reading it is an error where it is not there: ask with `has(…)` first.']
    : [];
  const parts = [shape.description, choices.join('\n'), ...warning].filter((part) => part);
  return {
    kind: 'field',
    name,
    detail: [shape.words, ...(shape.example === undefined ? [] : [shape.example]), ...notes].join(' · '),
    ...(parts.length > 0 && { description: parts.join('\n\n') }),
    hasFields: shape.fields !== undefined,
  };
}

/** The methods of a value; of one that may be anything, all that a JSON value could have. */
function methodNames(kind: ShapeKind): readonly CelName[] {
  if (kind === 'any') return distinct(['list', 'string', 'map'].flatMap(functionsOn));
  const receiver = receiverOf(kind);
  return receiver === undefined ? [] : functionsOn(receiver);
}

const distinct = (names: readonly CelName[]): readonly CelName[] => [
  ...new Map(names.map((each) => [each.name, each])).values(),
];

function functionsOn(receiver: string | undefined): readonly CelName[] {
  const isOn = ({ on }: CelSignature): boolean =>
    receiver === undefined ? on === undefined || on === 'cel' : on?.replace(/<.*/, '') === receiver;
  const groups = Map.groupBy(celSignatures.filter(isOn), ({ name }) => name);
  return [...groups.values()].flatMap((ways) => functionName(ways));
}

/** Of several ways to call a function, the first one is shown. */
function functionName(ways: readonly CelSignature[]): readonly CelName[] {
  const [first, ...others] = ways;
  if (!first) return [];
  const { on, name, label, description } = first;
  const hasParameters = ways.some(({ parameters }) => parameters.length > 0);
  return [
    {
      kind: 'function',
      name: on === 'cel' ? `cel.${name}` : name,
      detail: others.length > 0 ? `${label} (and ${others.length} more)` : label,
      description,
      inner: hasParameters ? innerOf(first) : '',
    },
  ];
}

/** A comprehension names the item first. */
const innerOf = ({ name }: CelSignature): string =>
  comprehensions.has(name) ? `\${1:item}, $0` : name === 'bind' ? `\${1:name}, $2, $0` : '$0';

type Operators = readonly (readonly [sign: string, words: string])[];

const equal: Operators = [
  ['==', 'is'],
  ['!=', 'is not'],
];
const inList: Operators = [['in', 'is in a list, or is a key of an object']];
const logic: Operators = [
  ['&&', 'and'],
  ['||', 'or'],
];
const order: Operators = [
  ['<', 'is less than'],
  ['<=', 'is at most'],
  ['>', 'is more than'],
  ['>=', 'is at least'],
];

const operatorsOf: Readonly<Record<ShapeKind, Operators>> = {
  bool: [...logic, ...equal],
  number: [...order, ...equal, ...inList],
  string: [...equal, ...inList],
  list: equal,
  object: equal,
  bytes: equal,
  timestamp: [...order, ...equal],
  duration: [...order, ...equal],
  any: [...equal, ...order, ...inList, ...logic],
};
