import { startOfCharacter } from '../character.ts';
import type { AskedText } from './adapter.ts';

/**
 * A text in pieces of at most `longest` UTF-16 code units. Each starts `overlap` before the end of the one before, so
 * that words which stand across an end are whole in one of them.
 */
export function piecesOf({ on, text }: AskedText, longest: number, overlap: number): readonly AskedText[] {
  const pieces: AskedText[] = [];
  for (let start = 0, end = 0; end < text.length; start = startOfCharacter(text, end - overlap)) {
    end = startOfCharacter(text, Math.min(start + longest, text.length));
    pieces.push({ on, text: text.slice(start, end), start });
  }
  return pieces;
}

/** Texts in groups of at most `most` texts that have at most `longest` code units together. */
export function groupsOf(
  texts: readonly AskedText[],
  most: number,
  longest: number,
): readonly (readonly AskedText[])[] {
  const groups: AskedText[][] = [];
  let room = 0;
  for (const text of texts) {
    const last = groups.at(-1);
    if (last === undefined || last.length === most || text.text.length > room) {
      groups.push([text]);
      room = longest - text.text.length;
    } else {
      last.push(text);
      room -= text.text.length;
    }
  }
  return groups;
}
