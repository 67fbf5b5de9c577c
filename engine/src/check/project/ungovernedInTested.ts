import type { ProjectCheck } from '../check.ts';
import { isAmong } from '../governing.ts';
import { ungovernedFinding, ungovernedTools } from '../policy/ungovernedTool.ts';

/** The tools that a policy leaves to those that extend it, and that not all of these are about. */
export const ungovernedInTested: ProjectCheck = (context) => {
  const tests = context.evidence.governed.map(isAmong);
  const ungoverned = ungovernedTools(context).filter((name) => !tests.every((isGoverned) => isGoverned(name)));
  return ungoverned.length === 0 ? [] : [ungovernedFinding(context, ungoverned)];
};
