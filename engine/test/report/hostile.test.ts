import { beforeAll, describe, expect, test } from 'vitest';
import { reporters } from '../../src/report/reporters.ts';
import type { RunReport } from '../../src/report/reports.ts';
import { plain } from '../../src/report/style.ts';
import { hostileRun } from './hostileReport.ts';

let report: RunReport;
beforeAll(async () => {
  ({ report } = await hostileRun());
});

describe('texts of others stay texts', () => {
  test('in workflow commands: each line is one of ours', () => {
    const reports = [report, { ...report, baseline: undefined }];
    const lines = reports.flatMap((each) => reporters.run.github(each, plain).split(/[\n\r]/));
    for (const line of lines) expect(line).toMatch(/^(?:::(?:error|warning) |$)/);
    expect(lines.length).toBeGreaterThan(10);
  });

  test('in Markdown: beside code spans there are only words of ours', () => {
    const text = reporters.run.markdown(report, plain);
    const own = text.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
    expect(own).not.toMatch(/octocat|evil|alert|onerror|fence|\u001b|\u202e/);
    expect(text).toContain('evil.example');
  });

  test('in XML', () => {
    const text = reporters.run.junit(report, plain);
    expect(text).not.toMatch(/<(?:img|script|b)\b/);
  });

  test('in a terminal: no control character but line feeds', () => {
    expect(reporters.run.pretty(report, plain).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});
