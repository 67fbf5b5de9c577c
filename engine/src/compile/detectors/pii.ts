import { compilePii, type PiiKind, piiKinds } from '../../detect/pii.ts';
import type { MakeDetector } from './detector.ts';

/** `pii: true` for every kind of personal data, or a list of kinds. */
export const pii: MakeDetector = ({ options }) => {
  const all = Object.keys(piiKinds) as PiiKind[];
  return compilePii(Array.isArray(options) ? all.filter((kind) => options.includes(kind)) : all);
};
