import { type CompletionItem, CompletionItemKind, InsertTextFormat } from 'vscode-languageserver';
import { kindOfFile } from '#engine/check/checkFile.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode } from '#engine/document/nodes.ts';
import type { Schema } from '#engine/document/schemas.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { type CursorContext, cursorContext } from './cursorContext.ts';
import { describe } from './hover.ts';
import { namesFor } from './names.ts';
import { propertiesAt, schemasAt } from './schemaAt.ts';

/** What could be written at the cursor: keys of the schema, its values, and names of the project. */
export function complete(store: DocumentStore, draft: Draft, offset: number): CompletionItem[] {
  const kind = kindOfFile(draft.path);
  const document = kind && store.documents.parse(draft.path);
  if (!kind || !document || !isParsed(document)) return [];
  const cursor = cursorContext(document.text, offset);
  if (cursor.kind === 'value') {
    const names = namesFor(store, kind, document, cursor.path);
    return [...valuesOf(schemasAt(kind, cursor.path)), ...names.map(nameItem)];
  }
  const present = new Set(keysAt(findNode(document, cursor.path)?.node));
  return [...propertiesAt(kind, cursor.path)]
    .filter(([name]) => name !== '$schema' && (!present.has(name) || name === cursor.word))
    .map(([name, schema], index) => keyItem(name, schema, cursor, index));
}

function keysAt(node: unknown): readonly string[] {
  const items = (node as { items?: unknown[] } | null | undefined)?.items ?? [];
  return items.map((item) => String((item as { key?: { value?: unknown } }).key?.value ?? ''));
}

function keyItem(name: string, schema: Schema, { indent }: CursorContext, index: number): CompletionItem {
  return {
    label: name,
    kind: CompletionItemKind.Property,
    detail: schema.title,
    documentation: { kind: 'markdown', value: describe(schema) },
    insertText: `${name}:${afterKey(schema, indent)}`,
    insertTextFormat: InsertTextFormat.Snippet,
    // In the order of the schema: what comes first in a file comes first in the list.
    sortText: String(index).padStart(3, '0'),
  };
}

/** What follows a key: a new line where its value is a block, else a space. */
function afterKey(schema: Schema, indent: string): string {
  const types = [schema.type ?? []].flat();
  if (types.length === 1 && types[0] === 'array') return `\n${indent}  - $0`;
  return types.length === 1 && types[0] === 'object' ? `\n${indent}  $0` : ' $0';
}

function valuesOf(places: readonly Schema[]): CompletionItem[] {
  const values = new Set(
    places.flatMap(({ enum: choices, const: only, type }) => [
      ...(choices ?? []),
      ...(only === undefined ? [] : [only]),
      ...(type === 'boolean' ? [true, false] : []),
    ]),
  );
  return [...values].map((value, index) => ({
    label: String(value),
    kind: CompletionItemKind.EnumMember,
    sortText: String(index).padStart(3, '0'),
  }));
}

const nameItem = (name: string): CompletionItem => ({ label: name, kind: CompletionItemKind.Reference });
