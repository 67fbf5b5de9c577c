import type { ShapeError } from '#schemas/generated/validators.js';
import type { Diagnostic, Location } from './diagnostic.ts';
import { meantVerdicts, type ShapePlace } from './meantVerdicts.ts';
import { locate, pathOfPointer, valueAt } from './nodes.ts';
import type { ParsedDocument } from './parseDocument.ts';
import { propertiesAt, schemasAt } from './schemaAt.ts';
import type { FileKind, Schema } from './schemas.ts';
import { didYouMean, suggest } from './suggest.ts';
import { orList, ticked } from './words.ts';

interface Context extends ShapePlace {
  readonly error: ShapeError;
}

type Finding = Omit<Diagnostic, 'level' | 'location'> & { readonly location?: Location };

/** ajv's error, in this project's words and at the token that is wrong. */
export function describeShapeError(document: ParsedDocument, kind: FileKind, error: ShapeError): Diagnostic {
  const path = pathOfPointer(document, error.instancePath);
  const context: Context = { document, kind, error, path, value: valueAt(document.value, path) };
  const finding = (shapeKeywords[error.keyword] ?? wrongType)(context);
  return { level: 'error', location: locate(document, path), ...finding };
}

const limit =
  (words: string) =>
  ({ error }: Context): Finding => ({
    code: 'out-of-range',
    message: `expected a number ${words} ${error.params.limit}`,
  });
const empty = (): Finding => ({ code: 'empty-value', message: 'must not be empty' });

/** One row for each keyword of JSON Schema that the schemas use. */
export const shapeKeywords: Readonly<Record<string, (context: Context) => Finding>> = {
  additionalProperties: unknownKey,
  required: missingKey,
  dependentRequired: missingKey,
  type: wrongType,
  enum: (context) => unknownValue(context, listOf(context.error.params.allowedValues)),
  const: (context) => unknownValue(context, [context.error.params.allowedValue]),
  anyOf: wrongType,
  pattern: wrongFormat,
  minLength: empty,
  minItems: empty,
  minProperties: empty,
  maxProperties: tooManyKeys,
  uniqueItems: ({ document, path, error }) => ({
    code: 'duplicate-value',
    message: 'the value stands in the list twice',
    location: locate(document, [...path, Number(error.params.i)]),
  }),
  minimum: limit('of at least'),
  maximum: limit('of at most'),
  exclusiveMinimum: limit('greater than'),
  propertyNames: ({ document, path, error }) => ({
    code: 'wrong-format',
    message: `\`${error.params.propertyName}\` is not a name in kebab-case`,
    location: locate(document, [...path, String(error.params.propertyName)], 'key'),
    help: 'use small letters, digits, and single hyphens between them',
  }),
};

function unknownKey({ document, error, path, kind, value }: Context): Finding {
  const key = String(error.params.additionalProperty);
  const known = [...propertiesAt(kind, path).keys()].filter((name) => name !== '$schema');
  const absent = known.filter((name) => !Object.hasOwn(Object(value), name));
  const suggestion = suggest(key, absent);
  return {
    code: 'unknown-key',
    message: `unknown key \`${key}\``,
    location: locate(document, [...path, key], 'key'),
    help: didYouMean(suggestion) ?? (known.length > 0 ? `known keys: ${ticked(known)}` : undefined),
    replacement: suggestion,
  };
}

function missingKey({ document, error, path }: Context): Finding {
  const key = String(error.params.missingProperty);
  return { code: 'missing-key', message: `missing key \`${key}\``, location: locate(document, [...path, key], 'key') };
}

function wrongType(context: Context): Finding {
  const { error, value } = context;
  const expected =
    error.keyword === 'anyOf' ? alternatives(schemaOf(context)) : listOf(error.params.type).map(typeName);
  const isNumberForText = expected.includes('a text') && ['number', 'boolean'].includes(typeof value);
  return {
    code: 'wrong-type',
    message: `expected ${orList(expected)}, got ${nameOfValue(value)}`,
    ...(isNumberForText ? { help: 'put it in quotes' } : meantVerdicts(context)),
  };
}

function unknownValue({ value }: Context, allowed: readonly unknown[]): Finding {
  const words = allowed.map(String);
  const only = words.length === 1 ? words[0] : undefined;
  const suggestion = typeof value === 'string' ? suggest(value, words) : undefined;
  const shown = typeof value === 'object' ? nameOfValue(value) : `\`${String(value)}\``;
  return {
    code: 'unknown-value',
    message: `expected ${orList(words.map((word) => `\`${word}\``))}, got ${shown}`,
    help: only === undefined ? didYouMean(suggestion) : `write \`${only}\``,
    replacement: only ?? suggestion,
  };
}

/** The schemas say in `$comment` what a pattern stands for. */
function wrongFormat(context: Context): Finding {
  const { error, value } = context;
  const meaning = schemaOf(context)?.$comment ?? `a text that matches ${String(error.params.pattern)}`;
  return { code: 'wrong-format', message: `\`${shorten(String(value))}\` is not ${meaning}` };
}

function tooManyKeys({ document, path, value }: Context): Finding {
  const names = Object.keys((value ?? {}) as object);
  return {
    code: 'too-many-keys',
    message: `expected one condition, got ${names.length}: ${ticked(names)}`,
    location: locate(document, [...path, names[1] ?? ''], 'key'),
    help: 'put them in a list under `all` or `any`',
  };
}

/** The schema whose keyword failed. */
const schemaOf = ({ error, kind, path }: Context): Schema | undefined =>
  schemasAt(kind, path).find((schema) => error.keyword in schema);

function alternatives(schema: Schema | undefined): readonly string[] {
  return (schema?.anyOf ?? []).flatMap((choice) => {
    const words = choice.const === undefined ? choice.enum : [choice.const];
    return words ? words.map((word) => `\`${word}\``) : [typeName(choice.type)];
  });
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: '`true` or `false`',
  array: 'a list',
  object: 'a mapping',
  null: 'nothing',
};
const typeName = (type: unknown): string => typeNames[String(type)] ?? String(type);

function nameOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return typeof value === 'string' ? 'a text' : `\`${String(value)}\``;
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
