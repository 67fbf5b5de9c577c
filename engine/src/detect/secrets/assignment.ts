import { anyOf } from '../anyOf.ts';
import type { Finding } from '../finding.ts';
import { isPlaceholder } from './placeholder.ts';

/** Values that are given to a name for a secret: `password = …`, `"api_key": "…"`, `Authorization: Bearer …`. */
export function findAssignedSecrets(text: string): Finding[] {
  return assignments.flatMap(({ pattern, label, accepts }) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const value = (match[1] ?? '').replace(/[.:?]+$/, '');
      const start = match.index + match[0].length - (match[1] ?? '').length;
      return accepts(value) && !isPlaceholder(value) ? [{ start, end: start + value.length, label }] : [];
    }),
  );
}

interface Assignment {
  readonly label: string;
  /** The first group, at the end of the match, is the value. Every repetition is bounded. */
  readonly pattern: RegExp;
  readonly accepts: (value: string) => boolean;
}

const given = '["\'\\]]{0,2}(?:\\s{0,3}(?::=|=>|[:=])|\\s{1,3}(?:is|ist|es|est|é|è):?)\\s{0,3}["\'`]?';
const passwordName = anyOf(
  'password | passwd | passphrase | passcode | pwd | passwort | kennwort | contraseña | mot de passe | senha | wachtwoord',
);
const secretName = anyOf('secret | token | (?:api|access|private|auth)[ _-]?key | credentials?');

const assignments: readonly Assignment[] = [
  {
    label: 'PASSWORD',
    pattern: new RegExp(`(?<![A-Za-z])${passwordName}${given}([^\\s"'\`,;<>(){}[\\]]{6,200})`, 'gi'),
    accepts: (value) => /[A-Za-z]/.test(value) && /[\d!@#%^&*?~+$]/.test(value) && !value.includes('://'),
  },
  {
    label: 'SECRET',
    pattern: new RegExp(`${secretName}(?:[_-]?(?:id|key|value))?${given}([\\w+/=.~-]{16,400})`, 'gi'),
    accepts: isRandom,
  },
  { label: 'SECRET', pattern: /\bbearer\s{1,3}([\w+/=.~-]{20,2000})/gi, accepts: isRandom },
];

/** Digits and letters, mixed as a generator mixes them. Words joined by hyphens have less entropy for their length. */
function isRandom(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && entropyOf(value) >= MIN_ENTROPY;
}

/** Bits a character. Gitleaks asks 3.5 of its generic rule; 32 random hexadecimal digits have about 3.6. */
const MIN_ENTROPY = 3.2;

/** Shannon's entropy of the characters in a value, in bits a character. */
function entropyOf(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / value.length) * Math.log2(count / value.length), 0);
}
