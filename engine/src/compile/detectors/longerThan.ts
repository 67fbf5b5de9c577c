import { type MakeDetector, plainLabel } from './detector.ts';

/** `longer_than: N`: what stands beyond the first N characters (UTF-16 code units). */
export const longerThan: MakeDetector = ({ options }) => {
  const limit = Number(options);
  return (text) => (text.length > limit ? [{ start: limit, end: text.length, label: plainLabel }] : []);
};
