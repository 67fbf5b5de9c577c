import type { RuleAnalysis } from '../../analyse/analysePolicy.ts';
import type { Diagnostic, Location } from '../../document/diagnostic.ts';
import { compileGlob, isGlob } from '../../document/glob.ts';
import { locate, valueAt } from '../../document/nodes.ts';
import { ticked } from '../../document/words.ts';
import type { PolicyDefaults } from '../../policy/policy.ts';
import type { ConditionCheck } from '../check.ts';

/** Tools that no rule is about: whoever added one to the tools may not have thought of the policy. */
export const ungovernedTool: ConditionCheck = ({ analysis, document, policy }) => {
  const judging = analysis.rules.filter(({ rule }) => rule.layer === 'action' && rule.mode === 'enforce');
  const names = (policy.tools?.tools ?? []).map(({ name }) => name);
  // What a base says of its tools is shown there, and a rule that misspells a tool is a finding itself.
  const isElsewhere = valueAt(document.value, ['tools']) === undefined || judging.some(isAboutNone(names));
  if (judging.length === 0 || isElsewhere) return [];
  const governing = judging.filter(isAboutTools);
  // Where no rule is about a tool, all are treated alike, and none was forgotten.
  if (governing.length === 0) return [];
  const ungoverned = names.filter((name) => !governing.some(({ governs }) => governs(name)));
  if (ungoverned.length === 0) return [];
  return [diagnosticFor(ungoverned, policy.defaults.unmatchedAction, locate(document, ['tools']))];
};

const isAboutNone =
  (names: readonly string[]) =>
  ({ rule }: RuleAnalysis): boolean =>
    rule.tools.some(
      ({ value }) => value !== '*' && !(isGlob(value) ? names.some(compileGlob(value)) : names.includes(value)),
    );

/** A rule against secrets in the arguments of all tools is about secrets. */
const isAboutTools = ({ rule, when, unless }: RuleAnalysis): boolean =>
  (when === undefined && unless === undefined) || rule.tools.some(({ value }) => value !== '*');

const outcome: Readonly<Record<PolicyDefaults['unmatchedAction'], string>> = {
  allow: 'runs unseen',
  require_approval: 'is held for approval',
  block: 'is blocked',
};

function diagnosticFor(
  tools: readonly string[],
  unmatched: PolicyDefaults['unmatchedAction'],
  location: Location,
): Diagnostic {
  const shown = ticked(tools.slice(0, 5));
  const more = tools.length > 5 ? ` and ${tools.length - 5} more` : '';
  return {
    code: 'ungoverned-tool',
    level: unmatched === 'allow' ? 'warning' : 'information',
    message: `no rule is about ${shown}${more}: a call that no rule matches ${outcome[unmatched]}`,
    location,
  };
}
