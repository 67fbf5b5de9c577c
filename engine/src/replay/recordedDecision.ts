import { asFields, asList, asText, type Fields } from '../exchange/json.ts';
import { type Layer, layers, type Verdict, verdicts } from '../policy/policy.ts';
import { fateOf } from './fate.ts';
import type { LoggedCall, LoggedDecision } from './judgeLogged.ts';
import type { DecisionBefore } from './replayed.ts';

/**
 * What a log says was decided at the time: `{ verdict, decidedBy }`, beside the turns, as a run record has it and as
 * `JSON.stringify` of a decision of `railwright/engine` gives it, or under `decision`. Undefined where it says nothing.
 */
export function recordedDecision(entry: Fields): DecisionBefore | undefined {
  const held = asFields(entry.decision) ?? entry;
  const verdict = verdictOf(held.verdict);
  if (verdict === undefined) return undefined;
  const calls = asList(asFields(entry.exchange)?.calls ?? held.calls)?.map(readCall);
  const isWhole = calls?.every((call) => call !== undefined);
  return {
    verdict,
    ...('decidedBy' in held && { decidedBy: readDecider(held.decidedBy) }),
    ...(isWhole && { calls: calls?.filter((call) => call !== undefined) }),
  };
}

const verdictOf = (value: unknown): Verdict | undefined => verdicts.find((verdict) => verdict === value);

function readDecider(value: unknown): LoggedDecision['decidedBy'] {
  const { layer, rule } = asFields(value) ?? {};
  const known: Layer | undefined = layers.find((each) => each === layer);
  return known === undefined || typeof rule !== 'string' ? null : { layer: known, rule: rule.slice(0, 100) };
}

function readCall(value: unknown): LoggedCall | undefined {
  const fields = asFields(value);
  const [tool, verdict] = [asText(fields?.tool), verdictOf(fields?.verdict)];
  return tool === undefined || verdict === undefined ? undefined : { tool, fate: fateOf(verdict) };
}
