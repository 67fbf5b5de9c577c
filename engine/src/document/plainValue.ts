import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { CheckCode } from './checkCodes.ts';
import type { Diagnostic } from './diagnostic.ts';

/** A tree as a plain value. */
export interface PlainValue {
  /** Undefined where aliases add more nodes than the limit. */
  readonly value: unknown;
  /** What each alias stands for. One that leads nowhere, or into itself, is reported, and stands for nothing. */
  readonly aliases: ReadonlyMap<Alias, Node>;
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
  readonly aliases: Map<Alias, Node>;
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

function nodeValue(node: unknown, walk: Walk): unknown {
  if (isAlias(node)) return aliasValue(node, walk);
  const anchor = openAnchor(node as Node | null, walk);
  const before = walk.nodes++;
  const value = contentOf(node, walk);
  if (anchor) anchor.content = { value, nodes: walk.nodes - before };
  return value;
}

function openAnchor(node: Node | null, { anchors }: Walk): Anchor | undefined {
  if (!node || isAlias(node) || node.anchor === undefined) return undefined;
  const anchor: Anchor = { node };
  anchors.set(node.anchor, anchor);
  return anchor;
}

function contentOf(node: unknown, walk: Walk): unknown {
  if (isMap(node)) return mapValue(node, walk);
  if (isSeq(node)) return node.items.map((item) => nodeValue(item, walk));
  return isScalar(node) ? node.value : null;
}

function aliasValue(alias: Alias, walk: Walk): unknown {
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
function mapValue(map: YAMLMap, walk: Walk): Record<string, unknown> {
  const merged: Record<string, unknown>[] = [];
  const own = new Map<string, unknown>();
  for (const pair of map.items) {
    const value = nodeValue(pair.value, walk);
    const key = keyText(pair);
    if (isMergeKey(pair)) merged.push(...mergeSources(value, pair, walk));
    else if (own.has(key))
      report(walk, 'duplicate-key', `the key \`${key}\` stands here twice`, pair.key as Node | null);
    else own.set(key, value);
  }
  const base = merged.toReversed().flatMap((source) => Object.entries(source));
  return Object.fromEntries([...base, ...own]);
}

function mergeSources(value: unknown, pair: Pair, walk: Walk): readonly Record<string, unknown>[] {
  const sources = Array.isArray(value) ? value : [value];
  if (sources.every(isRecord)) return sources;
  const node = value === null ? pair.key : pair.value;
  report(walk, 'syntax', '`<<` takes a mapping or a list of mappings', node as Node | null);
  return [];
}

/** `<<`, unquoted: its mappings are merged into the one that it stands in. */
export const isMergeKey = ({ key }: Pair): boolean => isScalar(key) && key.value === '<<' && key.type === 'PLAIN';

export const keyText = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : String(key));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function report({ path, diagnostics }: Walk, code: CheckCode, message: string, node: Node | null): null {
  const [start, end] = node?.range ?? [0, 1];
  const range = start < end ? { start, end } : { start: Math.max(0, start - 1), end: Math.max(1, start) };
  diagnostics.push({ code, level: 'error', message, location: { path, range } });
  return null;
}
