/** Where the line starts that an offset is in. */
export const lineStart = (text: string, offset: number): number =>
  // From before the text, `lastIndexOf` would look at its first character.
  offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line ends that an offset is in, its line break left out. */
export function lineEnd(text: string, offset: number): number {
  const end = lineFeed(text, offset);
  return end > offset && end < text.length && text[end - 1] === '\r' ? end - 1 : end;
}

/** Where the line feed stands behind a place; the end of the text where there is none. */
export function lineFeed(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** How the lines of a text end, by the first of them. */
export const lineBreakOf = (text: string): '\n' | '\r\n' => (/\r?\n/.exec(text)?.[0] === '\r\n' ? '\r\n' : '\n');
