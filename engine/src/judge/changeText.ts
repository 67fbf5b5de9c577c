import type { TextPart } from '../compile/outcome.ts';
import type { Step } from './judgment.ts';
import { redactText } from './redact.ts';

/** A text as rules leave it: replaced by the first rule that replaces it, else with what redact rules matched taken out. */
export function changeText(part: TextPart, steps: readonly Step[]): string {
  const replaced = steps.find(
    ({ on, outcome, shadow, replacement }) =>
      on === part.on && outcome === 'matched' && !shadow && replacement !== undefined,
  );
  return replaced?.replacement ?? redactText(part, steps);
}
