import type { Metrics, Result, RunRecord } from '#schemas/generated/run.ts';
import { changes } from '../compare/change.ts';
import { type Flip, keyOf } from '../compare/diffRuns.ts';
import { decisionOf } from './decision.ts';
import type { Comparison, RunReport } from './reports.ts';
import { type Element, element, xmlDocument } from './xml.ts';

/** JUnit XML: a test suite for the cases of each kind, and one for the gates. What was not evaluated is an error. */
export function runJunit({ record, baseline }: RunReport): string {
  const flips = new Map(baseline?.diff.flips.map((flip) => [keyOf(flip), flip]));
  const properties = propertiesOf(record, baseline);
  const kinds = (['normal', 'edge', 'attack'] as const).map((kind) => ({
    kind,
    results: record.results.filter((result) => result.kind === kind),
  }));
  const suites = kinds
    .filter(({ results }) => results.length > 0)
    .map(({ kind, results }) =>
      testSuite(`${record.suite.id}.${kind}`, results.map(testCase(record, flips)), { record, properties }),
    );
  const gates =
    record.gates.length === 0
      ? []
      : [testSuite(`${record.suite.id}.gates`, record.gates.map(gateCase(record)), { record, properties })];
  const all = [...suites, ...gates];
  return xmlDocument(
    element(
      'testsuites',
      { name: `railwright run ${record.suite.id}`, ...totals(all), time: seconds(record.durationMs) },
      all,
    ),
  );
}

interface SuiteContext {
  readonly record: RunRecord;
  readonly properties: Element;
}

function testSuite(name: string, cases: readonly Element[], { record, properties }: SuiteContext): Element {
  const has = (outcome: string): number =>
    cases.filter(({ children }) => children.some((child) => typeof child === 'object' && child.name === outcome))
      .length;
  const counts = { tests: cases.length, failures: has('failure'), errors: has('error'), skipped: has('skipped') };
  return element('testsuite', { name, ...counts, timestamp: record.startedAt }, [properties, ...cases]);
}

function totals(suites: readonly Element[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const sum = (name: string): number => suites.reduce((n, { attributes }) => n + Number(attributes[name]), 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
}

/** What was run; its rates; and how many cases changed against the baseline, in which way. */
function propertiesOf({ id, policy, model, metrics }: RunRecord, baseline: Comparison | undefined): Element {
  return properties({
    run: id,
    policy: policy.path,
    'policy.version': policy.version,
    'policy.sha256': policy.sha256,
    model: model.name,
    ...ratesOf('rate', metrics),
    ...(baseline && changesOf(baseline)),
  });
}

const properties = (values: Readonly<Record<string, string | number>>): Element =>
  element(
    'properties',
    {},
    Object.entries(values).map(([name, value]) => element('property', { name, value })),
  );

/** `0.95 (19 of 20, 0.7639 to 0.9911)`: the value, its counts, and its 95 % interval. */
function ratesOf(prefix: string, { catchRate, falseRefusalRate }: Metrics): Readonly<Record<string, string>> {
  const rates = { catch_rate: catchRate, false_refusal_rate: falseRefusalRate };
  return Object.fromEntries(
    Object.entries(rates).map(([name, { value, n, of, low, high }]) => [
      `${prefix}.${name}`,
      of === 0 ? 'no case counts' : `${short(value ?? 0)} (${n} of ${of}, ${short(low)} to ${short(high)})`,
    ]),
  );
}

const short = (value: number): number => Number(value.toFixed(4));

function changesOf({ before, diff }: Comparison): Readonly<Record<string, string | number>> {
  const counts = changes.map((change) => [
    `flips.${change}`,
    diff.flips.filter((flip) => flip.change === change).length,
  ]);
  return {
    baseline: before.policy.source.startsWith('git:') ? before.policy.source : before.id,
    'baseline.policy.sha256': before.policy.sha256,
    ...ratesOf('baseline.rate', before.metrics),
    ...Object.fromEntries(counts),
  };
}

const testCase =
  ({ suite }: RunRecord, flips: ReadonlyMap<string, Flip>) =>
  (result: Result): Element => {
    const flip = flips.get(keyOf(result));
    const change = flip ? [properties({ change: flip.change, 'verdict.before': flip.from, verdict: flip.to })] : [];
    return element(
      'testcase',
      { name: keyOf(result), classname: `${suite.id}.${result.kind}`, time: seconds(result.durationMs) },
      [...change, ...outcomeOf(result)],
    );
  };

function outcomeOf(result: Result): readonly Element[] {
  const { notEvaluated, passed, failures = [], expected, verdict, shown } = result;
  if (notEvaluated?.reason === 'skipped') return [element('skipped', { message: notEvaluated.message })];
  if (notEvaluated) return [element('error', { message: notEvaluated.message, type: notEvaluated.reason })];
  if (passed) return [];
  return [
    element('failure', { message: failures.join('; '), type: verdict }, [
      `expected: ${expected}\n${decisionOf(result)}\nshown: ${shown}`,
    ]),
  ];
}

const gateCase =
  ({ suite }: RunRecord) =>
  ({ gate, value, passed }: RunRecord['gates'][number]): Element =>
    element(
      'testcase',
      { name: gate, classname: `${suite.id}.gates` },
      passed ? [] : [element('failure', { message: `${gate}, got ${value ?? 'no case that counts'}`, type: 'gate' })],
    );

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3);
