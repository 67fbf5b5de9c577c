/** A position as LSP has it: zero-based, the character in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets of a text into positions. Lines end with \n, \r\n or \r. */
export interface LineIndex {
  position(offset: number): Position;
}

/** Offsets are counted in UTF-16 code units; one beyond the text is taken for its end. */
export function indexLines(text: string): LineIndex {
  const starts = text.includes('\r') ? startsOfAnyLines(text) : startsOfLines(text);
  return { position: (offset) => positionAt(starts, Math.max(0, Math.min(offset, text.length))) };
}

function startsOfLines(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function startsOfAnyLines(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) starts.push(i + 1);
  }
  return starts;
}

function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: offset - (starts[low] ?? 0) };
}
