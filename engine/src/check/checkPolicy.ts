import { analysePolicy } from '../analyse/analysePolicy.ts';
import { readCompiledPolicy } from '../compile/readCompiledPolicy.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { settingsFor } from '../settings/readSettings.ts';
import { conditionChecks, policyChecks } from './policyChecks.ts';
import { policyFaults } from './policyFaults.ts';

/** What is wrong with a policy: its text and shape, its conditions, its bases, and its meaning. */
export function checkPolicy(document: ParsedDocument, documents: Documents): readonly Diagnostic[] {
  const read = readCompiledPolicy(document.path, documents);
  if (!read) return document.diagnostics;
  const { policy, compiled } = read;
  const context = { document, policy, settings: settingsFor(document.path, documents), documents };
  const analysed = { ...context, analysis: analysePolicy(compiled) };
  return [
    ...policyFaults(read),
    ...policyChecks.flatMap((check) => check(context)),
    ...conditionChecks.flatMap((check) => check(analysed)),
  ];
}
