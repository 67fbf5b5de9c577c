import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Rule } from '#engine/policy/policy.ts';
import type { Target } from '#protocol/panel.ts';
import type { DocumentStore } from '../documentStore.ts';
import { placeNow } from './placeNow.ts';

/** Where the rules of a policy stand. */
export interface RulePlaces {
  rule(id: string): Rule | undefined;
  target(id: string): Target | undefined;
  /** `support.policy.yaml:31` */
  place(id: string): string | undefined;
}

export function rulePlaces(store: DocumentStore, { policy }: CompiledPolicy): RulePlaces {
  const byId = new Map(policy.rules.map((rule) => [rule.id, rule]));
  const target = (id: string): Target | undefined => {
    const rule = byId.get(id);
    return rule && placeNow(store, rule, policy.sources);
  };
  return {
    rule: (id) => byId.get(id),
    target,
    place: (id) => {
      const rule = byId.get(id);
      const line = target(id)?.line;
      return rule && line !== undefined ? `${rule.at.path.split(/[\\/]/).at(-1)}:${line + 1}` : undefined;
    },
  };
}
