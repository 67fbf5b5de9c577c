import type { Environment } from '@marcbachmann/cel-js';
import type { CelType } from './celTypes.ts';
import { isPlain } from './quick/values.ts';

type Fields = Exclude<CelType, string>;

/**
 * Registers a variable whose fields have types. cel-js can do so from a schema, but then it knows of no `key in object`, and
 * forgets the fields that the schema does not name: a condition may ask for those as well.
 */
export function registerObject(environment: Environment, name: string, fields: Fields): void {
  registerFields(environment, name, fields);
  environment.registerVariable(name, name);
}

/** What cel-js is given for a value; undefined for one that is no object, of which it says so. */
type Convert = (value: unknown) => unknown;

function registerFields(environment: Environment, name: string, fields: Fields): Convert {
  const conversions = new Map<string, Convert>();
  const types = Object.entries(fields).map(([field, type], index): readonly [string, string] => {
    if (typeof type === 'string') return [field, type];
    const inner = `${name}.${isWord(field) ? field : index}`;
    conversions.set(field, registerFields(environment, inner, type));
    return [field, inner];
  });
  // cel-js tells the types of objects by their constructors.
  const ObjectOfType = class extends Map<string, unknown> {};
  const convert: Convert = (value) =>
    isPlain(value)
      ? new ObjectOfType(Object.entries(value).map(([field, of]) => [field, conversions.get(field)?.(of) ?? of]))
      : undefined;
  environment.registerType(name, { ctor: ObjectOfType, fields: Object.fromEntries(types), convert });
  // What is no text is no key.
  environment.registerOperator(`dyn in ${name}: bool`, (key: string, object: ReadonlyMap<string, unknown>) =>
    object.has(key),
  );
  return convert;
}

/** The names of types that operators take: `args.address`. A field is seldom called otherwise. */
const isWord = (field: string): boolean => /^[A-Za-z_]\w*$/.test(field);
