import type { Range } from './diagnostic.ts';

/** A node of the tree of a YAML or JSON file. Plain data, whoever read it. */
export type Node = MappingNode | ListNode | ScalarNode | AliasNode;

interface Placed {
  /** Where it starts and ends, without its anchor, and without the white space and comments behind it. */
  readonly start: number;
  readonly end: number;
  readonly anchor: string | undefined;
}

export interface MappingNode extends Placed {
  readonly kind: 'mapping';
  /** In braces: `{ a: 1 }`. */
  readonly flow: boolean;
  readonly items: readonly Entry[];
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  /** In brackets: `[1, 2]`. */
  readonly flow: boolean;
  readonly items: readonly Node[];
}

export interface Entry {
  /** A text, in a file without errors. */
  readonly key: Node;
  /** Null in `{ a }`. What is missing elsewhere (`a:`) is a scalar of null, at its place. */
  readonly value: Node | null;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  readonly value: unknown;
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export interface AliasNode extends Placed {
  readonly kind: 'alias';
  /** The anchor that it names. */
  readonly source: string;
}

/** With the quotes of a text, and the brackets of a collection. */
export const nodeRange = ({ start, end }: Node): Range => ({ start, end });

/** A mapping or a list; in block style, it ends where the last thing in it ends. */
export const isCollection = (node: Node | null): node is MappingNode | ListNode =>
  node?.kind === 'mapping' || node?.kind === 'list';
