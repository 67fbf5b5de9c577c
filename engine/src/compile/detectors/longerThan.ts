import { type MakeDetector, plainLabel } from './detector.ts';

/** `longer_than: N`: what stands beyond the first N characters (UTF-16 code units). */
export const longerThan: MakeDetector = ({ options }) => {
  const limit = Number(options);
  return (text) =>
    text.length > limit ? [{ start: wholeCharacter(text, limit), end: text.length, label: plainLabel }] : [];
};

/** The offset, or the one before it where it lies between the two halves of a character. */
const wholeCharacter = (text: string, offset: number): number =>
  (text.codePointAt(offset - 1) ?? 0) > 0xffff ? offset - 1 : offset;
