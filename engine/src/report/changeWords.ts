import type { Result, RunRecord } from '#schemas/generated/run.ts';
import type { PairedTest } from '../compare/change.ts';
import { type Flip, keyOf } from '../compare/diffRuns.ts';
import { count, probability } from './figures.ts';
import type { Comparison, DiffReport } from './reports.ts';
import { visible } from './visible.ts';

/** `allow → block`, and what the model did, where it was asked both times and did something else. */
export function transitionOf({ from, to, answers }: Pick<Flip, 'from' | 'to' | 'answers'>): string {
  const verdict = from === to ? from : `${from} → ${to}`;
  const wasAsked = answers.from !== 'none' && answers.to !== 'none';
  return answers.from === answers.to || !wasAsked ? verdict : `${verdict}, model ${answers.from} → ${answers.to}`;
}

/** Which run: `git:main`, or its id; with what was run. */
export function runName({ id, policy, model, suite }: RunRecord): string {
  const name = policy.source.startsWith('git:') ? policy.source : id;
  const version = policy.version === '' ? '' : ` ${policy.version}`;
  return visible(`${name}  ${suite.id}, ${policy.id}${version} (${policy.sha256.slice(0, 8)}), ${model.name}`);
}

/** How many cases are named. */
const mostNamed = 10;

type Runs = Pick<DiffReport, 'before' | 'after'>;

/** What to know before the flips are believed. */
export function cautionsOf(runs: Runs): readonly string[] {
  const left = uncompared(runs, runs.after);
  return [...suiteCautions(runs), ...(left.length === 0 ? [] : [leftOut(left)])];
}

export function suiteCautions({ before, after }: Runs): readonly string[] {
  if (before.suite.id !== after.suite.id) return ['The runs are of different suites.'];
  return before.suite.sha256 === after.suite.sha256 ? [] : ['The suite was changed between the runs.'];
}

function leftOut(keys: readonly string[]): string {
  const named = keys.slice(0, mostNamed).map(visible).join(', ');
  const more = keys.length > mostNamed ? `, and ${keys.length - mostNamed} more` : '';
  return `${count(keys.length, 'case')} evaluated in one of the runs only, and left out: ${named}${more}.`;
}

/** The keys of the cases that only one of two runs evaluated; those of the later one first. */
export function uncompared({ before }: Pick<Comparison, 'before'>, after: RunRecord): readonly string[] {
  return [...onlyIn(after, before), ...onlyIn(before, after)].map(keyOf);
}

function onlyIn({ results }: RunRecord, other: RunRecord): readonly Result[] {
  const evaluated = new Set(other.results.filter(({ notEvaluated }) => !notEvaluated).map(keyOf));
  return results.filter((result) => !result.notEvaluated && !evaluated.has(keyOf(result)));
}

/** McNemar's test, for readers who have not heard of it. 5 % is the customary threshold. */
export function testInWords(noun: string, verb: string, { worse, better, of, p }: PairedTest): string {
  if (of === 0) return `No ${noun} in both runs.`;
  const split = `Of ${of} ${noun} in both runs, ${worse} newly ${verb} and ${better} no longer`;
  if (worse + better === 0) return `${split}.`;
  const meaning = p < 0.05 ? 'chance alone hardly explains it' : 'chance alone could explain it';
  return `${split}: ${meaning} (McNemar's exact test, ${probability(p)}).`;
}
