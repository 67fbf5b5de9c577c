import { type CompiledPolicy, compilePolicy } from '#engine/compile/compilePolicy.ts';
import type { Diagnostic } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { readPolicy } from '#engine/policy/readPolicy.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { Suite } from '#engine/suite/suite.ts';
import type { DocumentStore } from '../documentStore.ts';

/** A suite and its policy, as they stand in the editor; `problem` where they cannot be run. */
export type LoadedSuite =
  | { readonly kind: 'loaded'; readonly suite: Suite; readonly policy: CompiledPolicy }
  | { readonly kind: 'problem'; readonly message: string };

/** Reads a suite and its policy from drafts and disk. With an error-level finding in either, nothing is run. */
export function loadSuite(store: DocumentStore, path: string): LoadedSuite {
  const { documents } = store;
  const document = documents.parse(path);
  if (!isParsed(document)) return { kind: 'problem', message: `cannot read the suite: ${document.reason}` };
  const { value: suite, diagnostics } = readSuite(document, documents);
  const broken = firstError(diagnostics);
  if (broken) return { kind: 'problem', message: describe('suite', broken, store) };
  const policyPath = suite.policy?.value ?? '';
  const policyDocument = documents.parse(policyPath);
  if (!isParsed(policyDocument))
    return { kind: 'problem', message: `cannot read the policy: ${policyDocument.reason}` };
  const policy = readPolicy(policyDocument, documents);
  const compiled = compilePolicy(policy.value);
  const error = firstError([...policy.diagnostics, ...compiled.diagnostics]);
  if (error) return { kind: 'problem', message: describe('policy', error, store) };
  return { kind: 'loaded', suite, policy: compiled.value };
}

const firstError = (diagnostics: readonly Diagnostic[]): Diagnostic | undefined =>
  diagnostics.find(({ level }) => level === 'error');

function describe(what: string, { message, location }: Diagnostic, store: DocumentStore): string {
  const { line } = store.lines(location.path).position(location.range.start);
  return `the ${what} has an error in ${store.documents.display(location.path)}:${line + 1}: ${message}`;
}
