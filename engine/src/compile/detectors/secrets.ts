import { compileSecrets, DEFAULT_ENTROPY, type SecretRules } from '../../detect/secrets.ts';
import type { MakeDetector } from './detector.ts';

/** `secrets: true` for keys, tokens and passwords, or `{ entropy }` to say how random an unnamed one must be. */
export const secrets: MakeDetector = ({ options }) =>
  compileSecrets(options === true ? { entropy: DEFAULT_ENTROPY } : (options as unknown as SecretRules));
