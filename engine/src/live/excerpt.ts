import type { Message } from '../exchange/exchange.ts';
import { lastInput } from '../exchange/lastInput.ts';

/** In UTF-16 code units. */
const LONGEST = 120;

/** What is more than one space in a row, or white space of another kind. */
const uneven = /\s\s|[^\S ]/;

/** The last words of the user in one line. */
export function excerptOf(messages: readonly Pick<Message, 'role' | 'content'>[]): string {
  const words = lastInput(messages) ?? '';
  const start = words.slice(0, LONGEST + 1);
  // Most texts are one line without gaps: 100,000 of them are searched between two keystrokes.
  const isEven = start === start.trim() && !uneven.test(start);
  return cut(
    isEven
      ? start
      : words
          .slice(0, 8 * LONGEST)
          .trim()
          .replace(/\s+/g, ' '),
  );
}

function cut(line: string): string {
  if (line.length <= LONGEST) return line;
  const end = line.charCodeAt(LONGEST - 2);
  const isSplit = end >= 0xd800 && end < 0xdc00;
  return `${line.slice(0, isSplit ? LONGEST - 2 : LONGEST - 1)}…`;
}
