import type { CheckCode } from './checkCodes.ts';
import type { Diagnostic } from './diagnostic.ts';
import { isRecord } from './isRecord.ts';
import { type AliasNode, type Entry, type MappingNode, type Node, nodeRange } from './tree.ts';

/** A tree as a plain value. */
export interface PlainValue {
  /** Undefined where aliases add more nodes than the limit. */
  readonly value: unknown;
  /** What each alias stands for. One that leads nowhere, or into itself, is reported, and stands for nothing. */
  readonly aliases: ReadonlyMap<AliasNode, Node>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Resolves aliases and merges (`<<`), once for each anchor, as an alias bomb would never end. yaml's own measure of
 * such a bomb counts how often an anchor is used, and refuses a suite of 101 cases that share a session.
 * INVARIANT: the tree is not nested deeper than the stack can carry.
 */
export function plainValue(root: Node | null, path: string, limit: number): PlainValue {
  const walk: Walk = { path, limit, anchors: new Map(), aliases: new Map(), diagnostics: [], nodes: 0, aliased: 0 };
  const value = nodeValue(root, walk);
  return { value: walk.aliased > limit ? undefined : value, aliases: walk.aliases, diagnostics: walk.diagnostics };
}

interface Walk {
  readonly path: string;
  readonly limit: number;
  readonly anchors: Map<string, Anchor>;
  readonly aliases: Map<AliasNode, Node>;
  readonly diagnostics: Diagnostic[];
  /** How many nodes the value has so far, aliases resolved, and how many of them by aliases. */
  nodes: number;
  aliased: number;
}

interface Anchor {
  readonly node: Node;
  /** What it stands for; undefined while it is being walked. */
  content?: { readonly value: unknown; readonly nodes: number };
}

function nodeValue(node: Node | null, walk: Walk): unknown {
  if (node?.kind === 'alias') return aliasValue(node, walk);
  const before = walk.nodes++;
  if (node?.anchor === undefined) return contentOf(node, walk);
  const anchor: Anchor = { node };
  walk.anchors.set(node.anchor, anchor);
  const value = contentOf(node, walk);
  anchor.content = { value, nodes: walk.nodes - before };
  return value;
}

function contentOf(node: Exclude<Node, AliasNode> | null, walk: Walk): unknown {
  switch (node?.kind) {
    case 'mapping':
      return mappingValue(node, walk);
    case 'list':
      return node.items.map((item) => nodeValue(item, walk));
    default:
      return node?.value ?? null;
  }
}

function aliasValue(alias: AliasNode, walk: Walk): unknown {
  const anchor = walk.anchors.get(alias.source);
  if (!anchor) return report(walk, 'syntax', `there is no anchor \`&${alias.source}\` before this alias`, alias);
  if (!anchor.content) return report(walk, 'alias-limit', 'the alias stands inside its own anchor', alias);
  const isFirstBeyond = walk.aliased <= walk.limit && walk.aliased + anchor.content.nodes > walk.limit;
  walk.nodes += anchor.content.nodes;
  walk.aliased += anchor.content.nodes;
  if (isFirstBeyond) return report(walk, 'alias-limit', `aliases add more than ${walk.limit} values`, alias);
  walk.aliases.set(alias, anchor.node);
  return anchor.content.value;
}

/** A key that is written counts before a merged one; of either, the first. */
function mappingValue({ items }: MappingNode, walk: Walk): Readonly<Record<string, unknown>> {
  const own: Record<string, unknown> = {};
  const merged: Readonly<Record<string, unknown>>[] = [];
  for (const entry of items) {
    if (entry.key.anchor !== undefined) nodeValue(entry.key, walk);
    const value = nodeValue(entry.value, walk);
    // The parser has said that a key must be a text.
    if (entry.key.kind !== 'scalar') continue;
    const key = keyText(entry);
    if (isMergeKey(entry)) merged.push(...mergeSources(value, entry, walk));
    else if (Object.hasOwn(own, key)) report(walk, 'duplicate-key', `the key \`${key}\` stands here twice`, entry.key);
    else define(own, key, value);
  }
  return merged.length === 0 ? own : Object.fromEntries([...merged.reverse(), own].flatMap(Object.entries));
}

/** A key that would set the prototype is a key like any other. */
function define(record: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(record, key, { value, enumerable: true, configurable: true, writable: true });
  else record[key] = value;
}

function mergeSources(value: unknown, entry: Entry, walk: Walk): readonly Readonly<Record<string, unknown>>[] {
  const sources = Array.isArray(value) ? value : [value];
  if (sources.every(isRecord)) return sources;
  report(walk, 'syntax', '`<<` takes a mapping or a list of mappings', value === null ? entry.key : entry.value);
  return [];
}

/** `<<`, unquoted: its mappings are merged into the one that it stands in. */
export const isMergeKey = ({ key }: Entry): boolean =>
  key.kind === 'scalar' && key.value === '<<' && key.style === 'plain';

/** The key as a text. One that is none stands only in a broken file, and is like no other. */
export const keyText = ({ key }: Entry): string =>
  key.kind === 'scalar' ? String(key.value) : `the ${key.kind} at ${key.start}`;

function report({ path, diagnostics }: Walk, code: CheckCode, message: string, node: Node | null): null {
  const { start, end } = node ? nodeRange(node) : { start: 0, end: 1 };
  const range = start < end ? { start, end } : { start: Math.max(0, start - 1), end: Math.max(1, start) };
  diagnostics.push({ code, level: 'error', message, location: { path, range } });
  return null;
}
