import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Range } from 'vscode-languageserver';
import { stringify } from 'yaml';
import { checkCodes } from '#engine/document/checkCodes.ts';
import { isParsed } from '#engine/document/documents.ts';
import { documentLimits } from '#engine/document/parseDocument.ts';
import { propertiesAt, schemasAt } from '#engine/document/schemaAt.ts';
import type { FileKind, Schema } from '#engine/document/schemas.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { completeCel, isCelAt } from './celCompletion.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { declarations, type NamePlace } from './declarations.ts';
import { describe, explaining } from './hover.ts';
import { type Declared, nameKindAt, type Part } from './namedPlaces.ts';
import { type Shape, shapesOf } from './shapes.ts';

/** What could be written at the cursor: keys of the schema, its values, names of the project, and CEL. */
export function complete(store: DocumentStore, { path, kind, document }: Draft, offset: number): CompletionItem[] {
  const text = document.getText();
  const cursor = kind && text.length <= documentLimits.length && cursorAt(text, offset);
  if (!cursor) return [];
  const parsed = store.documents.parse(path);
  const named = isParsed(parsed) ? { store, kind, document: parsed, path: cursor.path } : undefined;
  const place = placeOf(document, cursor, offset);
  return [
    ...(cursor.kind === 'key' ? keyItems(kind, cursor, place, named) : []),
    // A line that may become a key may become a plain value as well, until the mapping has its first key.
    ...(cursor.present.size === 0 ? valueItems(kind, cursor, place, named) : []),
    ...(named ? celItems(named, cursor, document, offset) : []),
  ].map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') }));
}

/** The keys that are not there yet, each with the schema that explains it; and names of the project that are keys. */
function keyItems(
  kind: FileKind,
  { path, present }: Cursor,
  place: Place,
  named: NamePlace | undefined,
): readonly CompletionItem[] {
  const known = kind === 'settings' && path.join('/') === 'checks' ? checkCodes : propertiesAt(kind, path).keys();
  const names = [...known].filter((name) => name !== '$schema');
  const declared = declaredAt(named, 'key');
  return [
    ...names.map((name) => keyItem(name, explaining(schemasAt(kind, [...path, name])), place)),
    ...declared.map(({ name, detail, description }) => {
      const item = keyItem(name, explaining(schemasAt(kind, [...path, name])), place);
      return { ...item, ...(detail !== undefined && { detail }), ...describedBy(description) };
    }),
  ].filter(({ label }) => !present.has(label));
}

function valueItems(
  kind: FileKind,
  { kind: part, path, style }: Cursor,
  place: Place,
  named: NamePlace | undefined,
): readonly CompletionItem[] {
  const schemas = schemasAt(kind, path);
  const shapes = part === 'value' ? shapesOf(schemas, style.kind === 'json' ? 'json' : 'yaml') : [];
  return [
    ...schemas.flatMap(valuesOf).map(([value, schema]) => valueItem(value, explaining([schema, ...schemas]), place)),
    ...shapes.map((shape) => shapeItem(shape, explaining([...shape.schemas, ...schemas]), place)),
    ...declaredAt(named, 'value').map((declared) => nameItem(declared, place)),
  ];
}

/** What a name at a place may be. */
function declaredAt(named: NamePlace | undefined, part: Part): readonly Declared[] {
  const kind = named && nameKindAt(named.kind, part, named.path);
  return kind ? declarations[kind](named) : [];
}

/** What an expression may go on with. In braces a mapping has begun, which is none. */
function celItems(
  named: NamePlace,
  { kind, start, style, present }: Cursor,
  document: Draft['document'],
  offset: number,
) {
  const canBeText = kind === 'value' || (style.kind === 'block' && present.size === 0);
  if (!canBeText || named.kind !== 'policy' || !isCelAt(named.path)) return [];
  const text = document.getText();
  const written = text.slice(start, offset);
  const space = written === '' && text[start - 1] === ':' ? ' ' : '';
  const quote = /^["']/.exec(written)?.[0] ?? '';
  const found = completeCel(named, written.slice(quote.length));
  if (!found) return [];
  const wordStart = document.positionAt(start + quote.length + found.start);
  const range = { start: wordStart, end: document.positionAt(offset) };
  return found.names.map(
    ({ name, detail }): CompletionItem => ({
      label: name,
      detail,
      kind: CompletionItemKind.Variable,
      textEdit: { range, newText: `${space}${name}` },
    }),
  );
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

const valueItem = (value: unknown, schema: Schema, place: Place): CompletionItem => ({
  ...textItem(value, place),
  kind: CompletionItemKind.EnumMember,
  ...describedBy(schema.description && describe(schema)),
});

/** A mapping with the places where its values go. */
const shapeItem = ({ label, snippet }: Shape, schema: Schema, { range, quote, space }: Place): CompletionItem => ({
  label,
  kind: CompletionItemKind.Struct,
  ...describedBy(describe(schema)),
  filterText: `${quote}${label.replace(/\W+/, '')}`,
  textEdit: { range, newText: `${space}${snippet}` },
  insertTextFormat: InsertTextFormat.Snippet,
});

const nameItem = ({ name, detail, description }: Declared, place: Place): CompletionItem => ({
  ...textItem(name, place),
  kind: CompletionItemKind.Reference,
  ...(detail !== undefined && { detail }),
  ...describedBy(description),
});

const describedBy = (text: string | undefined): Pick<CompletionItem, 'documentation'> =>
  text ? { documentation: { kind: 'markdown', value: text } } : {};

function textItem(value: unknown, { style, range, quote, space }: Place): CompletionItem {
  const written = style.kind === 'json' ? JSON.stringify(value) : stringify(value, { lineWidth: 0 }).trimEnd();
  const label = String(value);
  return { label, filterText: `${quote}${label}`, textEdit: { range, newText: `${space}${written}` } };
}
