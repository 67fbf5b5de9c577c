import type { Node } from './tree.ts';

/** How something is made of a node. */
export interface Making<T> {
  /** All that it is made of besides the node, and besides what `isCurrent` looks at. */
  readonly given: readonly unknown[];
  make(): T;
  isCurrent?(value: T): boolean;
}

/** Gives what was made of a node before, or makes it. */
export type PerNode<T> = (node: Node, making: Making<T>) => T;

/**
 * Keeps what is made of each node for as long as its document's parser keeps the node: after an edit it is made again only
 * for what the edit touched. Where a node has moved since, `move` moves what was made with it, by so many code units.
 * INVARIANT: but for being moved, a node never changes.
 */
export function keepPerNode<T>(move: (value: T, by: number) => T): PerNode<T> {
  const kept = new WeakMap<Node, { readonly start: number; readonly given: readonly unknown[]; readonly value: T }>();
  return (node, { given, make, isCurrent }) => {
    const { start } = node;
    const known = kept.get(node);
    const isGood = known !== undefined && isSame(known.given, given) && (isCurrent?.(known.value) ?? true);
    if (isGood && known.start === start) return known.value;
    const value = isGood ? move(known.value, start - known.start) : make();
    kept.set(node, { start, given, value });
    return value;
  };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
