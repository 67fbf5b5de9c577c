import { type Layer, layers } from '../policy/policy.ts';
import { type Column, failed, markItems } from './column.ts';
import type { CallDecisions } from './decideCalls.ts';
import type { DecideContext } from './decideCorpus.ts';
import type { RuleOutcomes } from './decision.ts';
import { layerFlags } from './verdicts.ts';

/** What a rule found in each of its subjects, and where it wants an opinion that is not there. */
export interface Found {
  readonly column: Column;
  readonly missing: Column | undefined;
}

export type Outcomes = Readonly<Record<Layer, readonly FoundOutcomes[]>>;

export type FoundOutcomes = RuleOutcomes & Found;

/** In which layers rules fail, as flags of each exchange. */
export function failingOf(
  outcomes: Outcomes,
  { isFailing }: CallDecisions,
  { populations }: DecideContext,
): Uint8Array {
  const flags = isFailing.map((flag) => flag * layerFlags.action);
  for (const layer of ['input', 'output', 'review'] as const)
    for (const { column } of outcomes[layer])
      markItems(flags, layerFlags[layer], { column, itemOf: populations[layer].itemOf, outcome: failed });
  return flags;
}

/** In which layers rules want opinions that are not there, as flags of each exchange. */
export function missingOf(
  outcomes: Outcomes,
  { isMissing }: CallDecisions,
  { populations }: DecideContext,
): Uint8Array {
  const flags = isMissing.map((flag) => flag * layerFlags.action);
  for (const layer of layers)
    for (const { missing: column } of outcomes[layer])
      if (column) markItems(flags, layerFlags[layer], { column, itemOf: populations[layer].itemOf, outcome: 1 });
  return flags;
}
