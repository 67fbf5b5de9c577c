import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Location } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { findNode } from '#engine/document/nodes.ts';
import type { Rule } from '#engine/policy/policy.ts';
import type { PolicyCoverage, RuleCoverage } from '#protocol/tests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { uriOfPath } from '../lsp/uri.ts';
import type { ReachTally, RuleReach } from './reachedRules.ts';
import { rangeOf } from './testTree.ts';

/** What was reached of a policy: of its own rules, and of those of its bases, each in its file. */
export function coverageOf(
  store: DocumentStore,
  { policy }: CompiledPolicy,
  tally: Pick<ReachTally, 'of'>,
): readonly PolicyCoverage[] {
  const files = Map.groupBy(policy.rules, ({ at }) => at.path);
  return [...files].map(([path, rules]) => ({
    uri: uriOfPath(path),
    rules: rules.map((rule) => ruleCoverage(store, rule, tally.of(rule.id))),
  }));
}

function ruleCoverage(store: DocumentStore, rule: Rule, reach: RuleReach): RuleCoverage {
  return {
    id: rule.id,
    range: rangeOf(store, wholeRule(store, rule)),
    matched: reach.matched,
    branches: branchesOf(rule, reach).map(({ at, ...branch }) => ({ ...branch, range: rangeOf(store, at) })),
  };
}

interface Branch {
  readonly label: string;
  readonly at: Location;
  readonly cases: number;
}

/** A rule without a condition always matches; and of one that asks somebody, it is not known what it did not match. */
function branchesOf({ when, unless }: Rule, { matched, notMatched, excepted }: RuleReach): readonly Branch[] {
  const isKnown = matched + notMatched + excepted > 0;
  if (!isKnown || !when) return [];
  return [
    { label: '`when` holds', at: when.at, cases: matched + excepted },
    { label: '`when` does not hold', at: when.at, cases: notMatched },
    ...(unless ? [{ label: '`unless` holds', at: unless.at, cases: excepted }] : []),
  ];
}

/** The whole entry, where it still stands in its list; its id otherwise. */
function wholeRule({ documents }: DocumentStore, { id, layer, at }: Rule): Location {
  const document = documents.parse(at.path);
  const entries = isParsed(document) ? (document.value as Partial<Record<string, unknown>> | null)?.[layer] : undefined;
  const index = Array.isArray(entries) ? entries.findIndex((entry) => entry?.id === id) : -1;
  const node = isParsed(document) && index >= 0 ? findNode(document, [layer, index])?.node : undefined;
  return node ? { path: at.path, range: { start: node.start, end: node.end } } : at;
}

/** The same files reached in several runs: of several suites that test one policy. */
export function addCoverage(
  known: readonly PolicyCoverage[],
  added: readonly PolicyCoverage[],
): readonly PolicyCoverage[] {
  const byUri = new Map(known.map((file) => [file.uri, file]));
  for (const file of added) {
    const same = byUri.get(file.uri);
    byUri.set(file.uri, same ? { uri: file.uri, rules: addRules(same.rules, file.rules) } : file);
  }
  return [...byUri.values()];
}

function addRules(known: readonly RuleCoverage[], added: readonly RuleCoverage[]): readonly RuleCoverage[] {
  const byId = new Map(known.map((rule) => [rule.id, rule]));
  for (const rule of added) {
    const same = byId.get(rule.id);
    byId.set(rule.id, same ? addRule(same, rule) : rule);
  }
  return [...byId.values()];
}

function addRule(known: RuleCoverage, added: RuleCoverage): RuleCoverage {
  const labels = [...new Set([...known.branches, ...added.branches].map(({ label }) => label))];
  const branches = labels.flatMap((label) => {
    const same = [known, added].flatMap((rule) => rule.branches.filter((branch) => branch.label === label));
    const cases = same.reduce((sum, branch) => sum + branch.cases, 0);
    return same[0] ? [{ ...same[0], cases }] : [];
  });
  return { ...known, matched: known.matched + added.matched, branches };
}
