import { isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Location, Range } from './diagnostic.ts';
import { nodeRange, type ParsedDocument } from './parseDocument.ts';

/** The way to a value in a document: keys and indexes. */
export type Path = readonly (string | number)[];

/** What stands at a path: the node, and the key before it. */
export interface Found {
  readonly node: Node | null;
  readonly key: Node | null;
}

/** Finds the node at a path, through aliases; undefined where there is none. */
export function findNode(document: ParsedDocument, path: Path): Found | undefined {
  let found: Found = { node: document.root, key: null };
  for (const step of path) {
    const next = child(document, found.node, step);
    if (!next) return undefined;
    found = next;
  }
  return found;
}

/** Where the value at a path stands; the nearest parent's key where the value is missing. */
export function locate(document: ParsedDocument, path: Path, part: 'value' | 'key' = 'value'): Location {
  for (let length = path.length; length >= 0; length--) {
    const found = findNode(document, path.slice(0, length));
    if (!found) continue;
    const isWhole = length === path.length;
    const node =
      isWhole && part === 'value' ? (found.node ?? found.key) : (found.key ?? firstKey(found.node) ?? found.node);
    return { path: document.path, range: node ? nonEmpty(document, nodeRange(node)) : startOf(document) };
  }
  return { path: document.path, range: startOf(document) };
}

/** Each item of the list at a path, or nothing where there is no list. */
export function listLength(document: ParsedDocument, path: Path): number {
  const node = resolve(document, findNode(document, path)?.node ?? null);
  return isSeq(node) ? node.items.length : 0;
}

/** The path of keys and indexes that leads to the innermost node at an offset. */
export function pathAt(document: ParsedDocument, offset: number): Path {
  const path: (string | number)[] = [];
  let node: unknown = document.root;
  for (;;) {
    const next = childAt(node, offset);
    if (!next) return path;
    path.push(next.step);
    node = next.node;
  }
}

/** A JSON Pointer as ajv writes it, as a path. Indexes become numbers where they lead into lists. */
export function pathOfPointer(document: ParsedDocument, pointer: string): Path {
  const path: (string | number)[] = [];
  let node = resolve(document, document.root);
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(isSeq(node) ? Number(name) : name);
    node = resolve(document, child(document, node, path.at(-1) ?? '')?.node ?? null);
  }
  return path;
}

function child(document: ParsedDocument, node: Node | null, step: string | number): Found | undefined {
  const parent = resolve(document, node);
  if (isMap(parent)) {
    const pair = parent.items.find((item) => isPair(item) && keyText(item) === String(step));
    return pair && { node: pair.value as Node | null, key: pair.key as Node };
  }
  if (isSeq(parent)) {
    const item = parent.items[Number(step)];
    return item === undefined ? undefined : { node: item as Node | null, key: null };
  }
  return undefined;
}

function childAt(node: unknown, offset: number): { step: string | number; node: unknown } | undefined {
  if (isMap(node)) {
    for (const pair of node.items) {
      if (covers(pair.key, offset) || covers(pair.value, offset)) return { step: keyText(pair), node: pair.value };
    }
  }
  if (isSeq(node)) {
    const index = node.items.findIndex((item) => covers(item, offset));
    if (index >= 0) return { step: index, node: node.items[index] };
  }
  return undefined;
}

function covers(node: unknown, offset: number): boolean {
  const range = (node as Node | null)?.range;
  return !!range && range[0] <= offset && offset <= range[1];
}

function resolve(document: ParsedDocument, node: Node | null): Node | null {
  if (!isAlias(node)) return node;
  return node.resolve(document.yaml) ?? null;
}

const keyText = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : String(pair.key));

function firstKey(node: Node | null): Node | undefined {
  return isMap(node) ? ((node as YAMLMap).items[0]?.key as Node | undefined) : undefined;
}

function nonEmpty(document: ParsedDocument, range: Range): Range {
  if (range.end > range.start) return range;
  return range.start > 0
    ? { start: range.start - 1, end: range.start }
    : { start: 0, end: Math.min(1, document.text.length) };
}

const startOf = (document: ParsedDocument): Range => ({ start: 0, end: Math.min(1, document.text.length) });
