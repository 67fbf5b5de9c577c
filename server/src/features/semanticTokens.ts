import type { Range } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { keyText } from '#engine/document/plainValue.ts';
import { scalarOffsets, sourceRange } from '#engine/document/scalarOffsets.ts';
import type { FileKind } from '#engine/document/schemas.ts';
import type { Node, ScalarNode } from '#engine/document/tree.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { isCelKeys } from './cel/celPaths.ts';
import type { Part } from './names/nameKinds.ts';
import { celTokenKinds } from './semanticTokens/celTokenKinds.ts';
import { encodeTokens, type SemanticToken } from './semanticTokens/encode.ts';
import type { TokenKind } from './semanticTokens/legend.ts';
import { type KindOfWord, wordsAt } from './semanticTokens/words.ts';

/** What the words of a file are that YAML knows nothing of, as LSP writes it: names, verdicts, detectors, and the words of conditions. */
export function semanticTokens(store: DocumentStore, { path, kind }: Draft, within?: Range): number[] {
  const document = kind && store.documents.parse(path);
  if (!document || !isParsed(document)) return [];
  return encodeTokens(tokensIn(document, kind, within ?? { start: 0, end: document.text.length }), store.lines(path));
}

function tokensIn(document: ParsedDocument, kind: FileKind, within: Range): readonly SemanticToken[] {
  const tokens: SemanticToken[] = [];
  const kindsAt = placesOf(kind);
  const isOutside = (node: Node): boolean => node.end < within.start || node.start > within.end;
  const add = (part: Part, node: Node | null, keys: string): void => {
    if (node?.kind !== 'scalar' || isOutside(node)) return;
    const { words, isCel } = kindsAt(part, keys);
    if (isCel) tokens.push(...tokensOfCel(document, node));
    else if (words) tokens.push(...tokenOfWord(document, node, words));
  };
  const visit = (node: Node | null, keys: string): void => {
    if (!node || isOutside(node)) return;
    add('value', node, keys);
    if (node.kind === 'list') for (const item of node.items) visit(item, keys);
    if (node.kind !== 'mapping') return;
    for (const entry of node.items) {
      add('key', entry.key, keys);
      visit(entry.value, keys === '' ? keyText(entry) : `${keys}/${keyText(entry)}`);
    }
  };
  visit(document.root, '');
  return tokens;
}

interface PlaceKind {
  readonly words: KindOfWord | undefined;
  readonly isCel: boolean;
}

/** What stands where. Thousands of cases have the same few keys: each way is looked up once. */
function placesOf(kind: FileKind): (part: Part, keys: string) => PlaceKind {
  const known = { key: new Map<string, PlaceKind>(), value: new Map<string, PlaceKind>() };
  return (part, keys) => {
    const found = known[part].get(keys) ?? {
      words: wordsAt(kind, part, keys),
      isCel: kind === 'policy' && part === 'value' && isCelKeys(keys),
    };
    known[part].set(keys, found);
    return found;
  };
}

/** A name within its quotes. */
function tokenOfWord({ text }: ParsedDocument, node: ScalarNode, kindOf: KindOfWord): readonly SemanticToken[] {
  const kind = kindOf(String(node.value));
  const inset = node.style === 'single' || node.style === 'double' ? 1 : 0;
  const range = { start: node.start + inset, end: node.end - inset };
  return kind && range.start < range.end ? splitLines(text, range, kind) : [];
}

function tokensOfCel(document: ParsedDocument, node: ScalarNode): readonly SemanticToken[] {
  const offsets = scalarOffsets(document, node);
  if (!offsets || typeof node.value !== 'string') return [];
  return celTokenKinds(node.value).flatMap(({ range, kind }) =>
    splitLines(document.text, sourceRange(offsets, range), kind),
  );
}

/** No token goes over the end of a line. A `\r` by itself is one as well, to LSP and to VS Code. */
function splitLines(text: string, { start, end }: Range, kind: TokenKind): readonly SemanticToken[] {
  const written = text.slice(start, end);
  if (!/[\r\n]/.test(written)) return [{ range: { start, end }, kind }];
  const parts = written.matchAll(/[^\s][^\r\n]*/g);
  return Array.from(parts, ({ 0: part, index }) => {
    const from = start + index;
    return { range: { start: from, end: from + part.trimEnd().length }, kind };
  });
}
