import type { DocumentSymbol } from 'vscode-languageserver';
import type { LineIndex } from '#engine/document/lineIndex.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { rangeIn } from '../lsp/convert.ts';
import { namedDraft } from './names/namedFile.ts';
import { type OutlineItem, outlineOf } from './outline.ts';

/** The outline of an open document: its layers and rules, its cases, its models, its tools. */
export function documentSymbols(store: DocumentStore, draft: Draft): DocumentSymbol[] {
  const file = namedDraft(store, draft);
  return file ? outlineOf(file).map((item) => symbolOf(item, store.lines(draft.path))) : [];
}

const symbolOf = (
  { name, detail, kind, range, selection, children }: OutlineItem,
  lines: LineIndex,
): DocumentSymbol => ({
  name: name.trim() === '' ? '""' : name,
  ...(detail !== undefined && { detail }),
  kind,
  range: rangeIn(lines, range),
  selectionRange: rangeIn(lines, selection),
  ...(children.length > 0 && { children: children.map((child) => symbolOf(child, lines)) }),
});
