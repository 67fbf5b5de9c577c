import { isAlias, isCollection, isMap, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Location, Range } from './diagnostic.ts';
import { nodeRange, type ParsedDocument } from './parseDocument.ts';
import { isMergeKey, keyText } from './plainValue.ts';

/** The way to a value in a document: keys and indexes. */
export type Path = readonly (string | number)[];

/** What stands at a path: the node, and the key before it. */
export interface Found {
  readonly node: Node | null;
  readonly key: Node | null;
}

/** Finds the node at a path, through aliases and merges; undefined where there is none. */
export function findNode(document: ParsedDocument, path: Path): Found | undefined {
  let found: Found = { node: document.root, key: null };
  for (const step of path) {
    const next = child(document, found.node, step);
    if (!next) return undefined;
    found = next;
  }
  return found;
}

/**
 * Where the value at a path stands; the nearest parent's key where the value is missing. Always within one line, and
 * never empty unless the text is: a block mapping or list is shown by its key.
 */
export function locate(document: ParsedDocument, path: Path, part: 'value' | 'key' = 'value'): Location {
  for (let length = path.length; length >= 0; length--) {
    const found = findNode(document, path.slice(0, length));
    const isValue = length === path.length && part === 'value';
    const node = found && (isValue ? valueNode(found) : (found.key ?? firstKey(found.node) ?? found.node));
    if (node) return { path: document.path, range: visiblePart(document, nodeRange(node)) };
  }
  return { path: document.path, range: visiblePart(document, { start: 0, end: 0 }) };
}

const valueNode = ({ node, key }: Found): Node | null => {
  const isShown = node?.range && node.range[0] < node.range[1] && !(isCollection(node) && !node.flow);
  return isShown ? node : (key ?? node);
};

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

/** What stands at a path in a plain value. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      node !== null && typeof node === 'object' && Object.hasOwn(node, step)
        ? (node as Record<string | number, unknown>)[step]
        : undefined,
    value,
  );
}

function child(document: ParsedDocument, node: Node | null, step: string | number): Found | undefined {
  const parent = resolve(document, node);
  if (isMap(parent)) {
    const pair = findPair(document, parent, String(step));
    return pair && { node: pair.value as Node | null, key: pair.key as Node };
  }
  if (isSeq(parent)) {
    const item = parent.items[Number(step)];
    return item === undefined ? undefined : { node: item as Node | null, key: null };
  }
  return undefined;
}

/** The first pair with a key, of those that are written, then of those that are merged. */
function findPair(document: ParsedDocument, map: YAMLMap, key: string): Pair | undefined {
  const own = map.items.find((pair) => !isMergeKey(pair) && keyText(pair) === key);
  return own ?? first(map.items.filter(isMergeKey), (pair) => findMerged(document, pair.value as Node | null, key));
}

function findMerged(document: ParsedDocument, source: Node | null, key: string): Pair | undefined {
  const node = resolve(document, source);
  if (isMap(node)) return findPair(document, node, key);
  return isSeq(node) ? first(node.items, (item) => findMerged(document, item as Node | null, key)) : undefined;
}

function first<T>(items: readonly T[], find: (item: T) => Pair | undefined): Pair | undefined {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
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
  return isAlias(node) ? (document.aliases.get(node) ?? null) : node;
}

function firstKey(node: Node | null): Node | undefined {
  return isMap(node) ? ((node as YAMLMap).items[0]?.key as Node | undefined) : undefined;
}

function visiblePart({ text }: ParsedDocument, { start, end }: Range): Range {
  if (end === start) return start > 0 ? { start: start - 1, end: start } : { start: 0, end: Math.min(1, text.length) };
  const lineLength = text.slice(start, end).search(/\r?\n/);
  return { start, end: lineLength > 0 ? start + lineLength : end };
}
