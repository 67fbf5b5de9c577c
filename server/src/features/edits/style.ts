import { lineBreakOf, lineStart } from '#engine/document/lines.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import type { Node } from '#engine/document/tree.ts';

/** How a file is written, for what is added to it. */
export interface Style {
  readonly isJson: boolean;
  readonly lineEnd: '\n' | '\r\n';
  /** The quote of texts that need one. */
  readonly quote: '"' | "'";
}

/** Lines are no longer than this, where they can be broken. */
export const widest = 120;

/** How much further in each level stands. */
export const step = 2;

export const styleOf = ({ text, root, path }: Pick<ParsedDocument, 'text' | 'root' | 'path'>): Style => ({
  isJson: path.toLowerCase().endsWith('.json') || isWhollyInBrackets(root),
  lineEnd: lineBreakOf(text),
  quote: /^\s*(?:- )?[\w-]+: ?(["'])/m.exec(text)?.[1] === "'" ? "'" : '"',
});

const isWhollyInBrackets = (root: Node | null): boolean => root?.kind === 'mapping' && root.flow;

/** How far in the line of an offset something stands. */
export const columnAt = (text: string, offset: number): number => offset - lineStart(text, offset);
