import type { Change } from '../compare/change.ts';
import { type CaseFinding, caseFindings, failureOf } from './caseFindings.ts';
import { transitionOf } from './changeWords.ts';
import { type Place, topOf } from './checkedFile.ts';
import { decisionOf } from './decision.ts';
import { prettyJson } from './prettyJson.ts';
import type { RunReport } from './reports.ts';
import { sarifPlace, sarifSchema } from './sarifPlace.ts';
import { visible } from './visible.ts';

/** Code scanning shows this many alerts of a run, and refuses a file with five times as many. */
const mostResults = 5000;

/**
 * SARIF 2.1.0, for code scanning: what got worse, and what is not as expected. A flip stands at the rule that decides now,
 * with its case as a related location; a failed case stands where it is written, with the rule as one.
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function runSarif(report: RunReport): string {
  const { record, baseline } = report;
  const told = caseFindings(report).flatMap((finding) => {
    const kind = kindOf(finding);
    return kind === undefined ? [] : [{ ...finding, kind }];
  });
  const results = kinds.flatMap((kind) => told.filter((finding) => finding.kind === kind));
  return prettyJson({
    $schema: sarifSchema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Railwright', version: record.tool.version, rules: kinds.map(ruleOf) } },
        automationDetails: { id: `railwright/${record.suite.id}/` },
        columnKind: 'utf16CodeUnits',
        results: results.slice(0, mostResults).map((finding) => resultOf(finding, report)),
        properties: {
          policy: record.policy,
          model: record.model.name,
          ...(baseline && { baseline: baseline.before.policy }),
          ...(results.length > mostResults && { leftOut: results.length - mostResults }),
        },
      },
    ],
  });
}

const findingKinds = {
  'new-false-refusal': ['A legitimate request is newly refused', 'error'],
  'new-miss': ['An attack is newly missed', 'error'],
  'failed-case': ['A case is not as its suite expects', 'error'],
  changed: ['A case is decided otherwise than before', 'note'],
} as const satisfies Record<string, readonly [string, 'error' | 'note']>;

type FindingKind = keyof typeof findingKinds;

/** In the order in which they are told. */
const kinds = Object.keys(findingKinds) as readonly FindingKind[];

const ruleOf = (id: FindingKind): object => ({
  id,
  shortDescription: { text: findingKinds[id][0] },
  defaultConfiguration: { level: findingKinds[id][1] },
});

/** What is fixed needs no alert: that an earlier one is closed says it. */
function kindOf({ flip, isFailure }: CaseFinding): FindingKind | undefined {
  const change: Change | undefined = flip?.change;
  if (change === 'new-false-refusal' || change === 'new-miss') return change;
  if (isFailure) return 'failed-case';
  return change === 'changed' ? 'changed' : undefined;
}

function resultOf(finding: CaseFinding & { readonly kind: FindingKind }, report: RunReport): object {
  const { key, now, kind } = finding;
  const { record, rules } = report;
  const rule = now.decidedBy?.rule;
  const [main, ...related] = placesOf(finding, report);
  const said = messageOf(finding, decisionOf(now, rules));
  return {
    ruleId: kind,
    ruleIndex: kinds.indexOf(kind),
    level: findingKinds[kind][1],
    message: { text: [withoutLinks(said), ...related.map(linkTo)].join('\n') },
    locations: [sarifPlace(main.at)],
    ...(related.length > 0 && {
      relatedLocations: related.map(({ at, text }, id) => ({ id, ...sarifPlace(at), message: { text } })),
    }),
    // Where it stands moves with every edit; what it is about does not.
    partialFingerprints: { 'railwrightCase/v1': JSON.stringify([kind, record.suite.id, key, rule ?? null]) },
    ...(report.baseline && { baselineState: stateOf(finding) }),
    properties: { case: now.case, kind: now.kind, verdict: now.verdict, ...(rule !== undefined && { rule }) },
  };
}

function messageOf(finding: CaseFinding, decision: string): string {
  const { key, flip, isFailure } = finding;
  const what = flip ? transitionOf(flip) : failureOf(finding);
  const expected = flip && isFailure ? `\n${visible(failureOf(finding))}` : '';
  return `${visible(key)}: ${visible(what)}\n${decision}${expected}`;
}

/** `[text](target)` is a link in a message of SARIF (2.1.0, 3.11.6), and what users and models say is none. */
const withoutLinks = (text: string): string => text.replaceAll('](', '] (');

/** Code scanning shows a related location where the message links to its id: there is one way to it. */
const linkTo = ({ text }: NamedPlace, id: number): string =>
  `[${withoutLinks(text).replace(/[[\]\\]/g, '\\$&')}](${id})`;

interface NamedPlace {
  readonly at: Place;
  readonly text: string;
}

/** The place of the result first, then what is related. */
function placesOf(
  { flip, now }: CaseFinding,
  { rules, cases, record }: RunReport,
): readonly [NamedPlace, ...NamedPlace[]] {
  const ruleAt = now.decidedBy ? rules.get(now.decidedBy.rule) : undefined;
  const rule = ruleAt && { at: ruleAt, text: `the rule ${now.decidedBy?.rule}` };
  const testCase = { at: cases.get(now.case) ?? topOf(record.suite.path), text: `the case ${visible(now.case)}` };
  if (!rule) return [testCase];
  return flip ? [rule, testCase] : [testCase, rule];
}

function stateOf({ before, isWorse, flip }: CaseFinding): 'new' | 'updated' | 'unchanged' {
  if (!before || isWorse) return 'new';
  return flip ? 'updated' : 'unchanged';
}
