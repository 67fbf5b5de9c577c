import { encodedKinds, findEncoded } from '../../detect/encoded.ts';
import type { MakeDetector } from './detector.ts';

/** `encoded: true` for text that is hidden in any way, or a list of ways. */
export const encoded: MakeDetector = ({ options }) => {
  const kinds = Array.isArray(options) ? encodedKinds.filter((kind) => options.includes(kind)) : encodedKinds;
  return (text) => findEncoded(text, kinds);
};
