import type { ProjectCheck } from '../check.ts';
import type { Evidence } from './evidence.ts';

/** A rule that matches in no case: nobody would notice if it were gone. */
export const unreachedRule: ProjectCheck = ({ rules, evidence }) =>
  rules.flatMap(({ id, at }) => {
    const tally = evidence.rules.get(id);
    if (tally && (tally.reached > 0 || tally.mightReach)) return [];
    const finding = tally ? unmatched(id, evidence) : replaced(id);
    return [{ code: 'unreached-rule', level: 'information', location: at, ...finding }];
  });

function unmatched(id: string, { suites, cases }: Evidence) {
  const where = suites.length === 1 ? `the suite \`${suites[0]}\`` : `the ${suites.length} suites`;
  return {
    message: `\`${id}\` matches ${cases === 1 ? 'nothing in the one case' : `in none of the ${cases} cases`} of ${where}`,
    help: 'add a case that it decides; a rule that no case reaches can break without a trace',
  };
}

/** Suites test policies that extend this one, and have other rules in the place of this one. */
const replaced = (id: string) => ({
  message: `each policy that a suite tests replaces \`${id}\` by a rule of its own`,
  help: 'test this policy itself with a suite, or take the rule out if nobody uses it as it stands here',
});
