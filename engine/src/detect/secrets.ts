import type { Finding } from './finding.ts';
import { mergeFindings } from './mergeFindings.ts';
import { findAssignedSecrets } from './secrets/assignment.ts';
import { findLongTokens } from './secrets/longTokens.ts';
import { findPrivateKeys } from './secrets/privateKey.ts';
import { findProviderKeys } from './secrets/providerKeys.ts';
import { findRandomTokens } from './secrets/randomTokens.ts';
import { findUrlPasswords } from './secrets/urlPassword.ts';

/** How a value is told from a secret that neither a name nor a form announces. */
export interface SecretRules {
  /** The least entropy of such a value, in bits a character: at most 6, that of Base64, which no value reaches. */
  readonly entropy: number;
}

/** Catches more than 99 of 100 random values of 32 characters of Base64, and no longer names in programs. */
export const DEFAULT_ENTROPY = 4.2;

/** Finds keys, tokens and passwords in a text, sorted by start, without overlaps. Time linear in the text. */
export function compileSecrets({ entropy }: SecretRules): (text: string) => Finding[] {
  return (text) => {
    const tokens = findLongTokens(text);
    // The most certain first: where two overlap, the first gives the label.
    const findings = findPrivateKeys(text).concat(
      findProviderKeys(text, tokens),
      findUrlPasswords(text),
      findAssignedSecrets(text),
      findRandomTokens(text, tokens, entropy),
    );
    return findings.length > 1 ? mergeFindings(findings) : findings;
  };
}
