import type { DetectorCondition, ExchangeDetectorName } from '../../policy/policy.ts';
import type { RuleContext } from '../compileCondition.ts';
import { type Evaluate, failed } from '../outcome.ts';
import { classifier } from './classifier.ts';
import { judge } from './judge.ts';
import { moreThan } from './moreThan.ts';

/** Makes a detector that looks at more than a text. Options that do not work are reported, and give undefined. */
export type MakeExchangeDetector = (condition: DetectorCondition, context: RuleContext) => Evaluate | undefined;

const detectors = {
  more_than: moreThan,
  judge,
  classifier,
} satisfies Record<ExchangeDetectorName, MakeExchangeDetector>;

export function compileExchangeDetector(
  name: ExchangeDetectorName,
  condition: DetectorCondition,
  context: RuleContext,
): Evaluate {
  return detectors[name](condition, context) ?? (() => failed('not_compiled', `\`${name}\` could not be set up`));
}
