import type { PolicyPage } from '../../src/report/html/reportData.ts';
import type { RunReport } from '../../src/report/reports.ts';
import { hostileTexts } from './hostile.ts';
import { diffReport, libraryDocuments, libraryPolicy, runReport } from './library.ts';

export interface HostileRun extends PolicyPage {
  readonly report: RunReport;
}

/** A run in which every text of others means harm, and is newly stopped. */
export async function hostileRun(): Promise<HostileRun> {
  const suite = {
    suite: 'library-desk',
    policy: './library.policy.yaml',
    cases: hostileTexts.map((text, index) => ({
      id: `case-${index}-${text.replace(/\s/g, '_')}`,
      kind: 'normal',
      tags: [text || 'none'],
      input: `Please read: ${text}`,
      documents: [{ from: text || 'nowhere', text }],
      recorded: { output: `Read: ${text}`, calls: [{ tool: 'renew_loan', args: { [text]: text, days: 14 } }] },
      expect: 'allow',
    })),
  };
  const documentsWith = (policy: string) =>
    libraryDocuments({ '/library.suite.yaml': JSON.stringify(suite), '/library.policy.yaml': policy });
  const [before, now] = [documentsWith(lax), documentsWith(strict)];
  const report = await runReport('recorded', now);
  const { record } = await runReport('recorded', before);
  return {
    report: { ...report, baseline: diffReport(record, report.record) },
    policy: libraryPolicy(now).policy,
    policyBefore: libraryPolicy(before).policy,
    gates: [],
  };
}

const lax = 'policy: library-desk\ndefaults: { unmatched_action: allow }\n';

/** Quotes what it found, in each layer. */
const strict = `policy: library-desk
defaults: { message: "<b onclick=alert(1)>No.</b>" }
input: [{ id: documents, on: untrusted, when: { matches: '(?s)[^x]+' }, then: flag }]
action: [{ id: calls, tool: renew_loan, when: 'args.days > 7', then: require_approval }]
output: [{ id: replies, when: { matches: '(?s)d: .+' }, then: block }]
`;
