import { findSecrets } from '../../detect/secrets.ts';
import type { MakeDetector } from './detector.ts';

/** `secrets: true`: keys, tokens and passwords. */
export const secrets: MakeDetector = () => findSecrets;
