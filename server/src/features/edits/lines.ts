import { lineEnd, lineFeed, lineStart } from '#engine/document/lines.ts';

/** The end of the line in which something ends: behind its comment, before its line end. */
export function behindLine(text: string, end: number): number {
  // A text block ends where the next line starts.
  return lineEnd(text, text[end - 1] === '\n' ? lineStart(text, end - 1) : end);
}

/** Where the line behind the one starts that an offset is in. */
export const nextLineStart = (text: string, offset: number): number =>
  Math.min(lineFeed(text, offset) + 1, text.length);

/** The start of the comments that stand right above a line, with nothing between. */
export function startWithComments(text: string, offset: number): number {
  let start = lineStart(text, offset);
  while (start > 0 && /^[ \t]*#/.test(text.slice(lineStart(text, start - 1), start)))
    start = lineStart(text, start - 1);
  return start;
}
