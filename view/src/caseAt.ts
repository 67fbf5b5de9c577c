import { endings, type JudgedCases, shoulds, stoppers } from '#engine/live/judged.ts';
import { layers, verdicts } from '#engine/policy/policy.ts';
import { answerKinds, type Decider } from '#engine/rejudge/verdicts.ts';
import type { VerdictLabel } from '#protocol/panel/labels.ts';
import { type Ended, labelOf } from './labels.ts';

/** What stands in the columns of one case. */

export const isEnding = ({ columns }: JudgedCases, index: number, ending: keyof typeof endings): boolean =>
  ((columns.endings[index] ?? 0) & endings[ending]) !== 0;

export const isStoppedBy = ({ columns }: JudgedCases, index: number, who: keyof typeof stoppers): boolean =>
  ((columns.stoppedBy[index] ?? 0) & stoppers[who]) !== 0;

/** Whether a case was stopped before and is not any more: then it is who stopped it that tells why. */
export const isLetThrough = (now: JudgedCases, index: number, before: JudgedCases, at: number): boolean =>
  now.columns.stoppedBy[index] === 0 && (before.columns.stoppedBy[at] ?? 0) !== 0;

/** Who decided; undefined for nobody. */
export const deciderAt = ({ columns }: JudgedCases, index: number): Decider | undefined =>
  columns.deciders[columns.decidedBy[index] ?? -1];

export const labelAt = (cases: JudgedCases, index: number): VerdictLabel => labelOf(endedAt(cases, index));

export function endedAt(cases: JudgedCases, index: number): Ended {
  const { columns, facts } = cases;
  return {
    should: shoulds[facts.should[index] ?? 0] ?? 'neither',
    miss: isEnding(cases, index, 'miss'),
    verdict: verdicts[columns.verdicts[index] ?? 0] ?? 'allow',
    answer: answerKinds[columns.answers[index] ?? 0] ?? 'none',
    passed: isEnding(cases, index, 'passed'),
    stoppedBy: stoppersOf(columns.stoppedBy[index] ?? 0),
    ...notEvaluatedAt(cases, index),
  };
}

/** In columns, all that keeps a case from being evaluated is one, but for what a run would change. */
function notEvaluatedAt(cases: JudgedCases, index: number): Pick<Ended, 'notEvaluated'> {
  if (isEnding(cases, index, 'needsRun')) return { notEvaluated: { reason: 'needs-run' } };
  return isEnding(cases, index, 'notEvaluated') ? { notEvaluated: { reason: 'no-answer' } } : {};
}

const stoppersOf = (flags: number): Ended['stoppedBy'] =>
  (['model', ...layers] as const).filter((who) => (flags & stoppers[who]) !== 0);
