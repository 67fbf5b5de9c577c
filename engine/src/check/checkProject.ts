import { analysePolicy, ownRules } from '../analyse/analysePolicy.ts';
import { neverHolds } from '../analyse/outcomes.ts';
import { readCompiledPolicy, readKeptPolicy } from '../compile/readCompiledPolicy.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { Work } from '../rejudge/work.ts';
import { settingsFor } from '../settings/readSettings.ts';
import { ungovernedTools } from './policy/ungovernedTool.ts';
import { addEvidence, type EvidenceOrBroken } from './project/evidence.ts';
import { gatherEvidence, isBroken, isWanted } from './project/gatherEvidence.ts';
import { projectChecks } from './projectChecks.ts';

/** The suites of a project, as its host finds them. */
export interface ProjectFiles {
  /** The paths of all suites that might test a policy: whether they do is read in them. */
  suitesFor(policyPath: string): readonly string[];
}

/**
 * What the cases of a project show of a policy: those of the suites that test it, or a policy that extends it. Undefined
 * where they show nothing: no suite tests it, or one has errors, or the policy itself, or nobody wants to know. A step of
 * the work takes as long as a case, or as reading a file.
 */
export function* checkProject(
  document: ParsedDocument,
  documents: Documents,
  files: ProjectFiles,
): Work<readonly Diagnostic[] | undefined> {
  if (!isWanted(document.path, documents)) return undefined;
  const all: EvidenceOrBroken[] = [];
  for (const path of files.suitesFor(document.path)) {
    const evidence = (yield* gatherEvidence(path, documents)).get(document.path);
    if (evidence === 'broken') return undefined;
    if (evidence) all.push(evidence);
  }
  return checkEvidence(document, documents, addEvidence(all));
}

/** The same, of a policy whose cases have been judged. */
export function checkEvidence(
  document: ParsedDocument,
  documents: Documents,
  evidence: EvidenceOrBroken | undefined,
  reachable: ReachableRules | undefined = reachableRules(document.path, documents),
): readonly Diagnostic[] | undefined {
  if (!reachable || evidence === undefined || evidence === 'broken') return undefined;
  const context = { document, settings: settingsFor(document.path, documents), documents, evidence, ...reachable };
  return projectChecks.flatMap((check) => check(context));
}

/**
 * Whether the cases of a policy may take back what it shows by itself: a host that has said so says it anew, once they are
 * judged.
 */
export function isCorrectable(document: ParsedDocument, documents: Documents): boolean {
  const policy = readKeptPolicy(document.path, documents)?.value;
  return policy !== undefined && ungovernedTools({ document, policy }).length > 0;
}

/** A policy, and those of the rules in its own file that can match. */
export interface ReachableRules {
  readonly policy: Policy;
  readonly rules: readonly Rule[];
}

/** Of a rule that can never match, that is the finding, and no case helps. Undefined for a policy with errors. */
export function reachableRules(path: string, documents: Documents): ReachableRules | undefined {
  const read = readCompiledPolicy(path, documents);
  if (!read || isBroken(read)) return undefined;
  const own = ownRules(analysePolicy(read.compiled)).filter(({ outcomes }) => !neverHolds(outcomes));
  return { policy: read.policy, rules: own.map(({ rule }) => rule) };
}
