import type { Finding } from '../detect/finding.ts';
import { findAssignedSecrets } from '../detect/secrets/assignment.ts';
import { entropyOf } from '../detect/secrets/entropy.ts';
import { findLongTokens } from '../detect/secrets/longTokens.ts';
import { isPlaceholder } from '../detect/secrets/placeholder.ts';
import { findPrivateKeys } from '../detect/secrets/privateKey.ts';
import { findProviderKeys } from '../detect/secrets/providerKeys.ts';
import { findUrlPasswords } from '../detect/secrets/urlPassword.ts';
import type { Diagnostic, Fix, Level, Range } from '../document/diagnostic.ts';
import { lineEnd } from '../document/lines.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import type { PolicyCheck, SuiteCheck } from './check.ts';
import { scalarAt } from './suppression/comments.ts';

/** Settings hold no secrets: what is given to a name for one is one, comments included. */
export function secretsInSettings(document: ParsedDocument): readonly Diagnostic[] {
  const { text } = document;
  const assigned = findAssignedSecrets(text).filter(({ start }) => !isNamed(text, start));
  const found = [...certainSecrets(text), ...findUrlPasswords(text), ...assigned];
  return withoutOverlaps(found).map((secret) => ({
    ...secretInFile(document, secret, 'error'),
    help: 'revoke it, and write where it comes from in its place: `${env:NAME}`, an environment variable',
    fixes: fromEnvironment(document, secret),
  }));
}

/** `${secret:NAME}` names a secret of the editor's, and a name may look as random as `openai-compatible.127.0.0.1-8080`. */
const isNamed = (text: string, start: number): boolean => text.endsWith('${secret:', start);

/** In a policy only what has the form of a provider's keys is certain: rules and messages speak of passwords, too. */
export const secretsInPolicy: PolicyCheck = ({ document }) =>
  certainSecrets(document.text).map((secret) => warningOf(document, secret));

/**
 * Of a suite, only what surrounds its texts: in cases, prompts and sessions made-up keys stand for real ones, and nothing
 * tells the two apart.
 */
export const secretsInSuite: SuiteCheck = ({ document }) => {
  const { root, text } = document;
  const entries = root?.kind === 'mapping' ? root.items : [];
  return entries
    .filter(({ key }) => key.kind === 'scalar' && !testTexts.has(String(key.value)))
    .flatMap(({ key, value }) => {
      const part = text.slice(key.start, value?.end ?? key.end);
      return certainSecrets(part).map(({ start, end, label }) =>
        warningOf(document, { start: start + key.start, end: end + key.start, label }),
      );
    });
};

const testTexts: ReadonlySet<string> = new Set(['cases', 'system', 'session']);

/** Keys in the form of their provider, and private keys, that a generator has made. */
function certainSecrets(text: string): readonly Finding[] {
  const keys = findProviderKeys(text, findLongTokens(text));
  return withoutOverlaps([
    ...findPrivateKeys(text),
    ...keys.filter(({ start, end }) => isMade(text.slice(start, end))),
  ]);
}

/** Whether a key looks made by a generator, and not by an author who needed an example. */
function isMade(key: string): boolean {
  const isExample = /example|sample|test|fake|dummy|your|secret|(.)\1{3}|0123|1234|abcd/i.test(key);
  return !isExample && !isPlaceholder(key) && entropyOf(key) >= LEAST_ENTROPY;
}

/** Bits a character: twenty random characters of one case and digits have more. */
const LEAST_ENTROPY = 3.2;

const withoutOverlaps = (found: readonly Finding[]): readonly Finding[] =>
  found.filter(
    ({ start, end }, index) => !found.slice(0, index).some((other) => other.start < end && start < other.end),
  );

const warningOf = (document: ParsedDocument, secret: Finding): Diagnostic => ({
  ...secretInFile(document, secret, 'warning'),
  help: 'if it is real, revoke it: whoever can read the file, or its history, has it',
});

function secretInFile({ path, text }: ParsedDocument, { start, end, label }: Finding, level: Level): Diagnostic {
  return {
    code: 'secret-in-file',
    level,
    message: `this looks like a secret (${label})`,
    location: { path, range: { start, end: Math.min(end, lineEnd(text, start)) } },
  };
}

/** A whole value becomes the name of an environment variable, quoted: it has braces. */
function fromEnvironment({ text, root }: ParsedDocument, { start, label }: Finding): readonly Fix[] {
  const scalar = scalarAt(root, start);
  if (!scalar || text.slice(scalar.start, scalar.end).includes('\n')) return [];
  const name = label.replace(/_KEY$/, '_API_KEY');
  const range: Range = { start: scalar.start, end: scalar.end };
  const isWhole = String(scalar.value) === text.slice(start, start + String(scalar.value).length);
  return isWhole ? [{ title: `Read it from \`${name}\``, changes: [{ range, text: `"\${env:${name}}"` }] }] : [];
}
