import { checkFile, kindOfFile } from '#engine/check/checkFile.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { type Documents, isParsed, openDocuments } from '#engine/document/documents.ts';
import { memoryFiles } from './memoryFiles.ts';

/** Files by their absolute path. */
export type Texts = Readonly<Record<string, string>>;

/** What `checkFile` finds in a file. */
export function checkAt(documents: Documents, path: string): readonly Diagnostic[] {
  const document = documents.parse(path);
  const kind = kindOfFile(path);
  if (!isParsed(document) || !kind) throw new Error(`${path} cannot be checked`);
  return checkFile(kind, document, documents);
}

/** What `checkFile` finds in one of some files. */
export const checkIn = (texts: Texts, path: string): readonly Diagnostic[] =>
  checkAt(openDocuments(memoryFiles(texts)), path);

/** What `checkFile` finds in a policy: `[code, the text that is marked]`. */
export function checkPolicyText(text: string, more: Texts = {}): readonly (readonly [string, string])[] {
  return marked(text, checkIn({ ...more, '/a.policy.yaml': text }, '/a.policy.yaml'));
}

/** What `checkFile` finds in a suite: `[code, the text that is marked]`. */
export function checkSuiteText(text: string, more: Texts = {}): readonly (readonly [string, string])[] {
  return marked(text, checkIn({ ...more, '/a.suite.yaml': text }, '/a.suite.yaml'));
}

const marked = (text: string, diagnostics: readonly Diagnostic[]): readonly (readonly [string, string])[] =>
  diagnostics.map(({ code, location }) => [code, text.slice(location.range.start, location.range.end)]);
