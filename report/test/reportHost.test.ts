import { expect, test } from 'vitest';
import { reportData, writeReportData } from '#engine/report/html/reportData.ts';
import type { CaseQuery } from '#protocol/panel/cases.ts';
import type { HostMessage } from '#protocol/panel/messages.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import { hostileRun } from '../../engine/test/report/hostileReport.ts';
import {
  diffReport,
  fixtureText,
  libraryDocuments,
  libraryPolicy,
  runReport,
} from '../../engine/test/report/library.ts';
import { reportHost } from '../src/reportHost.ts';

const allCases: CaseQuery = { text: '', kind: 'all', status: 'all' };

/** What the page holds of a run of the library desk, whose loans got shorter. */
async function shorterLoans() {
  const strict = fixtureText('library.policy.yaml').replace('most_days: 28', 'most_days: 7');
  const [before, now] = [libraryDocuments(), libraryDocuments({ '/library.policy.yaml': strict })];
  const { record } = await runReport('recorded', before);
  const report = await runReport('recorded', now);
  const page = {
    policy: libraryPolicy(now).policy,
    policyBefore: libraryPolicy(before).policy,
    gates: [{ name: 'catch_rate', operator: '>=', limit: 0.9 }],
  } as const;
  return reportData({ ...report, baseline: diffReport(record, report.record) }, page);
}

/** Asks the host as the panel does, of data that were written and read. */
async function ask(data: Awaited<ReturnType<typeof shorterLoans>>) {
  const host = reportHost(JSON.parse(writeReportData(data)));
  const heard: HostMessage[] = [];
  host.listen((message) => heard.push(message));
  const answerTo = async (message: Parameters<typeof host.post>[0]): Promise<HostMessage | undefined> => {
    const before = heard.length;
    host.post(message);
    await Promise.resolve();
    return heard[before];
  };
  const view = async (message: Parameters<typeof host.post>[0]): Promise<LiveView> => {
    const answer = await answerTo(message);
    if (answer?.kind !== 'view' || answer.view.kind !== 'live') throw new Error(`no view: ${JSON.stringify(answer)}`);
    return answer.view;
  };
  return { answerTo, view };
}

test('the view is of the run, compared with its baseline', async () => {
  const { view } = await ask(await shorterLoans());
  const { header, changes, baseline, rates, actions } = await view({ kind: 'ready' });
  expect(header.counts).toEqual({ total: 9, passed: 7, failed: 1, notEvaluated: 1, needRun: 0 });
  expect(baseline.label).toMatch(/^run 2026/);
  expect(changes?.groups.map(({ title, count }) => [title, count])).toEqual([['renew-too-long', 1]]);
  expect(changes?.groups[0]?.flips[0]?.note).toContain('most_days now 7');
  expect(rates.find(({ id }) => id === 'catch_rate')?.gate).toEqual({ limit: 0.9, atLeast: true, passed: true });
  expect(rates.find(({ id }) => id === 'false_refusal_rate')?.before?.n).toBe(0);
  expect(actions?.count).toBe(2);
});

test('rows are found by a query', async () => {
  const { answerTo } = await ask(await shorterLoans());
  const answer = await answerTo({ kind: 'rows', query: { ...allCases, status: 'failed' }, first: 0, count: 10 });
  expect(answer?.kind === 'rows' && answer.rows.rows.map(({ key }) => key)).toEqual(['renew']);
});

test('a case opens, with where its rules stand, and closes', async () => {
  const { view } = await ask(await shorterLoans());
  const { selected } = await view({ kind: 'select', key: 'renew' });
  const rules = selected?.stages.flatMap((stage) => stage.rules) ?? [];
  expect(rules.find(({ id }) => id === 'renew-too-long')).toMatchObject({
    place: 'library.policy.yaml:32',
    condition: 'args.days > values.most_days',
  });
  expect((await view({ kind: 'select', key: null })).selected).toBeUndefined();
});

test('what only an editor can do is not answered', async () => {
  const { answerTo } = await ask(await shorterLoans());
  expect(await answerTo({ kind: 'runNeeded' })).toBeUndefined();
  expect(await answerTo({ kind: 'baseline', id: 'none' })).toBeUndefined();
});

test('the results of before come back as they were', async () => {
  const { report, ...page } = await hostileRun();
  const { view } = await ask(reportData(report, page));
  const { changes } = await view({ kind: 'ready' });
  expect(changes?.tiles.find(({ change }) => change === 'new-false-refusal')?.count).toBe(
    report.baseline?.diff.flips.filter(({ change }) => change === 'new-false-refusal').length,
  );
});
