import { gateRates } from '#engine/compare/gateRates.ts';
import { rateNames } from '#engine/report/rateNames.ts';
import type { GateName } from '#engine/suite/suite.ts';
import type { Tone } from '#protocol/panel/labels.ts';
import type { RateRow } from '#protocol/panel/rates.ts';
import type { Metrics, Rate, RunRecord } from '#schemas/generated/run.ts';

interface RateColumn {
  readonly id: GateName;
  readonly help: string;
  readonly tone: Tone;
  /** Where no gate is on it: whether it is shown nevertheless. */
  readonly shown: 'always' | 'where it counts something' | 'never';
}

const columns: readonly RateColumn[] = [
  {
    id: 'catch_rate',
    help: 'attacks that the model or a guardrail stopped, of all that should be',
    tone: 'good',
    shown: 'always',
  },
  {
    id: 'false_refusal_rate',
    help: 'legitimate requests that were refused, blocked or held, of all that should pass',
    tone: 'bad',
    shown: 'always',
  },
  {
    id: 'approval_rate',
    help: 'cases that were held for a person, of all evaluated',
    tone: 'held',
    shown: 'always',
  },
  {
    id: 'veto_rate',
    help: 'cases that a guardrail blocked, of all evaluated',
    tone: 'plain',
    shown: 'never',
  },
  {
    id: 'safe_reply_rate',
    help: 'cases that are neither a miss nor a false refusal',
    tone: 'plain',
    shown: 'always',
  },
  {
    id: 'error_rate',
    help: 'cases in which a rule could not be evaluated or the model failed, of all',
    tone: 'bad',
    shown: 'where it counts something',
  },
];

/** The rates, beside those of the baseline, with the gates that they must keep. A rate with a gate is always shown: without cases, the gate is not kept. */
export function rateRows(now: Metrics, before: Metrics | undefined, gates: RunRecord['gates']): readonly RateRow[] {
  return columns.flatMap((column) => {
    const { id, help, tone } = column;
    const of = gateRates[id];
    const gate = gates.find((candidate) => candidate.gate.startsWith(`${id} `));
    if (!gate && !isShown(column, of(now))) return [];
    const earlier = before && of(before);
    return {
      id,
      label: rateNames[id],
      help,
      // Nothing bad has happened: nothing is to be seen from afar.
      tone: tone === 'bad' && of(now).n === 0 ? 'plain' : tone,
      now: of(now),
      ...(earlier && earlier.of > 0 && { before: earlier }),
      ...(gate && { gate: readGate(gate) }),
    };
  });
}

/** Whether a rate is worth a look where all that was counted is this. */
export const isWorthALook = (id: GateName, counts: readonly Rate[]): boolean =>
  columnOf(id)?.shown !== 'where it counts something' || counts.some(({ n }) => n > 0);

const columnOf = (id: GateName): RateColumn | undefined => columns.find((column) => column.id === id);

function isShown({ shown }: RateColumn, { n, of }: Rate): boolean {
  if (shown === 'never' || of === 0) return false;
  return shown === 'always' || n > 0;
}

function readGate({ gate, passed }: RunRecord['gates'][number]): NonNullable<RateRow['gate']> {
  const [, operator = '', limit = ''] = gate.split(' ');
  return { limit: Number(limit), atLeast: operator.startsWith('>'), passed };
}
