import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Range } from 'vscode-languageserver';
import { stringify } from 'yaml';
import { checkCodes } from '#engine/document/checkCodes.ts';
import { documentLimits } from '#engine/document/parseDocument.ts';
import { propertiesAt, schemasAt } from '#engine/document/schemaAt.ts';
import type { FileKind, Schema } from '#engine/document/schemas.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { describe, explaining } from './hover.ts';
import { namesFor } from './names.ts';

/** What could be written at the cursor: keys of the schema, its values, and names of the project. */
export function complete(store: DocumentStore, { path, kind, document }: Draft, offset: number): CompletionItem[] {
  const text = document.getText();
  const cursor = kind && text.length <= documentLimits.length && cursorAt(text, offset);
  if (!cursor) return [];
  const place = placeOf(document, cursor, offset);
  // A line that may become a key may become a plain value as well, until the mapping has its first key.
  const isOpen = cursor.present.size === 0;
  const values = isOpen ? schemasAt(kind, cursor.path).flatMap(valuesOf) : [];
  const names = isOpen ? namesFor(store, kind, path, cursor.path) : [];
  return [
    ...keysOf(kind, cursor).map(([name, schema]) => keyItem(name, schema, place)),
    ...values.map(([value, schema]) => valueItem(value, schema, place)),
    ...names.map((name) => nameItem(name, place)),
  ].map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') }));
}

/** The keys that are not there yet, each with the schema that explains it. */
function keysOf(kind: FileKind, { kind: part, path, present }: Cursor): readonly (readonly [string, Schema])[] {
  if (part !== 'key') return [];
  const known = kind === 'settings' && path.join('/') === 'checks' ? checkCodes : propertiesAt(kind, path).keys();
  const names = [...known].filter((name) => name !== '$schema' && !present.has(name));
  return names.map((name) => [name, explaining(schemasAt(kind, [...path, name]))]);
}

/** How something is written at the cursor. */
interface Place {
  readonly style: Cursor['style'];
  /** What is replaced: the word, with the quotes around it. */
  readonly range: Range;
  /** The quote that the word starts with; editors filter by what is replaced. */
  readonly quote: string;
  /** A space, where the colon before has none behind it. */
  readonly space: string;
  /** Whether a colon follows: only the key is written. */
  readonly hasColon: boolean;
}

function placeOf(document: Draft['document'], { start, style }: Cursor, offset: number): Place {
  const text = document.getText();
  const quote = /^["']/.exec(text.slice(start, offset))?.[0] ?? '';
  const end = quote !== '' && text[offset] === quote ? offset + 1 : offset;
  return {
    style,
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    quote,
    space: text[start - 1] === ':' ? ' ' : '',
    hasColon: /^[ \t]*:/.test(text.slice(end, end + 20)),
  };
}

function keyItem(name: string, schema: Schema, place: Place): CompletionItem {
  const key = place.style.kind === 'json' ? JSON.stringify(name) : name;
  return {
    label: name,
    kind: CompletionItemKind.Property,
    detail: schema.title,
    documentation: { kind: 'markdown', value: describe(schema) },
    filterText: `${place.quote}${name}`,
    textEdit: { range: place.range, newText: place.hasColon ? key : `${key}:${afterKey(schema, place.style)}` },
    insertTextFormat: InsertTextFormat.Snippet,
  };
}

/** What follows a key: for a collection, where its first entry goes. */
function afterKey(schema: Schema, style: Cursor['style']): string {
  const types = [schema.type ?? []].flat();
  const only = types.length === 1 ? types[0] : undefined;
  if (only === 'array') return style.kind === 'block' ? `\n${style.indent}  - $0` : ' [$0]';
  if (only === 'object') return style.kind === 'block' ? `\n${style.indent}  $0` : ' { $0 }';
  return ' $0';
}

type Value = readonly [value: unknown, schema: Schema];

function valuesOf(schema: Schema): readonly Value[] {
  const { enum: choices = [], const: only, type } = schema;
  const values = [...choices, ...(only === undefined ? [] : [only]), ...(type === 'boolean' ? [true, false] : [])];
  return values.map((value) => [value, schema]);
}

function valueItem(value: unknown, schema: Schema, place: Place): CompletionItem {
  const documentation = schema.description && { kind: 'markdown' as const, value: describe(schema) };
  return {
    ...textItem(value, place),
    kind: CompletionItemKind.EnumMember,
    ...(documentation && { documentation }),
  };
}

const nameItem = (name: string, place: Place): CompletionItem => ({
  ...textItem(name, place),
  kind: CompletionItemKind.Reference,
});

function textItem(value: unknown, { style, range, quote, space }: Place): CompletionItem {
  const written = style.kind === 'json' ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
  const label = String(value);
  return { label, filterText: `${quote}${label}`, textEdit: { range, newText: `${space}${written}` } };
}
