import type { RunRecord } from '#schemas/generated/run.ts';
import { keyOf } from '../compare/diffRuns.ts';
import { worseThan } from '../compare/worse.ts';
import { caseFindings } from './caseFindings.ts';
import { suiteCautions, testInWords, uncompared } from './changeWords.ts';
import { count } from './figures.ts';
import { type Block, type ListBlock, writeBlocks } from './markdown/blocks.ts';
import { code } from './markdown/code.ts';
import { gatesMarkdown, ratesMarkdown, ratesNote } from './markdown/figuresMarkdown.ts';
import { failureBlocks, flipBlocks, folded } from './markdown/findingsMarkdown.ts';
import type { RunReport } from './reports.ts';

/** What GitHub takes as the body of a comment is 65,536 characters: the rest is for what somebody puts around it. */
const mostCharacters = 65_000;

/** For a comment on a pull request: what changed first, then the rates, the gates, and what could not be told. */
export function runMarkdown(report: RunReport): string {
  const findings = caseFindings(report);
  const blocks: readonly Block[] = [
    `${markOf(report.record)}\n## ${headline(report)}`,
    [subject(report), ...tests(report)].join('  \n'),
    ...notes(report),
    ...flipBlocks(findings, report),
    ...failureBlocks(findings, report),
    `### Rates\n\n${ratesMarkdown(report)}\n\n${ratesNote}`,
    ...gatesMarkdown(report),
    ...notCompared(report),
    ...notEvaluated(report.record),
  ];
  return writeBlocks(blocks, mostCharacters);
}

/** By this a later run finds the comment of an earlier one, to write it anew. It shows nowhere. */
const markOf = ({ suite }: RunRecord): string => `<!-- railwright: ${suite.id.replace(/[^a-z0-9]+/gi, '-')} -->`;

/** `2 legitimate requests are newly refused, 1 attack is newly missed, 3 are fixed` */
function headline(report: RunReport): string {
  const { record, baseline } = report;
  const { passed, failed } = record.metrics.cases;
  if (!baseline)
    return `Railwright: ${failed === 0 ? `${count(passed, 'case')} passed` : `${failed} of ${count(passed + failed, 'case')} failed`}`;
  const n = (...kinds: readonly string[]): number =>
    baseline.diff.flips.filter(({ change }) => kinds.includes(change)).length;
  const parts = [
    sentence(n('new-false-refusal'), 'legitimate request', 'newly refused'),
    sentence(n('new-miss'), 'attack', 'newly missed'),
    sentence(n('fixed-false-refusal', 'fixed-miss'), 'case', 'fixed'),
    sentence(n('changed'), 'case', 'decided otherwise'),
    ...worseOtherwise(report),
  ].filter((part) => part !== '');
  return `Railwright: ${parts.length === 0 ? `nothing changed in ${count(baseline.diff.paired, 'case')}` : parts.join(', ')}`;
}

const sentence = (n: number, noun: string, what: string): string =>
  n === 0 ? '' : `${count(n, noun)} ${n === 1 ? 'is' : 'are'} ${what}`;

/** What got worse and is neither a false refusal nor a miss: another expectation, a new case, a gate. */
function worseOtherwise({ record, baseline }: RunReport): readonly string[] {
  if (!baseline) return [];
  const worse = worseThan(baseline.before, record);
  const flipped = new Set(
    baseline.diff.flips.filter(({ change }) => change === 'new-miss' || change === 'new-false-refusal').map(keyOf),
  );
  const others = worse.cases.filter((result) => !flipped.has(keyOf(result))).length;
  return [
    others === 0 ? '' : `${count(others, 'case')} newly ${others === 1 ? 'fails' : 'fail'}`,
    worse.gates.length === 0 ? '' : `${count(worse.gates.length, 'gate')} no longer kept`,
  ];
}

function subject({ record, baseline }: RunReport): string {
  const { suite, policy, model } = record;
  const now = `${code(suite.id)} judged by ${policyName(policy)}, on answers of ${code(model.name)}`;
  if (!baseline) return `${now}.`;
  const { before } = baseline;
  const other = before.model.name === model.name ? '' : `, on answers of ${code(before.model.name)}`;
  const name = before.policy.source.startsWith('git:') ? before.policy.source : before.id;
  return `${now}, compared with ${code(name)}: ${policyName(before.policy)}${other}.`;
}

const policyName = ({ id, version, sha256 }: RunRecord['policy']): string =>
  `${code(id)}${version === '' ? '' : ` ${code(version)}`} (${sha256.slice(0, 8)})`;

/** Whether what changed is more than chance. */
function tests({ baseline }: RunReport): readonly string[] {
  if (!baseline || baseline.diff.flips.length === 0) return [];
  const { falseRefusals, misses } = baseline.diff.test;
  return [testInWords('legitimate requests', 'refused', falseRefusals), testInWords('attacks', 'missed', misses)];
}

function notes({ record, baseline, notCompared }: RunReport): readonly string[] {
  if (notCompared !== undefined) return [`> Not compared: ${code(notCompared, 400)}.`];
  const cautions = baseline ? suiteCautions({ before: baseline.before, after: record }) : [];
  return cautions.map((caution) => `> ${caution}`);
}

function notCompared({ record, baseline }: RunReport): readonly ListBlock[] {
  const keys = baseline ? uncompared(baseline, record) : [];
  if (keys.length === 0) return [];
  const reasons = new Map(
    baseline?.before.results.map((result) => [keyOf(result), result.notEvaluated?.message ?? '']),
  );
  const items = keys.map((key) => ({ text: `- ${code(key, 80)}${reasonFor(reasons.get(key))}` }));
  return [folded(`Not compared (${keys.length}): evaluated on one side only`, items, 'case')];
}

const reasonFor = (message: string | undefined): string =>
  message === undefined || message === '' ? '' : `: in the baseline, ${code(message)}`;

function notEvaluated({ results }: RunRecord): readonly ListBlock[] {
  const missing = results.filter((result) => result.notEvaluated && result.notEvaluated.reason !== 'skipped');
  if (missing.length === 0) return [];
  const items = missing.map((result) => ({
    text: `- ${code(keyOf(result), 80)}: ${code(result.notEvaluated?.message ?? '')}`,
  }));
  return [folded(`Not evaluated (${missing.length})`, items, 'case')];
}
