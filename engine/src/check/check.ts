import type { PolicyAnalysis } from '../analyse/analysePolicy.ts';
import type { Diagnostic } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { Path } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import type { Policy, Rule } from '../policy/policy.ts';
import type { Settings } from '../settings/settings.ts';
import type { Case, Suite } from '../suite/suite.ts';
import type { Evidence } from './project/evidence.ts';

/** A policy that can be read, and what it stands in. */
export interface PolicyContext {
  readonly document: ParsedDocument;
  /** Rules of its bases included: a finding belongs to a rule whose `at.path` is the policy's own. */
  readonly policy: Policy;
  readonly settings: Settings;
  readonly documents: Documents;
}

/** Finds what is wrong with the meaning of one policy, from nothing but it, its bases, its tools and the settings. */
export type PolicyCheck = (context: PolicyContext) => readonly Diagnostic[];

/** A policy, and when its rules match as far as that can be told without a case. */
export interface AnalysedContext extends PolicyContext {
  readonly analysis: PolicyAnalysis;
}

/** Finds rules and conditions that do not do what they seem to. What it says is certain. */
export type ConditionCheck = (context: AnalysedContext) => readonly Diagnostic[];

/** A suite, and the policy that it tests. */
export interface SuiteContext {
  readonly document: ParsedDocument;
  readonly suite: Suite;
  /** Undefined where there is none, or where it has errors: what cases say of its rules is then not known to be wrong. */
  readonly policy?: Policy;
  readonly settings: Settings;
  readonly documents: Documents;
}

/**
 * Finds what is wrong with one case.
 * INVARIANT: depends on the case, and on the context's policy, settings and the suite's model alone, so that it runs again
 * only for a case that an edit touched.
 */
export type CaseCheck = (context: SuiteContext) => (testCase: Case) => readonly Diagnostic[];

/** Something wrong with a row of a data set. What is found in many rows is told once. */
export interface RowProblem extends Pick<Diagnostic, 'code' | 'level' | 'message' | 'help'> {
  readonly row: Case;
  /** Where in the data set the author of the suite can act, from the set on: `['expect']`. */
  readonly at: Path;
}

/**
 * Finds what is wrong with the rows of one data set, which it is given in their order.
 * INVARIANT: depends on the set, its rows, and on the context's policy, settings and the suite's model alone.
 */
export type RowCheck = (context: SuiteContext) => (row: Case) => readonly RowProblem[];

/** Finds what is wrong with the cases of a suite taken together, or with what stands beside them. Runs on each edit: it is linear. */
export type SuiteCheck = (context: SuiteContext) => readonly Diagnostic[];

/** A policy with the suites that test it, and what its rules find in their cases. */
export interface ProjectContext extends PolicyContext {
  readonly evidence: Evidence;
  /** The rules of the policy's own file that can match. */
  readonly rules: readonly Rule[];
}

/** Finds what only cases can show of a policy: rules that none of them reaches. Runs when the author pauses, once the cases are judged. */
export type ProjectCheck = (context: ProjectContext) => readonly Diagnostic[];
