import { lineStart } from '#engine/document/lines.ts';

/** The end of the line in which something ends: behind its comment, before its line end. */
export function behindLine(text: string, end: number): number {
  // A text block ends where the next line starts.
  const from = text[end - 1] === '\n' ? end - 1 : end;
  const next = text.indexOf('\n', from);
  if (next < 0) return text.length;
  return text[next - 1] === '\r' ? next - 1 : next;
}

/** Where the line behind the one starts that an offset is in. */
export function nextLineStart(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

/** The start of the comments that stand right above a line, with nothing between. */
export function startWithComments(text: string, offset: number): number {
  let start = lineStart(text, offset);
  while (start > 0 && /^[ \t]*#/.test(text.slice(lineStart(text, start - 1), start)))
    start = lineStart(text, start - 1);
  return start;
}
