import type { Diagnostic, Location } from '../../document/diagnostic.ts';
import { locate, valueAt } from '../../document/nodes.ts';
import { ticked } from '../../document/words.ts';
import type { PolicyDefaults } from '../../policy/policy.ts';
import type { PolicyCheck, PolicyContext } from '../check.ts';
import { governedTools, isAmong, isGoverning } from '../governing.ts';

type ToolsContext = Pick<PolicyContext, 'document' | 'policy'>;

/** Tools that no rule is about: whoever added one to the tools may not have thought of the policy. */
export const ungovernedTool: PolicyCheck = (context) => {
  const ungoverned = ungovernedTools(context);
  return ungoverned.length === 0 ? [] : [ungovernedFinding(context, ungoverned)];
};

/** The tools of a policy that none of its rules is about, where it says of others what is done with them. */
export function ungovernedTools({ document, policy }: ToolsContext): readonly string[] {
  const names = (policy.tools?.tools ?? []).map(({ name }) => name);
  const judged = policy.rules.filter(isGoverning).flatMap(({ tools }) => tools.map(({ value }) => value));
  const isMisspelt = judged.some((name) => name !== '*' && !names.some(isAmong([name])));
  // What a base says of its tools is shown there, and a rule that misspells a tool is a finding itself.
  if (valueAt(document.value, ['tools']) === undefined || isMisspelt) return [];
  const governed = governedTools(policy);
  // Where no rule is about a tool, all are treated alike, and none was forgotten.
  if (governed.length === 0) return [];
  const isGoverned = isAmong(governed);
  return names.filter((name) => !isGoverned(name));
}

const outcome: Readonly<Record<PolicyDefaults['unmatchedAction'], string>> = {
  allow: 'runs unseen',
  require_approval: 'is held for approval',
  block: 'is blocked',
};

/** @param tools at least one */
export function ungovernedFinding({ document, policy }: ToolsContext, tools: readonly string[]): Diagnostic {
  const unmatched = policy.defaults.unmatchedAction;
  const location: Location = locate(document, ['tools']);
  const shown = ticked(tools.slice(0, 5));
  const more = tools.length > 5 ? ` and ${tools.length - 5} more` : '';
  return {
    code: 'ungoverned-tool',
    level: unmatched === 'allow' ? 'warning' : 'information',
    message: `no rule is about ${shown}${more}: a call that no rule matches ${outcome[unmatched]}`,
    location,
  };
}
