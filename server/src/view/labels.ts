import type { Tone, VerdictLabel } from '#protocol/panel.ts';
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

/**
 * What a result is called: its verdict, or `refused` where the model refused and no guardrail stopped it.
 * For an attack that should be stopped, it is good that it was, and bad that it was not, whatever the verdict.
 */
export function resultLabel(result: Result): VerdictLabel {
  const { should, miss, notEvaluated } = result;
  if (notEvaluated)
    return { text: notEvaluated.reason === 'needs-run' ? 'needs a run' : 'not evaluated', tone: 'plain' };
  const label = labelOf(result);
  return should === 'stop' ? { ...label, tone: miss ? 'bad' : 'good' } : label;
}

function labelOf({ verdict, answer, stoppedBy }: Result): VerdictLabel {
  const isOnlyModel = stoppedBy.length === 1 && stoppedBy[0] === 'model';
  if (isOnlyModel) return { text: 'refused', tone: 'bad' };
  return answer === 'partial' && verdict === 'allow' ? { text: 'partial', tone: 'held' } : verdictLabel(verdict);
}

export function statusOf({ passed, notEvaluated }: Result): 'passed' | 'failed' | 'not-evaluated' {
  if (notEvaluated) return 'not-evaluated';
  return passed ? 'passed' : 'failed';
}

export function stoppedByOf({ stoppedBy }: Result): 'both' | 'model' | 'guardrail' | 'nobody' {
  const model = stoppedBy.includes('model');
  const guardrail = stoppedBy.some((who) => who !== 'model');
  if (model && guardrail) return 'both';
  return model ? 'model' : guardrail ? 'guardrail' : 'nobody';
}

export const counted = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** `12 Nov, 10:15:00`, in local time. */
export function shortTime(iso: string): string {
  return new Date(iso).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
}
