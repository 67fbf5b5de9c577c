import { isAlias, isDocument, isMap, isNode, isScalar, isSeq, type Node } from 'yaml';
import { prettyJson } from './prettyJson.ts';

/**
 * A noun of the engine as JSON, for `show`: maps become objects, trees of a file become their values with their ranges,
 * and what only a program can use (functions, yaml's own document) is left out.
 */
export const nounJson = (noun: unknown): string => prettyJson(plainValue(noun));

function plainValue(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [String(key), plainValue(item)]));
  if (Array.isArray(value)) return value.map(plainValue);
  if (isNode(value)) return treeOf(value);
  if (isDocument(value)) return undefined;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plainValue(item)]));
}

interface Tree {
  readonly kind: 'mapping' | 'list' | 'scalar' | 'alias';
  /** Offsets of its start and its end. */
  readonly range?: readonly [number, number];
  readonly value?: unknown;
  readonly items?: readonly unknown[];
}

function treeOf(node: Node): Tree {
  const range = node.range ? ([node.range[0], node.range[1]] as const) : undefined;
  if (isMap(node))
    return {
      kind: 'mapping',
      range,
      items: node.items.map(({ key, value }) => ({ key: plainValue(key), value: plainValue(value) })),
    };
  if (isSeq(node)) return { kind: 'list', range, items: node.items.map(plainValue) };
  if (isAlias(node)) return { kind: 'alias', range, value: node.source };
  return { kind: 'scalar', range, value: isScalar(node) ? node.value : undefined };
}
