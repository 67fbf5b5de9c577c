import { decodeText } from './encodedBytes.ts';
import type { Hiding } from './hiding.ts';
import type { Change } from './view.ts';

/**
 * The message that a run of characters spells which do not show, if it does: tag characters are ASCII (U+E0000 and up),
 * and variation selectors have been used as bytes. Blanks part it from the visible text around it.
 */
export function payloadOf(kind: Hiding, run: string, start: number): readonly Change[] | undefined {
  const characters = [...run];
  if (characters.length < SHORTEST) return undefined;
  if (kind === 'tag') return apart(tagCharacters(characters, start));
  if (kind !== 'variation') return undefined;
  const offsets = offsetsOf(characters, start);
  const message = decodeText({
    hiding: 'variation',
    length: characters.length,
    groupSize: 1,
    at: (index) => selectorByte(characters[index]?.codePointAt(0) ?? 0),
    startOf: (index) => offsets[index] ?? 0,
  });
  return message && apart(message);
}

/** Fewer are no message. */
const SHORTEST = 3;

/** Other characters that do not show may stand between the tags. */
function tagCharacters(characters: readonly string[], start: number): Change[] {
  const offsets = offsetsOf(characters, start);
  return characters.map((character, i) => {
    const ascii = (character.codePointAt(0) ?? 0) - 0xe0000;
    const shown = ascii >= 0x20 && ascii < 0x7f ? String.fromCharCode(ascii) : '';
    return { start: offsets[i] ?? 0, end: offsets[i + 1] ?? 0, shown, hiding: ascii >= 0 ? 'tag' : 'zero_width' };
  });
}

/** 16 selectors in the basic plane, and 240 beyond it. */
function selectorByte(codePoint: number): number {
  return (codePoint >= 0xe0100 ? codePoint - 0xe0100 + 16 : codePoint - 0xfe00) & 0xff;
}

/** Where each character begins, and where the last ends. */
function offsetsOf(characters: readonly string[], start: number): readonly number[] {
  const offsets = [start];
  for (const character of characters) offsets.push((offsets.at(-1) ?? start) + character.length);
  return offsets;
}

function apart(message: readonly Change[]): readonly Change[] {
  return message.map((change, i) => ({
    ...change,
    shown: `${i === 0 ? ' ' : ''}${change.shown}${i === message.length - 1 ? ' ' : ''}`,
  }));
}
