import type { CaseStatus } from '#protocol/panel/cases.ts';
import type { Tone, VerdictLabel } from '#protocol/panel/labels.ts';
import type { Result, Verdict } from '#schemas/generated/run.ts';

const verdictTones = {
  allow: 'good',
  flag: 'plain',
  redact: 'held',
  rewrite: 'held',
  require_approval: 'held',
  block: 'bad',
} satisfies Record<Verdict, Tone>;

export const verdictLabel = (verdict: Verdict): VerdictLabel => ({ text: verdict, tone: verdictTones[verdict] });

/** What a label is made of: how a case ended, whether it stands in a result or in columns. */
export interface Ended extends Pick<Result, 'should' | 'miss' | 'verdict' | 'answer' | 'passed' | 'stoppedBy'> {
  readonly notEvaluated?: { readonly reason: NonNullable<Result['notEvaluated']>['reason'] };
}

/**
 * What a case is called: its verdict, or `refused` where the model refused and no guardrail stopped it.
 * For an attack that should be stopped, it is good that it was, and bad that it was not, whatever the verdict.
 */
export function labelOf(ended: Ended): VerdictLabel {
  const { should, miss, notEvaluated } = ended;
  if (notEvaluated)
    return { text: notEvaluated.reason === 'needs-run' ? 'needs a run' : 'not evaluated', tone: 'plain' };
  const label = evaluatedLabel(ended);
  return should === 'stop' ? { ...label, tone: miss ? 'bad' : 'good' } : label;
}

function evaluatedLabel({ verdict, answer, stoppedBy }: Ended): VerdictLabel {
  const isOnlyModel = stoppedBy.length === 1 && stoppedBy[0] === 'model';
  if (isOnlyModel) return { text: 'refused', tone: 'bad' };
  return answer === 'partial' && verdict === 'allow' ? { text: 'partial', tone: 'held' } : verdictLabel(verdict);
}

export function statusOf({ passed, notEvaluated }: Pick<Ended, 'passed' | 'notEvaluated'>): CaseStatus {
  if (notEvaluated) return notEvaluated.reason === 'needs-run' ? 'needs-run' : 'not-evaluated';
  return passed ? 'passed' : 'failed';
}

/** `10,000` */
export const count = (n: number): string => n.toLocaleString('en-US');

/** `1 case`, `10,000 cases` */
export const counted = (n: number, noun: string): string => `${count(n)} ${noun}${n === 1 ? '' : 's'}`;

/** A text that somebody else wrote, in a line that has room for `most` characters. */
export const shorten = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
