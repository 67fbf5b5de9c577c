import { documentLimits, type ParsedDocument, parseDocument } from '#engine/document/parseDocument.ts';
import type { ListNode, Node } from '#engine/document/tree.ts';

/** Parses the text of a draft, again and again as it is edited. Gives what the engine's `parseDocument` gives. */
export type DraftParser = (text: string) => ParsedDocument;

/**
 * A suite of thousands of cases takes most of a second to parse, and an edit touches one of them: each case is parsed by itself,
 * and only where its text has changed. Text that is not plainly so (an error, an alias, another shape) is parsed as a whole.
 * INVARIANT: a document that was given is good until the next call, which may move its nodes.
 */
export function createDraftParser(path: string, leastLength = usualLeastLength): DraftParser {
  let document: ParsedDocument | undefined;
  let known: readonly Part[] = [];
  return (text) => {
    if (document?.text === text) return document;
    const isLong = text.length >= leastLength && text.length <= documentLimits.length;
    const cut = isLong ? cutCases(text) : undefined;
    const parts = cut && parseParts(cut.parts, known, path);
    // Parts outlast a text that is broken for a moment: most of them will be met again.
    known = parts ?? known;
    document = (cut && parts && assemble(text, path, cut, parts)) ?? parseDocument(text, path);
    return document;
  };
}

/** Shorter texts are parsed in no time. */
const usualLeastLength = 20_000;

interface Cut {
  /** The text with spaces where the cases are: what stands behind them keeps its place. */
  readonly frame: string;
  readonly parts: readonly { readonly text: string; readonly start: number }[];
}

/** Cuts a text before each item of the list `cases`, which stand in as far as the first. */
function cutCases(text: string): Cut | undefined {
  const key = /^cases:[ \t]*(?:#.*)?\r?\n/m.exec(text);
  if (!key || hasOddLines(text)) return undefined;
  const listStart = key.index + key[0].length;
  const end = /^(?![#\s]|- |-\r?$)/m.exec(text.slice(listStart));
  const list = text.slice(listStart, end ? listStart + end.index : undefined);
  const indent = /^( *)-\s/m.exec(list)?.[1];
  if (indent === undefined || new RegExp(`^(?! {${indent.length}}|[ \\t]*(?:#|\\r?$))`, 'm').test(list))
    return undefined;
  const starts = [...list.matchAll(new RegExp(`^ {${indent.length}}-(?=\\s)`, 'gm'))].map(({ index }) => index);
  const [first] = starts;
  if (first === undefined || /[^\s]/.test(list.slice(0, first).replaceAll(/#.*/g, ''))) return undefined;
  const parts = starts.map((start, index) => ({
    text: list.slice(start, starts[index + 1]),
    start: listStart + start,
  }));
  const blank = `${' '.repeat(Math.max(0, list.length - 1))}\n`;
  return { frame: text.slice(0, listStart) + blank + text.slice(listStart + list.length), parts };
}

/** Directives, which hold for all parts; and line ends that are none for YAML, or for regular expressions. */
const hasOddLines = (text: string): boolean => text.startsWith('%') || /\r(?!\n)|[\u2028\u2029]/.test(text);

/** A case, parsed by itself. */
interface Part {
  readonly text: string;
  readonly item: Node;
  readonly value: unknown;
  /** Where its nodes stand now: they move when text before it grows. */
  start: number;
}

/** Parts of the same text as before are taken over: those up to the edit, and those behind it. Undefined where one cannot stand alone. */
function parseParts(cut: Cut['parts'], known: readonly Part[], path: string): readonly Part[] | undefined {
  const least = Math.min(cut.length, known.length);
  let before = 0;
  while (before < least && cut[before]?.text === known[before]?.text) before++;
  let behind = 0;
  while (behind < least - before && cut.at(-1 - behind)?.text === known.at(-1 - behind)?.text) behind++;
  const parts: Part[] = [];
  for (const [index, { text, start }] of cut.entries()) {
    const isKnown = index < before || index >= cut.length - behind;
    const same = isKnown ? known[index < before ? index : index - cut.length + known.length] : undefined;
    const part = same ?? parsePart(text, path);
    if (!part) return undefined;
    move(part.item, start - part.start);
    part.start = start;
    parts.push(part);
  }
  return parts;
}

function parsePart(text: string, path: string): Part | undefined {
  const { root, value, aliases, diagnostics } = parseDocument(text, path);
  if (diagnostics.length > 0 || aliases.size > 0 || root?.kind !== 'list') return undefined;
  const [item] = root.items;
  return item && root.items.length === 1 ? { text, item, value: (value as unknown[])[0], start: 0 } : undefined;
}

/** Moves a node and all that is in it. */
function move(node: Node | null, by: number): void {
  if (by === 0 || node === null) return;
  const place: { start: number; end: number } = node;
  place.start += by;
  place.end += by;
  if (node.kind === 'list') for (const item of node.items) move(item, by);
  if (node.kind !== 'mapping') return;
  for (const { key, value } of node.items) {
    move(key, by);
    move(value, by);
  }
}

function assemble(text: string, path: string, { frame }: Cut, parts: readonly Part[]): ParsedDocument | undefined {
  const outer = parseDocument(frame, path);
  const { root, value, aliases, diagnostics } = outer;
  if (diagnostics.length > 0 || aliases.size > 0 || root?.kind !== 'mapping') return undefined;
  const at = root.items.findIndex(({ key }) => key.kind === 'scalar' && key.value === 'cases');
  const cases = root.items[at];
  if (cases?.value?.kind !== 'scalar' || cases.value.value !== null) return undefined;
  const items = root.items.with(at, { key: cases.key, value: listOf(parts) });
  const end = at === items.length - 1 ? (items[at]?.value?.end ?? root.end) : root.end;
  return {
    ...outer,
    text,
    root: { ...root, end, items },
    value: { ...(value as object), cases: parts.map((part) => part.value) },
  };
}

function listOf(parts: readonly Part[]): ListNode {
  const items = parts.map(({ item }) => item);
  const start = (parts[0]?.start ?? 0) + indentOf(parts[0]?.text);
  return { kind: 'list', start, end: items.at(-1)?.end ?? start, anchor: undefined, flow: false, items };
}

const indentOf = (text = ''): number => text.indexOf('-');
