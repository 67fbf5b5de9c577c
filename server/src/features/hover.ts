import type { Hover } from 'vscode-languageserver';
import { stringify } from 'yaml';
import { kindOfFile } from '#engine/check/checkFile.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode, type Path, pathAt } from '#engine/document/nodes.ts';
import { nodeRange, type ParsedDocument } from '#engine/document/parseDocument.ts';
import type { Schema } from '#engine/document/schemas.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { rangeIn } from '../lsp/convert.ts';
import { schemasAt } from './schemaAt.ts';

/** What the schema says of the key under the cursor. */
export function hover(store: DocumentStore, draft: Draft, offset: number): Hover | null {
  const kind = kindOfFile(draft.path);
  const document = kind && store.documents.parse(draft.path);
  if (!kind || !document || !isParsed(document)) return null;
  const path = pathAt(document, offset);
  const schema = schemasAt(kind, path).find(({ description }) => description !== undefined);
  if (!schema || path.length === 0) return null;
  return {
    contents: { kind: 'markdown', value: describe(schema) },
    range: rangeIn(store.lines(draft.path), hoveredRange(document, path)),
  };
}

function hoveredRange(document: ParsedDocument, path: Path): { start: number; end: number } {
  const found = findNode(document, path);
  const node = found?.key ?? found?.node;
  return node ? nodeRange(node) : { start: 0, end: 0 };
}

/** Title, description, and the first example as it would be written. */
export function describe({ title, description, examples }: Schema): string {
  const example = examples?.[0];
  const written =
    example === undefined ? '' : `\n\n\`\`\`yaml\n${stringify(example, { lineWidth: 60 }).trimEnd()}\n\`\`\``;
  return `**${title ?? ''}**\n\n${description ?? ''}${written}`;
}
