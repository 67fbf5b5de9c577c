import { compilePolicy } from '../compile/compilePolicy.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { type FileKind, schemas } from '../document/schemas.ts';
import { brokenBase } from '../policy/bases.ts';
import type { Policy } from '../policy/policy.ts';
import { readPolicy } from '../policy/readPolicy.ts';
import { readSettings, settingsFor } from '../settings/readSettings.ts';
import { checkSuite } from './checkSuite.ts';
import { failsOpen } from './failsOpen.ts';
import { withLevels } from './levels.ts';
import { unknownAsked } from './unknownAsked.ts';

/** The kinds of files that are checked. */
export type CheckedKind = Exclude<FileKind, 'run'>;

const endings: readonly (readonly [CheckedKind, RegExp])[] = [
  ['policy', /\.policy\.(?:ya?ml|json)$/i],
  ['suite', /\.suite\.(?:ya?ml|json)$/i],
  ['settings', /(?:^|[\\/])railwright\.(?:ya?ml|json)$/i],
];

/** What kind of file this is, by its name. */
export const kindOfFile = (path: string): CheckedKind | undefined =>
  endings.find(([, ending]) => ending.test(path))?.[0];

const checks = {
  policy: checkPolicy,
  suite: checkSuite,
  settings: (document: ParsedDocument, documents: Documents) => readSettings(document, documents).diagnostics,
} satisfies Record<CheckedKind, (document: ParsedDocument, documents: Documents) => readonly Diagnostic[]>;

/** All that is wrong with a file, in the order of the text, at the levels that the settings give. */
export function checkFile(kind: CheckedKind, document: ParsedDocument, documents: Documents): readonly Diagnostic[] {
  if (isSomeoneElses(kind, document)) return [];
  const found = checks[kind](document, documents).filter(({ location }) => location.path === document.path);
  const settings = settingsFor(document.path, documents);
  return withLevels(found, settings.levels).toSorted((a, b) => a.location.range.start - b.location.range.start);
}

/** Other tools have `*.policy.json` files too (AWS among them): JSON with none of our keys is theirs. */
function isSomeoneElses(kind: CheckedKind, { path, value }: ParsedDocument): boolean {
  if (!path.toLowerCase().endsWith('.json') || value === null || typeof value !== 'object') return false;
  const keys = Object.keys(value);
  return keys.length > 0 && !keys.some((key) => Object.hasOwn(schemas[kind].properties ?? {}, key));
}

function checkPolicy(document: ParsedDocument, documents: Documents): readonly Diagnostic[] {
  const { value, diagnostics } = readPolicy(document, documents);
  const compiled = compilePolicy(value).diagnostics;
  const reported = new Set(diagnostics.map(({ location }) => location.range.start));
  const broken = brokenBases(value, compiled).filter(({ location }) => !reported.has(location.range.start));
  const meant = [...failsOpen(document, value), ...unknownAsked(value, settingsFor(document.path, documents))];
  return [...diagnostics, ...compiled, ...broken, ...meant];
}

/** Rules of a base are compiled with the values and tools of the policy that extends it: what is wrong then is shown at its entry. */
function brokenBases({ bases }: Policy, compiled: readonly Diagnostic[]): readonly Diagnostic[] {
  return bases.flatMap(({ reference, at, files }): readonly Diagnostic[] => {
    const problem = brokenBase(
      reference,
      compiled.filter(({ location }) => files.includes(location.path)),
    );
    return problem ? [{ level: 'error', location: at, ...problem }] : [];
  });
}
