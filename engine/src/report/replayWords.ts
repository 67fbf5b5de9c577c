import type { DecidedBy } from '../judge/judgment.ts';
import type { LoggedDecision } from '../replay/judgeLogged.ts';
import type { PolicyName, ReplayChange, ReplayReport, UnreplayedReason } from '../replay/replayReport.ts';
import { lineIn } from './checkedFile.ts';
import { count, probability } from './figures.ts';
import type { Places } from './reports.ts';

/** What a replay found, and where its rules stand. */
export interface ReplayedLog {
  readonly replay: ReplayReport;
  /** The log, as it was named. */
  readonly log: string;
  /** What it was compared with, as it was named. */
  readonly baseline?: string;
  readonly rules: Places;
}

export const changeHeadings = {
  'newly-stopped': 'Newly held or blocked',
  'newly-passed': 'No longer held or blocked',
  changed: 'Otherwise changed',
} as const satisfies Record<ReplayChange, string>;

export const reasonWords = {
  unreadable: 'cannot be read',
  'unknown-shape': 'no exchange in a known shape',
  'no-answer': 'the answer is missing',
  'needs-judge': 'a judge or a classifier is asked',
  'needs-session': 'the session is not known',
} as const satisfies Record<UnreplayedReason, string>;

export const nameOfPolicy = ({ id, version }: PolicyName): string => `${id} ${version}`.trim();

/** `the policy support-agent 2 (git:main)`, `the decisions that the log records` */
export function comparedWith({ replay: { before }, baseline }: ReplayedLog): string | undefined {
  if (!before) return undefined;
  if (before.kind === 'log') return 'the decisions that the log records';
  return `the policy ${nameOfPolicy(before)}${baseline === undefined ? '' : ` (${baseline})`}`;
}

/** `1,204 of 1,250 entries were replayed, from 2026-11-01 to 2026-11-12` */
export function extentOf({ replayed, entries, first, last }: ReplayReport): string {
  const when = first === undefined || last === undefined ? '' : `, ${between(first, last)}`;
  return `${replayed} of ${count(entries, 'exchange')} replayed${when}`;
}

function between(first: number, last: number): string {
  const [from, to] = [minute(first), minute(last)];
  return from === to ? `of ${from}` : `from ${from} to ${to}`;
}

/** A time that no date can be may stand in a log. */
const minute = (at: number): string => {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? 'an unknown time' : `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
};

export const otherInputWords = ({ otherInput: { count: n } }: ReplayReport): string =>
  `In ${count(n, 'exchange')}, the model would be given another text: its answer is judged as it was, and might be another one.`;

/** The test, for readers who have not heard of it. 5 % is the customary threshold. */
export function testInWords({ changes, p }: ReplayReport): string {
  const [stopped, passed] = [changes['newly-stopped'].n, changes['newly-passed'].n];
  if (stopped + passed === 0) return '';
  const meaning = p < 0.05 ? 'chance alone hardly explains so uneven a split' : 'chance alone could explain the split';
  return `${stopped} newly held or blocked and ${passed} no longer: ${meaning} (McNemar's exact test, ${probability(p)}).`;
}

/** `by refund-over-limit (support.policy.yaml:27)`; the rule may be one of the log's own. */
export function ruleWords(rule: DecidedBy | null, rules: Places, show: (text: string) => string): string {
  if (!rule) return 'no rule is named';
  const at = rules.get(rule.rule);
  return `${show(rule.rule)}, ${rule.layer} layer${at === undefined ? '' : ` (${lineIn(at)})`}`;
}

export const transition = (from: LoggedDecision, to: LoggedDecision): string => `${from.verdict} → ${to.verdict}`;
