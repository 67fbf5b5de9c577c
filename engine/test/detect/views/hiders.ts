/** Ways to hide a text, each as the product names it. Every one works on any text of ASCII, and most on any other. */
export const hiders = {
  base64: (text) => toBase64(bytesOf(text)),
  hex: (text) => bytesOf(text).map(hexByte).join(''),
  binary: (text) =>
    bytesOf(text)
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join(' '),
  percent: (text) =>
    bytesOf(text)
      .map((byte) => `%${hexByte(byte)}`)
      .join(''),
  html: (text) => [...text].map((character) => `&#${character.codePointAt(0)};`).join(''),
  escape: (text) => Array.from(text, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`).join(''),
  zero_width: (text) => [...text].join('\u200b'),
  tag: (text) => text.replace(/[ -~]/g, (character) => String.fromCodePoint(0xe0000 + character.charCodeAt(0))),
  styled: (text) => text.replace(/[!-~]/g, (character) => String.fromCharCode(0xfee0 + character.charCodeAt(0))),
} satisfies Record<string, (text: string) => string>;

export type Hider = keyof typeof hiders;

export function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const code = letter.charCodeAt(0);
    return String.fromCharCode(code + ((code & 31) <= 13 ? 13 : -13));
  });
}

export const backwards = (text: string): string => [...text].reverse().join('');

/** As tools have spelt bytes in variation selectors. */
export const selectors = (text: string): string =>
  bytesOf(text)
    .map((byte) => String.fromCodePoint(byte < 16 ? 0xfe00 + byte : 0xe0100 + byte - 16))
    .join('');

const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];
const hexByte = (byte: number): string => byte.toString(16).padStart(2, '0');
const toBase64 = (bytes: readonly number[]): string => btoa(String.fromCharCode(...bytes));

/** Ways to hide words, which work on letters only. */
export const wordHiders = {
  rot13,
  reversed: backwards,
  leetspeak: (text) => text.replace(/[aeiost]/gi, (letter) => leet[letter.toLowerCase()] ?? letter),
  spaced: (text) =>
    [...text]
      .map((character) => (character === ' ' ? ' ' : `${character} `))
      .join('')
      .trim(),
  bidi: (text) => [...text].join('\u2067'),
  variation: (text) => `😀${selectors(text)}`,
  homoglyph: (text) => text.replace(/[aceiop]/g, (letter) => cyrillic[letter] ?? letter),
  marks: (text) => text.replace(/[a-z]/gi, '$&\u0336'),
} satisfies Record<string, (text: string) => string>;

const leet: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const cyrillic: Readonly<Record<string, string>> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р' };
