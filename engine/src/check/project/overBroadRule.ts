import { strictness } from '../../policy/policy.ts';
import type { ProjectCheck } from '../check.ts';

/** Of fewer cases, nobody can say what is usual. */
const fewest = 5;

/** A rule that holds or blocks most of the legitimate cases that it looks at, although they should pass. */
export const overBroadRule: ProjectCheck = ({ rules, evidence }) =>
  rules.flatMap(({ id, at, verdict, mode }) => {
    const isStopping = mode === 'enforce' && strictness(verdict) >= strictness('require_approval');
    const tally = isStopping ? evidence.rules.get(id) : undefined;
    if (!tally || tally.looked < fewest || 2 * tally.matched <= tally.looked) return [];
    const message = `\`${id}\` stops ${tally.matched} of ${tally.looked} legitimate cases that it looks at and that should pass`;
    const related = tally.examples.map((example) => ({ location: example.at, message: `the case \`${example.id}\`` }));
    return [{ code: 'over-broad-rule', level: 'warning', message, location: at, related }];
  });
