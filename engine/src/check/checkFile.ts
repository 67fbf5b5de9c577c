import { type CheckCode, checkCodes } from '../document/checkCodes.ts';
import type { Diagnostic, Result } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { CheckedKind } from '../document/fileKind.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { schemas } from '../document/schemas.ts';
import { withoutFollowUps } from '../document/withoutFollowUps.ts';
import { readPolicy } from '../policy/readPolicy.ts';
import { levelsFor } from '../settings/coverage.ts';
import { readSettings } from '../settings/readSettings.ts';
import type { Levels } from '../settings/settings.ts';
import { readSuite } from '../suite/readSuite.ts';
import { checkPolicy } from './checkPolicy.ts';
import { checkSettings } from './checkSettings.ts';
import { checkSuite } from './checkSuite.ts';
import { withLevels } from './levels.ts';
import { correctedCodes, projectCodes } from './projectCodes.ts';
import { withoutHidden } from './suppression/applySuppressions.ts';
import { checkSuppressions } from './suppression/checkSuppressions.ts';
import { readSuppressions } from './suppression/readSuppressions.ts';

const checks = {
  policy: checkPolicy,
  suite: checkSuite,
  settings: checkSettings,
} satisfies Record<CheckedKind, (document: ParsedDocument, documents: Documents) => readonly Diagnostic[]>;

const readers = { policy: readPolicy, suite: readSuite, settings: readSettings } satisfies Record<
  CheckedKind,
  (document: ParsedDocument, documents: Documents) => Result<unknown>
>;

/**
 * All that is wrong with a file, in the order of the text, as the settings and the comments in it want it.
 * @param fromCases what `checkProject` has found in it; undefined where the cases have not been judged (yet)
 * @param inspected what `inspectFile` has found in it
 */
export function checkFile(
  kind: CheckedKind,
  document: ParsedDocument,
  documents: Documents,
  fromCases?: readonly Diagnostic[],
  inspected = inspectFile(kind, document, documents),
): readonly Diagnostic[] {
  if (isSomeoneElses(kind, document)) return [];
  if (!fromCases) return asWanted(document, documents, inspected, projectCodes);
  const lasting = inspected.filter(({ code }) => !correctedCodes.has(code));
  return asWanted(document, documents, [...lasting, ...fromCases], noCodes);
}

/**
 * What is wrong with a file as it is written: keys, values, names that are there twice. A part of what `checkFile` gives, in
 * less time: no check has looked at what the file means, or at the files that it is about.
 */
export function checkText(kind: CheckedKind, document: ParsedDocument, documents: Documents): readonly Diagnostic[] {
  if (isSomeoneElses(kind, document)) return [];
  return asWanted(document, documents, readers[kind](document, documents).diagnostics, allCodes);
}

/**
 * Findings of a file in the order of the text, as the settings and the comments in it want them.
 * @param missing the codes of the checks that have not looked
 */
function asWanted(
  document: ParsedDocument,
  documents: Documents,
  all: readonly Diagnostic[],
  missing: ReadonlySet<CheckCode>,
): readonly Diagnostic[] {
  const own = all.filter(({ location }) => location.path === document.path);
  const found = withoutFollowUps(own, document.text);
  const levels = levelsFor(document.path, documents);
  const suppressions = readSuppressions(document);
  const codes = codesOf(found, levels, missing);
  const inComments = checkSuppressions(document, suppressions, { diagnostics: found, codes });
  return withLevels([...withoutHidden(found, suppressions), ...inComments], levels).toSorted(
    (a, b) => a.location.range.start - b.location.range.start,
  );
}

/** All that is wrong with a file, by itself and whatever anybody wants to know. */
export function inspectFile(kind: CheckedKind, document: ParsedDocument, documents: Documents): readonly Diagnostic[] {
  return isSomeoneElses(kind, document) ? [] : checks[kind](document, documents);
}

/** The codes of the checks that have looked at a file. With an error in it, others may have been unable to. */
function codesOf(
  found: readonly Diagnostic[],
  levels: Levels,
  missing: ReadonlySet<CheckCode>,
): ReadonlySet<CheckCode> {
  if (found.some(({ level }) => level === 'error')) return noCodes;
  return new Set(checkCodes.filter((code) => levels.get(code) !== 'off' && !missing.has(code)));
}

const noCodes: ReadonlySet<CheckCode> = new Set();
const allCodes: ReadonlySet<CheckCode> = new Set(checkCodes);

/** Other tools have `*.policy.json` files too (AWS among them): JSON with none of our keys is theirs. */
function isSomeoneElses(kind: CheckedKind, { path, value }: ParsedDocument): boolean {
  if (!path.toLowerCase().endsWith('.json') || value === null || typeof value !== 'object') return false;
  const keys = Object.keys(value);
  return keys.length > 0 && !keys.some((key) => Object.hasOwn(schemas[kind].properties ?? {}, key));
}
