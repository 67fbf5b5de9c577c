import type { ConditionCheck, PolicyCheck } from './check.ts';
import { ownTools } from './checkTools.ts';
import { missingOwner, missingVersion } from './policy/accountable.ts';
import { constantCondition } from './policy/constantCondition.ts';
import { failsOpen } from './policy/failsOpen.ts';
import { impossibleValue } from './policy/impossibleValue.ts';
import { judgeThreshold } from './policy/judgeThreshold.ts';
import { matchesEverything } from './policy/matchesEverything.ts';
import { neverMatches } from './policy/neverMatches.ts';
import { noEffect } from './policy/noEffect.ts';
import { optionalArgument } from './policy/optionalArgument.ts';
import { overruled } from './policy/overruled.ts';
import { redactsEverything } from './policy/redactsEverything.ts';
import { redundantCondition } from './policy/redundantCondition.ts';
import { ruleTags } from './policy/ruleTags.ts';
import { slowPattern } from './policy/slowPattern.ts';
import { ungovernedTool } from './policy/ungovernedTool.ts';
import { unknownAsked } from './policy/unknownAsked.ts';
import { secretsInPolicy } from './secretInFile.ts';

/** What is checked of a policy, beyond its shape and its conditions by themselves. */
export const policyChecks: readonly PolicyCheck[] = [
  unknownAsked,
  judgeThreshold,
  ruleTags,
  missingVersion,
  missingOwner,
  secretsInPolicy,
  ungovernedTool,
  ownTools,
];

/** What is checked of when rules match. */
export const conditionChecks: readonly ConditionCheck[] = [
  failsOpen,
  neverMatches,
  constantCondition,
  redundantCondition,
  impossibleValue,
  overruled,
  matchesEverything,
  redactsEverything,
  slowPattern,
  optionalArgument,
  noEffect,
];
