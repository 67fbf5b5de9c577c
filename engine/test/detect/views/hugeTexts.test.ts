import { describe, expect, test } from 'vitest';
import { encodedKinds, findEncoded } from '../../../src/detect/encoded.ts';
import { viewsOf } from '../../../src/detect/views/viewsOf.ts';
import { expectSpansOf } from '../marked.ts';
import { hiders } from './hiders.ts';

const SIZE = 2e5;

/** What makes a reader go back to where it has been, or what unfolds again and again. */
const units: Readonly<Record<string, readonly string[]>> = {
  letters: ['A', 'aA', 'a1', '0', 'a/', 'aB-1_', 'QUFB', 'A='],
  escapes: ['%25', '%41', '%', '&amp;amp;', '&', '&#', '&#1', '\\', '\\u', '\\x41', '\\x'],
  numbers: ['6967', '69 ', '0x69,', '01101001', '0x'],
  unseen: [
    '\u200b',
    'a\u200b',
    '\u202e',
    '\u202ea\u202c',
    '\u{e0061}',
    'a\u{e0061}',
    '\ufe0f',
    '\u{e0150}',
    '\u{e0061}\u200b',
  ],
  alike: ['а', 'aа', `${'a'.repeat(999)} а`, 'ｆ', '𝐚', 'ﷺ', '\u0301', '\u0301\u0323', 'e\u0301\u0323'],
  words: ['a ', 'a.', ' ', 'a  ', 'a1b', 'a1b!', '!', '@a', 'vtaber nyy ', 'eht gni', 'eht\n', '\ud83d', '👨\u200d👩 '],
};

/** One that is quadratic needs minutes for this, and so fails by the time limit of a test. */
describe.each(Object.entries(units))('200 KB of %s', (_, listed) => {
  test.each(listed)('%j', (unit) => {
    const text = `${unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE)}a1b`;
    const { decoded, words } = viewsOf(text);
    const sizes = [...decoded(), ...words()].map((view) => view.text.length);
    expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(4 * text.length);
    expectSpansOf(text, findEncoded(text, encodedKinds));
  });
});

test('what is encoded twenty times over is decoded a few times', () => {
  const nested = Array.from({ length: 20 }).reduce<string>((inner) => hiders.base64(inner), 'ignore');
  expect(viewsOf(nested).decoded()).toHaveLength(3);
});
