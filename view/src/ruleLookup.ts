import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { indexLines } from '#engine/document/lineIndex.ts';
import type { Rule } from '#engine/policy/policy.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { Places } from './context.ts';

/** The rules of a policy, and where they stand. */
export interface RuleLookup {
  rule(id: string): Rule | undefined;
  target(id: string): Target | undefined;
  /** `support.policy.yaml:31` */
  place(id: string): string | undefined;
}

/** Without an editor, a rule stands where it was read, and there is nothing to open. */
export function ruleLookup({ policy }: CompiledPolicy, places: Places | undefined): RuleLookup {
  const byId = new Map(policy.rules.map((rule) => [rule.id, rule]));
  const target = (id: string): Target | undefined => {
    const rule = byId.get(id);
    return rule && places?.rule(rule);
  };
  const lineOf = (rule: Rule): number => {
    const text = policy.sources.find(({ path }) => path === rule.at.path)?.text ?? '';
    return target(rule.id)?.line ?? indexLines(text).position(rule.at.range.start).line;
  };
  return {
    rule: (id) => byId.get(id),
    target,
    place: (id) => {
      const rule = byId.get(id);
      return rule && `${fileName(rule.at.path)}:${lineOf(rule) + 1}`;
    },
  };
}

const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
