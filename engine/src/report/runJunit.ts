import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { keyOf } from '../compare/diffRuns.ts';
import { decisionOf } from './decision.ts';
import type { RunReport } from './reports.ts';
import { type Element, element, xmlDocument } from './xml.ts';

/** JUnit XML: a test suite for the cases of each kind, and one for the gates. What was not evaluated is an error. */
export function runJunit({ record }: RunReport): string {
  const kinds = (['normal', 'edge', 'attack'] as const).map((kind) => ({
    kind,
    results: record.results.filter((result) => result.kind === kind),
  }));
  const suites = kinds
    .filter(({ results }) => results.length > 0)
    .map(({ kind, results }) => testSuite(`${record.suite.id}.${kind}`, record, results.map(testCase(record))));
  const gates =
    record.gates.length === 0
      ? []
      : [testSuite(`${record.suite.id}.gates`, record, record.gates.map(gateCase(record)))];
  const all = [...suites, ...gates];
  return xmlDocument(
    element(
      'testsuites',
      { name: `railwright run ${record.suite.id}`, ...totals(all), time: seconds(record.durationMs) },
      all,
    ),
  );
}

function testSuite(name: string, record: RunRecord, cases: readonly Element[]): Element {
  const has = (outcome: string): number =>
    cases.filter(({ children }) => children.some((child) => typeof child === 'object' && child.name === outcome))
      .length;
  const counts = { tests: cases.length, failures: has('failure'), errors: has('error'), skipped: has('skipped') };
  return element('testsuite', { name, ...counts, timestamp: record.startedAt }, [propertiesOf(record), ...cases]);
}

function totals(suites: readonly Element[]): Record<'tests' | 'failures' | 'errors' | 'skipped', number> {
  const sum = (name: string): number => suites.reduce((n, { attributes }) => n + Number(attributes[name]), 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
}

function propertiesOf({ id, policy, model }: RunRecord): Element {
  const values = {
    run: id,
    policy: policy.path,
    'policy.version': policy.version,
    'policy.sha256': policy.sha256,
    model: model.name,
  };
  return element(
    'properties',
    {},
    Object.entries(values).map(([name, value]) => element('property', { name, value })),
  );
}

const testCase =
  ({ suite }: RunRecord) =>
  (result: Result): Element =>
    element(
      'testcase',
      { name: keyOf(result), classname: `${suite.id}.${result.kind}`, time: seconds(result.durationMs) },
      outcomeOf(result),
    );

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
