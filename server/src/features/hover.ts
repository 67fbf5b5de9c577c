import type { Hover } from 'vscode-languageserver';
import { stringify } from 'yaml';
import type { Range } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { type Found, findNode, pathAt } from '#engine/document/nodes.ts';
import { schemasAt } from '#engine/document/schemaAt.ts';
import type { Schema } from '#engine/document/schemas.ts';
import { nodeRange } from '#engine/document/tree.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { rangeIn } from '../lsp/convert.ts';
import { declarationOf, nameAt } from './nameAt.ts';

/** What the schema says of the key under the cursor, or of a value that is one of a few; of a name, what it stands for. */
export function hover(store: DocumentStore, draft: Draft, offset: number): Hover | null {
  return hoverOfSchema(store, draft, offset) ?? hoverOfName(store, draft, offset);
}

function hoverOfName(store: DocumentStore, draft: Draft, offset: number): Hover | null {
  const found = nameAt(store, draft, offset);
  const declared = found && declarationOf(found);
  if (!declared) return null;
  const parts = [`**${declared.name}**`, declared.detail, declared.description].filter((part) => part);
  return {
    contents: { kind: 'markdown', value: parts.join('\n\n') },
    range: rangeIn(store.lines(draft.path), found.range),
  };
}

function hoverOfSchema(store: DocumentStore, { path: file, kind }: Draft, offset: number): Hover | null {
  const document = kind && store.documents.parse(file);
  if (!document || !isParsed(document)) return null;
  const path = pathAt(document, offset);
  const schemas = schemasAt(kind, path);
  const found = path.length > 0 ? findNode(document, path) : undefined;
  const range = found && hoveredRange(found, schemas, offset);
  // An item of a list is explained with the list.
  const explained = typeof path.at(-1) === 'number' ? schemasAt(kind, path.slice(0, -1)) : schemas;
  const value = describe(explaining(explained));
  if (!range || value === '') return null;
  return { contents: { kind: 'markdown', value }, range: rangeIn(store.lines(file), range) };
}

/** Of the schemas of one place, the one that says what it is. */
export const explaining = (schemas: readonly Schema[]): Schema =>
  schemas.find(({ description }) => description !== undefined) ?? schemas[0] ?? {};

/** The key; or the value, if it is a word of the schema's: what people write themselves needs no explanation. */
function hoveredRange({ key, node }: Found, schemas: readonly Schema[], offset: number): Range | undefined {
  const isAt = ({ start, end }: Range): boolean => start <= offset && offset <= end;
  const keyRange = key ? nodeRange(key) : undefined;
  if (keyRange && isAt(keyRange)) return keyRange;
  if (node?.kind !== 'scalar' || !schemas.some((schema) => isWordOf(schema, node.value))) return undefined;
  const range = nodeRange(node);
  return isAt(range) ? range : undefined;
}

const isWordOf = ({ enum: choices, const: only, type }: Schema, value: unknown): boolean =>
  choices?.includes(value) ||
  (only !== undefined && only === value) ||
  (type === 'boolean' && typeof value === 'boolean');

/** Title, description, and the first example as it would be written. */
export function describe({ title, description, examples = [] }: Schema): string {
  const [example] = examples;
  const parts = [
    ...(title === undefined ? [] : [`**${title}**`]),
    ...(description === undefined ? [] : [description]),
    ...(example === undefined ? [] : [`\`\`\`yaml\n${stringify(example, { lineWidth: 60 }).trimEnd()}\n\`\`\``]),
  ];
  return parts.join('\n\n');
}
