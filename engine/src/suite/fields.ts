import { compileGlob, isGlob } from '../document/glob.ts';
import { fieldOf, type Row } from './rows.ts';

/** Where a value of each row comes from: a text for all of them, or a column, mapped. */
export type Field = string | { readonly column: string; readonly map?: FieldMap; readonly prefix?: string };

type FieldMap = Readonly<Record<string, string>>;

export type FieldValue =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'problem'; readonly message: string };

/** Reads a field of a row as text. A missing column, or a value that no key of the map matches, is a problem of the row. */
export function readField(field: Field, row: Row): FieldValue {
  if (typeof field === 'string') return { kind: 'value', value: field };
  const raw = fieldOf(row, field.column);
  if (raw === undefined || raw === null) return { kind: 'problem', message: `there is no column \`${field.column}\`` };
  const text = typeof raw === 'string' ? raw : typeof raw === 'object' ? JSON.stringify(raw) : String(raw);
  const mapped = field.map ? mapValue(field.map, text) : text;
  if (mapped === undefined)
    return {
      kind: 'problem',
      message: `no key of the map matches \`${text.slice(0, 60)}\` in column \`${field.column}\``,
    };
  return { kind: 'value', value: `${field.prefix ?? ''}${mapped}` };
}

/** The same, where what is wrong with it is added to `problems`. */
export function readText(field: Field, row: Row, problems: string[]): string | undefined {
  const read = readField(field, row);
  if (read.kind === 'value') return read.value;
  problems.push(read.message);
  return undefined;
}

/** An exact key counts before a glob; of the globs, the first that matches. */
function mapValue(map: FieldMap, text: string): string | undefined {
  if (Object.hasOwn(map, text)) return map[text];
  return globsOf(map).find(({ matches }) => matches(text))?.value;
}

interface MappedGlob {
  readonly matches: (text: string) => boolean;
  readonly value: string;
}

/** A map is used for each of many rows, and its globs are compiled once. */
const compiledGlobs = new WeakMap<FieldMap, readonly MappedGlob[]>();

function globsOf(map: FieldMap): readonly MappedGlob[] {
  const known = compiledGlobs.get(map);
  if (known) return known;
  const globs = Object.entries(map).filter(([key]) => isGlob(key));
  const compiled = globs.map(([key, value]) => ({ matches: compileGlob(key), value }));
  compiledGlobs.set(map, compiled);
  return compiled;
}
