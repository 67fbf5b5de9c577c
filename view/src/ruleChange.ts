import { type Policy, unmatchedAction } from '#engine/policy/policy.ts';
import { outcomeKey } from '#engine/rejudge/keys.ts';

/** What an edit did to a rule, in a few words; undefined where it left it as it was, but for the values that it reads. */
export function ruleChange(id: string, now: Policy, before: Policy | undefined): string | undefined {
  if (!before) return undefined;
  if (id === unmatchedAction) return changed('', now.defaults.unmatchedAction, before.defaults.unmatchedAction);
  const [rule, old] = [now, before].map(({ rules }) => rules.find((candidate) => candidate.id === id));
  if (!rule || !old) return rule ? 'new rule' : old && 'rule removed';
  return (
    changed('', rule.verdict, old.verdict) ??
    changed('', rule.mode, old.mode) ??
    // Both under the values of one policy: what differs is what is written in the rule.
    (outcomeKey(rule, now) === outcomeKey(old, now) ? undefined : 'condition edited') ??
    changed('on error ', rule.onError, old.onError)
  );
}

const changed = (prefix: string, now: string, before: string): string | undefined =>
  now === before ? undefined : `${prefix}${now}, was ${before}`;
