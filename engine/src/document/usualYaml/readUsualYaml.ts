import type { Node } from '../tree.ts';
import { readNode } from './block.ts';
import { type Cursor, endLine, skipToContent } from './cursor.ts';

/**
 * Reads the YAML that people and programs usually write: blocks, braces, quotes, comments, anchors. Gives the tree that
 * the yaml package gives, in a tenth of the time; or nothing, where the text is wrong, or rare in any way (tags,
 * directives, several documents, keys that are no texts): then the yaml package is to be asked.
 * INVARIANT: what it gives is what `treeOf` gives of the yaml package's document, and that has no errors and no warnings.
 * @param deepest how many collections may be nested into one another
 */
export function readUsualYaml(text: string, deepest: number): Node | undefined {
  const cursor: Cursor = { text, at: 0, lineStart: 0 };
  skipToContent(cursor);
  if (!skipStart(cursor) || hasOddities(text, cursor.at)) return undefined;
  const root = readNode(cursor, { kind: 'root', indent: -1, room: deepest - 1 });
  return root && root.kind !== 'scalar' && root.kind !== 'alias' && cursor.at === text.length ? root : undefined;
}

/** A line `---` before the document. */
function skipStart(cursor: Cursor): boolean {
  if (cursor.at !== cursor.lineStart || !cursor.text.startsWith('---', cursor.at)) return true;
  cursor.at += 3;
  return endLine(cursor);
}

/** Control characters, lone carriage returns, byte-order marks, and the marks between documents. */
const oddities = /[\0-\x08\v\f\x0e-\x1f\uFEFF]|\r(?!\n)|^(?:---|\.\.\.)(?!\S)/gm;

function hasOddities(text: string, start: number): boolean {
  oddities.lastIndex = start;
  return oddities.test(text);
}
