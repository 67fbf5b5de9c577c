import picomatch from 'picomatch/posix';
import { fieldOf, type Row } from './rows.ts';

/** Where a value of each row comes from: a text for all of them, or a column, mapped. */
export type Field =
  | string
  | { readonly column: string; readonly map?: Readonly<Record<string, string>>; readonly prefix?: string };

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

/** An exact key counts before a glob; of the globs, the first that matches. */
function mapValue(map: Readonly<Record<string, string>>, text: string): string | undefined {
  if (Object.hasOwn(map, text)) return map[text];
  const glob = Object.keys(map).find((key) => /[*?]/.test(key) && picomatch.isMatch(text, key));
  return glob === undefined ? undefined : map[glob];
}
