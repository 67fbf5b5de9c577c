import { type Cut, cutCases } from './cutCases.ts';
import type { Diagnostic, Range } from './diagnostic.ts';
import { movedDiagnostic, moveNode } from './moved.ts';
import type { ParsedDocument } from './parseDocument.ts';
import type { ListNode, MappingNode, Node } from './tree.ts';

/**
 * Parses the text of a suite, again and again as it is edited: each case by itself, and only where its text has changed.
 * Undefined for a text whose cases cannot be told apart, or not be read one by one (aliases lead from one to another).
 * INVARIANT: a document that was given is good until the next call, which may move its nodes. Nodes of cases that an edit
 * did not touch are the same ones.
 */
export type CaseParser = (text: string) => ParsedDocument | undefined;

/** Parses a text as a whole. `room` is how many collections may be nested into one another. */
export type ParseWhole = (text: string, room: number) => ParsedDocument;

/** @param room how many collections may be nested into one another, in the text as a whole */
export function createCaseParser(room: number, parse: ParseWhole): CaseParser {
  let known: Known = { text: '', parts: [] };
  let frame: Frame | undefined;
  return (text) => {
    const cut = cutCases(text);
    if (!cut) return undefined;
    const parts = parseParts(text, cut, known, (part) => parse(part, room - 1));
    // Parts outlast a text that cannot be cut for a moment: most of them will be met again.
    known = parts ? { text, parts } : known;
    frame = isSameFrame(frame, cut) ? frame : readFrame(cut, parse(cut.head + cut.tail, room));
    return parts && frame && assemble(text, cut, parts, frame);
  };
}

/** A text that could be read, and its parts. */
interface Known {
  readonly text: string;
  readonly parts: readonly Part[];
}

/** A case, parsed by itself. */
interface Part {
  readonly text: string;
  /** One; where its lines are not well indented, yaml may see several. */
  readonly items: readonly Node[];
  readonly values: readonly unknown[];
  /** What is wrong with it, as if its text were a file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where its nodes stand now: they move when text before it grows. */
  start: number;
}

/** Parts of the same text as before are taken over: those up to the edit, and those behind it. Undefined where one cannot stand alone. */
function parseParts(
  text: string,
  cut: Cut,
  known: Known,
  parse: (text: string) => ParsedDocument,
): readonly Part[] | undefined {
  const pieces = cut.starts.map((start, index) => ({ start, end: cut.starts[index + 1] ?? cut.end }));
  const knownOf = matchParts(text, pieces, known);
  const parts: Part[] = [];
  for (const [index, { start, end }] of pieces.entries()) {
    const part = knownOf(index) ?? readPart(parse(detached(text.slice(start, end))));
    if (!part) return undefined;
    parts.push(part);
  }
  // Only now: until all parts are there, the known ones stay where the known text has them.
  for (const [index, part] of parts.entries()) movePart(part, pieces[index]?.start ?? 0);
  return parts;
}

function movePart(part: Part, start: number): void {
  for (const item of part.items) moveNode(item, start - part.start);
  part.start = start;
}

/** The known part that a piece of a text is: by its place, counted from the first up to the edit, and from the last behind it. */
function matchParts(text: string, pieces: readonly Range[], { text: before, parts }: Known): MatchPart {
  const prefix = commonPrefix(before, text);
  const suffix = Math.min(commonSuffix(before, text), Math.min(before.length, text.length) - prefix);
  const shift = parts.length - pieces.length;
  return (index) => {
    const { start, end } = pieces[index] ?? { start: 0, end: 0 };
    const isBefore = end <= prefix;
    if (!isBefore && start < text.length - suffix) return undefined;
    const part = parts[isBefore ? index : index + shift];
    const moved = isBefore ? 0 : text.length - before.length;
    return part && part.start + moved === start && part.text.length === end - start ? part : undefined;
  };
}

type MatchPart = (index: number) => Part | undefined;

/** By halves, as texts that are equal are compared many characters at a time. */
function commonPrefix(a: string, b: string): number {
  let length = 0;
  for (let most = Math.min(a.length, b.length); length < most; ) {
    const middle = (length + most + 1) >> 1;
    if (a.slice(length, middle) === b.slice(length, middle)) length = middle;
    else most = middle - 1;
  }
  return length;
}

function commonSuffix(a: string, b: string): number {
  let length = 0;
  for (let most = Math.min(a.length, b.length); length < most; ) {
    const middle = (length + most + 1) >> 1;
    const isSame = a.slice(a.length - middle, a.length - length) === b.slice(b.length - middle, b.length - length);
    if (isSame) length = middle;
    else most = middle - 1;
  }
  return length;
}

/** A text of its own: a slice keeps the whole text in memory that it was cut from. */
const detached = (text: string): string => ` ${text}`.slice(1);

function readPart({ text, root, value, diagnostics }: ParsedDocument): Part | undefined {
  if (root?.kind !== 'list' || hasAlias(root)) return undefined;
  return { text, items: root.items, values: value as readonly unknown[], diagnostics, start: 0 };
}

function hasAlias(node: Node | null): boolean {
  if (node?.kind === 'list') return node.items.some(hasAlias);
  if (node?.kind === 'mapping') return node.items.some(({ key, value }) => hasAlias(key) || hasAlias(value));
  return node?.kind === 'alias';
}

/** The file without its cases. */
interface Frame extends Pick<Cut, 'head' | 'tail'> {
  readonly document: ParsedDocument;
  readonly root: MappingNode;
  /** Which of the root's entries the cases are. */
  readonly at: number;
  /** How far its nodes behind the cases have been moved. */
  moved: number;
}

const isSameFrame = (frame: Frame | undefined, { head, tail }: Cut): boolean =>
  frame?.head === head && frame.tail === tail;

function readFrame({ head, tail }: Cut, document: ParsedDocument): Frame | undefined {
  const { root } = document;
  if (root?.kind !== 'mapping' || root.flow || hasAlias(root)) return undefined;
  const at = root.items.findIndex(({ key }) => key.kind === 'scalar' && key.value === 'cases');
  const cases = root.items[at]?.value;
  if (cases?.kind !== 'scalar' || cases.value !== null) return undefined;
  return { head: detached(head), tail: detached(tail), document, root, at, moved: 0 };
}

function assemble(text: string, { end }: Cut, parts: readonly Part[], frame: Frame): ParsedDocument {
  const { head, document, root, at } = frame;
  const length = end - head.length;
  for (const { key, value } of root.items.slice(at + 1)) {
    moveNode(key, length - frame.moved);
    moveNode(value, length - frame.moved);
  }
  frame.moved = length;
  const cases = root.items[at];
  const items = cases ? root.items.with(at, { key: cases.key, value: listOf(parts) }) : root.items;
  return {
    ...document,
    text,
    root: { ...root, end: items.at(-1)?.value?.end ?? root.end + length, items },
    value: { ...(document.value as object), cases: parts.flatMap(({ values }) => values) },
    diagnostics: [
      ...document.diagnostics.map((each) =>
        each.location.range.start < head.length ? each : movedDiagnostic(each, length),
      ),
      ...parts.flatMap((part) => part.diagnostics.map((each) => movedDiagnostic(each, part.start))),
    ].sort((a, b) => a.location.range.start - b.location.range.start),
  };
}

function listOf(parts: readonly Part[]): ListNode {
  const items = parts.flatMap((part) => part.items);
  const start = (parts[0]?.start ?? 0) + (parts[0]?.text.indexOf('-') ?? 0);
  return { kind: 'list', start, end: items.at(-1)?.end ?? start, anchor: undefined, flow: false, items };
}
