/** C0 and C1 controls, and characters that hide or reorder text: zero-width, bidi, tags. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * A text as one line in which every character shows: `a\u{200b}b` for a zero-width space.
 * Texts of users and models may hold escape sequences, which must never reach a terminal.
 */
export function visible(text: string): string {
  return text.replace(unseen, (char) => named[char] ?? `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** The same, line by line. */
export const visibleLines = (text: string): readonly string[] => text.split(/\r\n|\r|\n/).map(visible);

/** The text in quotes, on one line, cut in the middle where it is longer than `most` characters. */
export function quote(text: string, most = 80): string {
  const line = visible(text);
  if (line.length <= most) return `"${line}"`;
  const half = Math.floor((most - 1) / 2);
  return `"${line.slice(0, half)}…${line.slice(-half)}"`;
}
