import { type ReadCompiledPolicy, readCompiledPolicy } from '../compile/readCompiledPolicy.ts';
import type { Diagnostic, Location } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { FileContent } from '../document/files.ts';
import { keepPerNode } from '../document/keepPerNode.ts';
import { movedDiagnostic } from '../document/moved.ts';
import { itemsAt, valueAt } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { withoutFollowUps } from '../document/withoutFollowUps.ts';
import type { Policy } from '../policy/policy.ts';
import { settingsFor } from '../settings/readSettings.ts';
import { readSuite } from '../suite/readSuite.ts';
import type { Suite } from '../suite/suite.ts';
import type { SuiteContext } from './check.ts';
import { policyFaults } from './policyFaults.ts';
import { caseChecks, suiteChecks } from './suiteChecks.ts';

/** What is wrong with a suite: in itself, and in what it says of its policy, its model and their tools. */
export function checkSuite(document: ParsedDocument, documents: Documents): readonly Diagnostic[] {
  const { value: suite, diagnostics } = readSuite(document, documents);
  const tested = testedPolicy(document, suite, documents);
  const settings = settingsFor(suite.path, documents);
  const context = { document, suite, policy: tested.policy, settings, documents };
  return [
    ...diagnostics,
    ...tested.diagnostics,
    ...suiteChecks.flatMap((check) => check(context)),
    ...checkCases(context),
  ];
}

/** Each case is checked again only when an edit touched it, or what all of them depend on. */
function checkCases(context: SuiteContext): readonly Diagnostic[] {
  const { document, suite, policy, settings } = context;
  const nodes = itemsAt(document, ['cases']);
  const checks = caseChecks.map((check) => check(context));
  return suite.cases.flatMap((testCase) => {
    const node = nodes[Number(testCase.path?.[1])];
    const make = (): readonly Diagnostic[] => checks.flatMap((check) => check(testCase));
    return node ? perCase(node, { given: [policy, settings, suite.model?.value], make }) : make();
  });
}

const perCase = keepPerNode<readonly Diagnostic[]>((found, by) => found.map((each) => movedDiagnostic(each, by)));

interface TestedPolicy {
  readonly policy?: Policy;
  readonly diagnostics: readonly Diagnostic[];
}

function testedPolicy(document: ParsedDocument, suite: Suite, documents: Documents): TestedPolicy {
  if (!suite.policy) return { diagnostics: [] };
  const { value: path, at } = suite.policy;
  const read = readCompiledPolicy(path, documents);
  if (!read) return { diagnostics: [unreadablePolicy(document, at, documents.read(path))] };
  // Rules that cannot be read are left out: what cases say of them is not known to be wrong.
  return {
    policy: read.reading.some(isError) ? undefined : read.policy,
    diagnostics: brokenPolicy(at, shownErrors(read)),
  };
}

/** The errors that who opens the policy sees there: those of a base are one, at the entry that names it. */
function shownErrors(read: ReadCompiledPolicy): readonly Diagnostic[] {
  const { path, sources } = read.policy;
  const text = sources.find((source) => source.path === path)?.text ?? '';
  const own = policyFaults(read).filter(({ location }) => location.path === path);
  return withoutFollowUps(own, text)
    .filter(isError)
    .toSorted((a, b) => a.location.range.start - b.location.range.start);
}

const isError = ({ level }: Diagnostic): boolean => level === 'error';

function unreadablePolicy({ value }: ParsedDocument, location: Location, content: FileContent): Diagnostic {
  const reason = content.kind === 'unreadable' ? content.reason : '';
  const message = `cannot read \`${String(valueAt(value, ['policy']))}\`: ${reason}`;
  return { code: 'missing-file', level: 'error', message, location };
}

function brokenPolicy(at: Location, errors: readonly Diagnostic[]): readonly Diagnostic[] {
  const [first] = errors;
  if (!first) return [];
  const message = `the policy has ${errors.length === 1 ? 'an error' : `${errors.length} errors`}: cases cannot be run`;
  const related = [{ location: first.location, message: first.message }];
  return [{ code: 'broken-policy', level: 'error', message, location: at, related }];
}
