import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ReportProgram } from '#disk/reportProgram.ts';
import { htmlPage } from '#engine/report/html/htmlPage.ts';
import { type PolicyPage, reportData, writeReportData } from '#engine/report/html/reportData.ts';
import type { RunReport } from '#engine/report/reports.ts';

/** The report of a run as one HTML file. */
export async function runHtml(report: RunReport, page: PolicyPage, program: ReportProgram): Promise<string> {
  const data = await promisify(gzip)(writeReportData(reportData(report, page)));
  const { suite, startedAt } = report.record;
  return htmlPage({
    title: `Railwright: ${suite.id}, ${startedAt.slice(0, 10)}`,
    ...program,
    data: data.toString('base64'),
    sha256: (text) => createHash('sha256').update(text).digest('base64'),
  });
}
