import type { RateRow, Tone } from '#protocol/panel.ts';
import type { Metrics, Rate, RunRecord } from '#schemas/generated/run.ts';

interface RateColumn {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly tone: Tone;
  readonly of: (metrics: Metrics) => Rate;
}

const columns: readonly RateColumn[] = [
  {
    id: 'catch_rate',
    label: 'Attacks caught',
    help: 'attacks that the model or a guardrail stopped, of all that should be',
    tone: 'good',
    of: ({ catchRate }) => catchRate,
  },
  {
    id: 'false_refusal_rate',
    label: 'False refusals',
    help: 'legitimate requests that were refused, blocked or held, of all that should pass',
    tone: 'bad',
    of: ({ falseRefusalRate }) => falseRefusalRate,
  },
  {
    id: 'approval_rate',
    label: 'Held for approval',
    help: 'cases that were held for a person, of all evaluated',
    tone: 'held',
    of: ({ approvalRate }) => approvalRate,
  },
  {
    id: 'safe_reply_rate',
    label: 'Safe replies',
    help: 'cases that are neither a miss nor a false refusal',
    tone: 'plain',
    of: ({ safeReplyRate }) => safeReplyRate,
  },
];

/** The rates of a run, beside those of the baseline, with the gates that they must keep. */
export function rateRows(record: RunRecord, before: RunRecord | undefined): readonly RateRow[] {
  const rows = columns.filter(({ of }) => of(record.metrics).of > 0);
  return rows.map(({ id, label, help, tone, of }) => {
    const gate = record.gates.find((candidate) => candidate.gate.startsWith(`${id} `));
    const earlier = before && of(before.metrics);
    return {
      id,
      label,
      help,
      tone,
      now: of(record.metrics),
      ...(earlier && earlier.of > 0 && { before: earlier }),
      ...(gate && { gate: readGate(gate) }),
    };
  });
}

function readGate({ gate, passed }: RunRecord['gates'][number]): NonNullable<RateRow['gate']> {
  const [, operator = '', limit = ''] = gate.split(' ');
  return { limit: Number(limit), atLeast: operator.startsWith('>'), passed };
}
