import type { Location } from '#engine/document/diagnostic.ts';
import type { Path } from '#engine/document/nodes.ts';
import type { FileKind } from '#engine/document/schemas.ts';

/** What a place in a file names: something that is written down elsewhere in the project. */
export type NameKind =
  | 'model'
  | 'judge'
  | 'service'
  | 'rule'
  | 'asking-rule'
  | 'tool'
  | 'argument'
  | 'session-field'
  | 'case';

/** Whether it is the key that names it, or its value. */
export type Part = 'key' | 'value';

type Row = readonly [file: FileKind, part: Part, keys: RegExp, kind: NameKind];

/** By the keys that lead to the value; to the mapping, where a key of it is the name. Indexes are left out. */
const rows: readonly Row[] = [
  ['settings', 'value', /^run\/model$/, 'model'],
  ['suite', 'value', /^model$/, 'model'],
  ['suite', 'value', /^cases\/twin$/, 'case'],
  ['suite', 'value', /^cases\/expect\/rule$/, 'rule'],
  ['suite', 'key', /^cases\/recorded\/opinions$/, 'asking-rule'],
  ['suite', 'value', /^cases\/(?:recorded\/calls|history|messages\/calls|messages)\/tool$/, 'tool'],
  ['suite', 'key', /^cases\/(?:recorded\/calls|history|messages\/calls)\/args$/, 'argument'],
  ['suite', 'key', /^(?:cases\/(?:history\/)?)?session(?:\/|$)/, 'session-field'],
  ['policy', 'value', /^action\/tool$/, 'tool'],
  ['policy', 'value', /^action\/then\/rewrite\/tool$/, 'tool'],
  ['policy', 'key', /^action\/then\/rewrite\/args$/, 'argument'],
  ['policy', 'value', /^[a-z]+\/(?:when|unless)\/(?:(?:all|any|not)\/)*judge\/model$/, 'judge'],
  ['policy', 'value', /^[a-z]+\/(?:when|unless)\/(?:(?:all|any|not)\/)*classifier\/service$/, 'service'],
];

/** What is named at a path: by its value, or by the keys of the mapping there. */
export const nameKindAt = (file: FileKind, part: Part, path: Path): NameKind | undefined =>
  nameKindOf(file, part, keysOf(path));

/** The same, by the keys of the path. */
export function nameKindOf(file: FileKind, part: Part, keys: string): NameKind | undefined {
  return rows.find(([ofFile, ofPart, pattern]) => ofFile === file && ofPart === part && pattern.test(keys))?.[3];
}

/** The keys of a path, without the indexes: `action/then/rewrite/tool`. */
export const keysOf = (path: Path): string => path.filter((step) => typeof step === 'string').join('/');

/** Something that can be named. */
export interface Declared {
  readonly name: string;
  /** Where it is written down; undefined for what is built in. */
  readonly at?: Location;
  /** What there is to say of it, in one line: the type of an argument, the provider of a model. */
  readonly detail?: string;
  readonly description?: string;
}
