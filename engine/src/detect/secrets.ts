import type { Finding } from './finding.ts';
import { mergeFindings } from './mergeFindings.ts';
import { findAssignedSecrets } from './secrets/assignment.ts';
import { findPrivateKeys } from './secrets/privateKey.ts';
import { findProviderKeys } from './secrets/providerKeys.ts';
import { findUrlPasswords } from './secrets/urlPassword.ts';

/** Keys, tokens and passwords in a text, sorted by start, without overlaps. Time linear in the text. */
export function findSecrets(text: string): Finding[] {
  return mergeFindings(finders.flatMap((find) => find(text)));
}

/** The most certain first: where two overlap, the first gives the label. */
const finders: readonly ((text: string) => Finding[])[] = [
  findPrivateKeys,
  findProviderKeys,
  findUrlPasswords,
  findAssignedSecrets,
];
