import { type ReadCompiledPolicy, readCompiledPolicy, readKeptPolicy } from '../../compile/readCompiledPolicy.ts';
import type { Diagnostic } from '../../document/diagnostic.ts';
import { type Documents, isParsed } from '../../document/documents.ts';
import { valueAt } from '../../document/nodes.ts';
import type { Work } from '../../rejudge/work.ts';
import { answersOf } from '../../run/answersOf.ts';
import { levelsFor } from '../../settings/coverage.ts';
import { settingsFor } from '../../settings/readSettings.ts';
import { readSuite } from '../../suite/readSuite.ts';
import type { Suite } from '../../suite/suite.ts';
import { threatOf } from '../../taxonomy/readTag.ts';
import { governedTools } from '../governing.ts';
import { projectCodes } from '../projectCodes.ts';
import type { Evidence, EvidenceOrBroken } from './evidence.ts';
import { tallyRules } from './ruleTally.ts';

/**
 * What the cases of a suite show of the policy that it tests and of each of its bases, by their paths. Policies of which
 * nobody wants to know are left out. A step of the work takes as long as a case, or as reading the files.
 */
export function* gatherEvidence(suitePath: string, documents: Documents): Work<ReadonlyMap<string, EvidenceOrBroken>> {
  const tested = testedPolicy(suitePath, documents);
  const wanted = sourcesOf(tested).filter((path) => isWanted(path, documents));
  const document = documents.parse(suitePath);
  if (!tested || wanted.length === 0 || !isParsed(document)) return new Map();
  const { value: suite, diagnostics } = readSuite(document, documents);
  yield;
  if (isBroken(tested) || diagnostics.some(isError)) return new Map(wanted.map((path) => [path, 'broken']));
  if (suite.cases.length === 0) return new Map();
  const answerOf = answersOf(suite, settingsFor(suitePath, documents), documents) ?? noAnswer;
  const tallies = yield* tallyRules(tested, suite.cases, answerOf);
  const shared = { ...ofSuite(suite), governed: [governedTools(tested.policy)] };
  return new Map(wanted.map((path) => [path, { ...shared, rules: tallies.get(path) ?? new Map() }]));
}

const noAnswer = (): undefined => undefined;

const ofSuite = ({ id, cases }: Suite): Omit<Evidence, 'rules' | 'governed'> => ({
  suites: [id],
  cases: cases.filter(({ skip }) => skip === undefined).length,
  threats: [...new Set(cases.flatMap(({ kind, tags }) => (kind === 'attack' ? tags.flatMap(threatOf) : [])))],
});

/** The paths of the policies that a suite tests: the one that it names, and its bases. */
export function policiesTestedBy(suitePath: string, documents: Documents): readonly string[] {
  const path = policyNamedBy(suitePath, documents);
  const read = path === undefined ? undefined : readKeptPolicy(path, documents);
  return read?.value.sources.map((source) => source.path) ?? [];
}

function testedPolicy(suitePath: string, documents: Documents): ReadCompiledPolicy | undefined {
  const path = policyNamedBy(suitePath, documents);
  return path === undefined ? undefined : readCompiledPolicy(path, documents);
}

/** The path of the policy that a suite names. */
export function policyNamedBy(suitePath: string, documents: Documents): string | undefined {
  const document = documents.parse(suitePath);
  const reference = isParsed(document) ? valueAt(document.value, ['policy']) : undefined;
  return typeof reference === 'string' ? documents.resolve(suitePath, reference) : undefined;
}

const sourcesOf = (read: ReadCompiledPolicy | undefined): readonly string[] =>
  read?.policy.sources.map(({ path }) => path) ?? [];

/** Whether somebody wants to know what the cases show of a policy. */
export function isWanted(path: string, documents: Documents): boolean {
  const levels = levelsFor(path, documents);
  return [...projectCodes].some((code) => levels.get(code) !== 'off');
}

/** A policy with errors does not judge. */
export const isBroken = ({ reading, compiling }: ReadCompiledPolicy): boolean =>
  [...reading, ...compiling].some(isError);

const isError = ({ level }: Diagnostic): boolean => level === 'error';
