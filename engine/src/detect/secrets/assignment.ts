import { anyOf } from '../anyOf.ts';
import type { Finding } from '../finding.ts';
import { entropyOf } from './entropy.ts';
import { isPlaceholder } from './placeholder.ts';

/** Values that are given to a name for a secret: `password = …`, `"api_key": "…"`, `Authorization: Bearer …`. */
export function findAssignedSecrets(text: string): Finding[] {
  if (!assigning.some((sign) => sign.test(text)) || !name.test(text)) return [];
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

const signs = '\\s{0,3}(?::=|=>|[:=])';
const verbs = '\\s{1,3}(?:is|was|to|ist|es|est|é|è):?';
const given = (by: string): string => `["'\\]]{0,2}(?:${by})\\s{0,3}["'\`]?`;
const passwordName = anyOf(
  'password | passwd | passphrase | passcode | pwd | passwort | kennwort | contraseña | mot de passe | senha | wachtwoord',
);
const secretName = anyOf('secret | token | (?:api|access|private|auth)[ _-]?key | credentials?');

const passwordValue = '([^\\s"\'`,;<>(){}[\\]]{6,200})';

const assignments: readonly Assignment[] = [
  {
    label: 'PASSWORD',
    pattern: new RegExp(`(?<![A-Za-z])${passwordName}${given(signs)}${passwordValue}`, 'gi'),
    accepts: (value) => /[A-Za-z]/.test(value) && /[\d!@#%^&*?~+$]/.test(value) && !value.includes('://'),
  },
  {
    label: 'PASSWORD',
    pattern: new RegExp(`(?<![A-Za-z])${passwordName}${given(verbs)}${passwordValue}`, 'gi'),
    // After a verb, `!` ends a sentence more often than a password.
    accepts: (value) => /[A-Za-z]/.test(value) && /[\d@#%^&*~+$]|!./.test(value) && !value.includes('://'),
  },
  {
    label: 'SECRET',
    pattern: new RegExp(
      `${secretName}(?:[_-]?(?:id|key|value))?${given(`${signs}|${verbs}`)}([\\w+/=.~-]{16,400})`,
      'gi',
    ),
    accepts: isRandom,
  },
  {
    label: 'PASSWORD',
    pattern: /\bauthorization["':=\s]{1,6}basic\s{1,3}([\w+/-]{8,400}={0,2})/gi,
    accepts: () => true,
  },
  { label: 'SECRET', pattern: /\bbearer\s{1,3}([\w+/=.~-]{20,2000})/gi, accepts: isRandom },
];

/**
 * What every assignment has: one of these, and a name. They are asked first, as they are quick to look for: a verb must
 * stand behind what may be the end of a name.
 */
const assigning: readonly RegExp[] = [
  /[:=]/,
  /bearer\s|basic\s/i,
  /\s(?:is|was|to|es)t?[\s:](?<=(?:rd|rt|de|se|wd|ña|ha|et|en|ey|al|ls)["'\]]{0,2}\s{1,3}\S{1,3}[\s:])/i,
  /\s[éè][\s:]/i,
];
const name = new RegExp(`${passwordName}|${secretName}|bearer|basic`, 'i');

/** Digits and letters, mixed as a generator mixes them. Words joined by hyphens have less entropy for their length. */
function isRandom(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && entropyOf(value) >= MIN_ENTROPY;
}

/** Bits a character: less than 32 random hexadecimal digits have. */
const MIN_ENTROPY = 3.2;
