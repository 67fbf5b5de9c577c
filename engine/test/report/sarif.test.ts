import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { reporters } from '../../src/report/reporters.ts';
import type { RunReport } from '../../src/report/reports.ts';
import { plain } from '../../src/report/style.ts';
import { hostileRun } from './hostileReport.ts';
import { checkReport, diffReport, fixtureText, libraryDocuments, runReport } from './library.ts';

const { $schema, id, ...schema } = JSON.parse(
  readFileSync(new URL('../../../testFixtures/sarif/sarif-schema-2.1.0.json', import.meta.url), 'utf8'),
);
// It is of draft 4, of which it uses nothing that later drafts changed but its name; it has patterns that are none in Unicode mode.
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

interface SarifResult {
  readonly ruleId: string;
  readonly baselineState?: string;
  readonly message: { readonly text: string };
  readonly relatedLocations?: readonly { readonly id: number }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

function resultsIn(text: string): readonly SarifResult[] {
  const log = JSON.parse(text);
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  return log.runs[0].results;
}

const resultsOf = (report: RunReport): readonly SarifResult[] => resultsIn(reporters.run.sarif(report, plain));

test('the findings of a check', () => {
  const policy = fixtureText('library.policy.yaml').replace('args.days', 'args.dys');
  const documents = libraryDocuments({ '/library.policy.yaml': policy });
  expect(resultsIn(reporters.check.sarif(checkReport(['/library.policy.yaml'], documents), plain))).toHaveLength(1);
});

test('a run alone: failed cases', async () => {
  const results = resultsOf(await runReport('tired'));
  expect(results.map(({ ruleId, baselineState }) => [ruleId, baselineState])).toEqual([
    ['failed-case', undefined],
    ['failed-case', undefined],
  ]);
});

test('what failed before as well is unchanged, what got worse is new', async () => {
  const report = await runReport('tired');
  const { record: better } = await runReport('recorded');
  const known = resultsOf({ ...report, baseline: diffReport(report.record, report.record) });
  expect(known.map(({ ruleId, baselineState }) => [ruleId, baselineState])).toEqual([
    ['failed-case', 'unchanged'],
    ['failed-case', 'unchanged'],
  ]);
  const worse = resultsOf({ ...report, baseline: diffReport(better, report.record) });
  expect(worse.map(({ ruleId, baselineState }) => [ruleId, baselineState])).toEqual([
    ['new-false-refusal', 'new'],
    ['new-miss', 'new'],
  ]);
});

test('fingerprints stay where lines move and are each of one result', async () => {
  const before = resultsOf(await runReport('tired'));
  const moved = libraryDocuments({ '/library.suite.yaml': `# a comment\n\n${fixtureText('library.suite.yaml')}` });
  const after = resultsOf(await runReport('tired', moved));
  const prints = (results: readonly SarifResult[]) => results.map(({ partialFingerprints }) => partialFingerprints);
  expect(prints(after)).toEqual(prints(before));
  expect(new Set(prints(before).map((print) => JSON.stringify(print))).size).toBe(before.length);
});

test('a message links to the places that are related, and nowhere else', async () => {
  const results = resultsOf((await hostileRun()).report);
  expect(results.length).toBeGreaterThan(10);
  expect(results.map(({ message }) => message.text).join('\n')).toContain('https://evil.example');
  for (const { message, relatedLocations = [] } of results) {
    const targets = [...message.text.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => Number(target));
    expect(targets).toEqual(relatedLocations.map(({ id: each }) => each));
  }
});
