import { compileGlob, isGlob } from '../document/glob.ts';
import type { Rule } from '../policy/policy.ts';

/** Whether a rule of the action layer looks at calls of a tool. */
export function toolTest({ tools }: Pick<Rule, 'tools'>): (tool: string) => boolean {
  const names = new Set(tools.map(({ value }) => value));
  const globs = [...names].filter(isGlob).map(compileGlob);
  return (tool) => names.has(tool) || globs.some((matches) => matches(tool));
}
