import { locate, pathAt } from '../../document/nodes.ts';
import { strictness } from '../../policy/policy.ts';
import { threatOf } from '../../taxonomy/readTag.ts';
import type { ProjectCheck } from '../check.ts';

/** A threat that a rule says it is for, and that no attack of the suites is of. */
export const untestedTag: ProjectCheck = ({ document, policy, evidence }) => {
  const tested = new Set(evidence.threats);
  // Suites that name no threats say nothing of which of them they test.
  if (tested.size === 0) return [];
  return policy.rules.flatMap(({ tags, at, verdict }) => {
    const isOwn = at.path === document.path && strictness(verdict) > strictness('allow');
    const rule = pathAt(document, at.range.start).slice(0, -1);
    return tags.flatMap((tag, index) => {
      if (!isOwn || threatOf(tag).every((id) => tested.has(id))) return [];
      const message = `no attack of the suites has the tag \`${tag}\``;
      const location = locate(document, [...rule, 'tags', index]);
      return [{ code: 'untested-tag', level: 'information' as const, message, location }];
    });
  });
};
