import { decodeText } from './encodedBytes.ts';
import type { Hiding } from './hiding.ts';
import type { Change } from './view.ts';

interface Notation {
  readonly hiding: Hiding;
  readonly radix: 2 | 16;
  /** A quick test that is never wrong when it says no. */
  readonly sign: RegExp;
  readonly pattern: RegExp;
  /** The bytes within a match. */
  readonly byte: RegExp;
}

/** `696e6f72`; of digits alone only where there are many, as most are numbers. */
export const readHexString = reader({
  hiding: 'hex',
  radix: 16,
  sign: /[\dA-Fa-f]{8}/,
  pattern: /(?<![\dA-Za-z])(?:0[xX])?(?:[\dA-Fa-f]{12,}|(?=\d+[A-Fa-f])[\dA-Fa-f]{8,})(?![\dA-Za-z])/g,
  byte: /(?!0[xX])[\dA-Fa-f]{2}/g,
});

/** `69 6e 6f`, `0x69, 0x6e, 0x6f`. */
export const readHexBytes = reader({
  hiding: 'hex',
  radix: 16,
  sign: /\d[\dA-Fa-f][\s,:;-]{1,2}(?:0[xX])?[\dA-Fa-f]{2}[\s,:;-]/,
  pattern: /(?<![\dA-Za-z])(?:0[xX])?[\dA-Fa-f]{2}(?:[\s,:;-]{1,2}(?:0[xX])?[\dA-Fa-f]{2}(?![\dA-Za-z])){3,}/g,
  byte: /(?!0[xX])[\dA-Fa-f]{2}/g,
});

/** `01101001 01101110 01101111`. */
export const readBinary = reader({
  hiding: 'binary',
  radix: 2,
  sign: /[01]{8}/,
  pattern: /(?<![\dA-Za-z])[01]{8}(?:[\s,]?[01]{8}){2,}(?![\dA-Za-z])/g,
  byte: /[01]{8}/g,
});

/** Finds the pieces of a text that are text in a notation for numbers. */
function reader(notation: Notation): (text: string) => Change[] {
  return (text) => {
    if (!notation.sign.test(text)) return [];
    return [...text.matchAll(notation.pattern)].flatMap((match) => decodePiece(match, notation));
  };
}

function decodePiece({ 0: piece, index }: RegExpExecArray, { hiding, radix, byte }: Notation): Change[] {
  const digits = piece.replace(/0[xX]|[\s,:;-]/g, '');
  const width = radix === 2 ? 8 : 2;
  let starts: readonly number[] | undefined;
  // Most pieces fail at their first bytes: where the others stand is looked up when it is needed.
  const startsOf = () => {
    starts ??= Array.from(piece.matchAll(byte), (match) => match.index);
    return starts;
  };
  const length = Math.floor(digits.length / width);
  const changes = decodeText({
    hiding,
    length,
    groupSize: 1,
    at: (i) => Number.parseInt(digits.slice(i * width, (i + 1) * width), radix),
    startOf: (i) => index + (i === 0 ? 0 : i >= length ? piece.length : (startsOf()[i] ?? 0)),
  });
  return changes ?? [];
}
