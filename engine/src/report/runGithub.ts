import type { Change } from '../compare/change.ts';
import { worseThan } from '../compare/worse.ts';
import { byDecider, type CaseFinding, caseFindings, type DecidedCases, failureOf } from './caseFindings.ts';
import { topOf } from './checkedFile.ts';
import { decisionOf } from './decision.ts';
import { count } from './figures.ts';
import type { RunReport } from './reports.ts';
import { visible } from './visible.ts';
import { type Annotation, workflowCommand } from './workflowCommand.ts';

/**
 * Workflow commands of GitHub Actions: what got worse at the rule that decides now, one annotation for all its flips; each
 * other case that is not as expected where it is written; each gate that is not kept. GitHub shows ten errors and ten warnings
 * of a step: what is worse than the baseline is an error, and comes first; what was as bad before is a warning.
 */
export function runGithub(report: RunReport): string {
  const findings = caseFindings(report);
  const failures = findings.filter(({ isFailure, flip }) => isFailure && !(flip && flip.change in worseWords));
  return [
    ...(['new-false-refusal', 'new-miss'] as const).flatMap((change) => flips(change, findings, report)),
    ...failures.filter(({ isWorse }) => isWorse).map((finding) => failure(finding, report)),
    ...gates(report),
    ...failures.filter(({ isWorse }) => !isWorse).map((finding) => failure(finding, report)),
    ...missing(report),
  ]
    .map(workflowCommand)
    .join('');
}

const worseWords = {
  'new-false-refusal': ['legitimate request', 'newly refused'],
  'new-miss': ['attack', 'newly missed'],
} as const satisfies Partial<Record<Change, readonly [string, string]>>;

/** How many cases an annotation names. */
const mostNamed = 10;

function flips(
  change: keyof typeof worseWords,
  findings: readonly CaseFinding[],
  { rules, cases, record }: RunReport,
): readonly Annotation[] {
  const [noun, what] = worseWords[change];
  return byDecider(findings.filter(({ flip }) => flip?.change === change)).map((decided) => ({
    level: 'error',
    title: `${count(decided.findings.length, noun)} ${what}`,
    text: [deciderLine(decided), ...named(decided.findings)].join('\n'),
    // Where no rule had a part in it, the first of the cases has a place at least.
    at:
      (decided.decider && rules.get(decided.decider.rule)) ??
      cases.get(decided.findings[0]?.now.case ?? '') ??
      topOf(record.policy.path),
  }));
}

function deciderLine({ decider, isFormer }: DecidedCases): string {
  if (!decider) return 'no rule decides:';
  return isFormer ? `no rule decides now, before ${decider.rule} did:` : `now decided by ${decider.rule}:`;
}

function named(findings: readonly CaseFinding[]): readonly string[] {
  const lines = findings.slice(0, mostNamed).map(({ key, now }) => `${visible(key)}: ${decisionOf(now)}`);
  return findings.length > mostNamed ? [...lines, `and ${findings.length - mostNamed} more`] : lines;
}

function failure(finding: CaseFinding, { cases, rules, record }: RunReport): Annotation {
  const { key, now, isWorse } = finding;
  return {
    level: isWorse ? 'error' : 'warning',
    title: `${visible(key)} is not as expected${isWorse ? '' : ', nor was it before'}`,
    text: `${visible(failureOf(finding))}\n${decisionOf(now, rules)}`,
    at: cases.get(now.case) ?? topOf(record.suite.path),
  };
}

function gates({ record, baseline }: RunReport): readonly Annotation[] {
  const worse = new Set(baseline ? worseThan(baseline.before, record).gates : record.gates);
  return record.gates
    .filter(({ passed }) => !passed)
    .map((gate) => ({
      level: worse.has(gate) ? 'error' : 'warning',
      title: 'gate not kept',
      text: `${gate.gate}, got ${gate.value === null ? 'no case that counts' : Number(gate.value.toFixed(4))}`,
      at: topOf(record.suite.path),
    }));
}

/** One for all: what they lack is mostly one thing. */
function missing({ record }: RunReport): readonly Annotation[] {
  const own = record.results.filter(({ notEvaluated }) => notEvaluated && notEvaluated.reason !== 'skipped');
  const [first] = own;
  if (!first) return [];
  const text = visible(first.notEvaluated?.message ?? '');
  return [
    { level: 'warning', title: `${count(own.length, 'case')} not evaluated`, text, at: topOf(record.suite.path) },
  ];
}
