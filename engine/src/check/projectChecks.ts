import type { ProjectCheck } from './check.ts';
import { overBroadRule } from './project/overBroadRule.ts';
import { ungovernedInTested } from './project/ungovernedInTested.ts';
import { unreachedRule } from './project/unreachedRule.ts';
import { untestedTag } from './project/untestedTag.ts';

/** What is checked of a policy with the suites that test it. */
export const projectChecks: readonly ProjectCheck[] = [unreachedRule, overBroadRule, untestedTag, ungovernedInTested];
