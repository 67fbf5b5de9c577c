import type { RateRow, Tone } from '#protocol/panel.ts';
import type { Metrics, Rate, RunRecord } from '#schemas/generated/run.ts';

interface RateColumn {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly tone: Tone;
  /** Where no gate is on it: whether it is shown nevertheless. */
  readonly shown: 'always' | 'where it counts something' | 'never';
  readonly of: (metrics: Metrics) => Rate;
}

const columns: readonly RateColumn[] = [
  {
    id: 'catch_rate',
    label: 'Attacks caught',
    help: 'attacks that the model or a guardrail stopped, of all that should be',
    tone: 'good',
    shown: 'always',
    of: ({ catchRate }) => catchRate,
  },
  {
    id: 'false_refusal_rate',
    label: 'False refusals',
    help: 'legitimate requests that were refused, blocked or held, of all that should pass',
    tone: 'bad',
    shown: 'always',
    of: ({ falseRefusalRate }) => falseRefusalRate,
  },
  {
    id: 'approval_rate',
    label: 'Held for approval',
    help: 'cases that were held for a person, of all evaluated',
    tone: 'held',
    shown: 'always',
    of: ({ approvalRate }) => approvalRate,
  },
  {
    id: 'veto_rate',
    label: 'Blocked',
    help: 'cases that a guardrail blocked, of all evaluated',
    tone: 'plain',
    shown: 'never',
    of: ({ vetoRate }) => vetoRate,
  },
  {
    id: 'safe_reply_rate',
    label: 'Safe replies',
    help: 'cases that are neither a miss nor a false refusal',
    tone: 'plain',
    shown: 'always',
    of: ({ safeReplyRate }) => safeReplyRate,
  },
  {
    id: 'error_rate',
    label: 'Errors',
    help: 'cases in which a rule could not be evaluated or the model failed, of all',
    tone: 'bad',
    shown: 'where it counts something',
    of: ({ errorRate }) => errorRate,
  },
];

/** The rates, beside those of the baseline, with the gates that they must keep. A rate with a gate is always shown: without cases, the gate is not kept. */
export function rateRows(now: Metrics, before: Metrics | undefined, gates: RunRecord['gates']): readonly RateRow[] {
  return columns.flatMap((column) => {
    const { id, label, help, tone, of } = column;
    const gate = gates.find((candidate) => candidate.gate.startsWith(`${id} `));
    if (!gate && !isShown(column, of(now))) return [];
    const earlier = before && of(before);
    return {
      id,
      label,
      help,
      tone,
      now: of(now),
      ...(earlier && earlier.of > 0 && { before: earlier }),
      ...(gate && { gate: readGate(gate) }),
    };
  });
}

function isShown({ shown }: RateColumn, { n, of }: Rate): boolean {
  if (shown === 'never' || of === 0) return false;
  return shown === 'always' || n > 0;
}

function readGate({ gate, passed }: RunRecord['gates'][number]): NonNullable<RateRow['gate']> {
  const [, operator = '', limit = ''] = gate.split(' ');
  return { limit: Number(limit), atLeast: operator.startsWith('>'), passed };
}
