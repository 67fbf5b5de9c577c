import picomatch from 'picomatch/posix';
import type { Rule } from '../policy/policy.ts';

/** Whether a rule of the action layer looks at calls of a tool. */
export function governs(rule: Rule, tool: string): boolean {
  return rule.tools.some(({ value }) => matchesTool(value, tool));
}

export const isGlob = (pattern: string): boolean => /[*?[\]{}!()]/.test(pattern);

export function matchesTool(pattern: string, tool: string): boolean {
  return isGlob(pattern) ? picomatch.isMatch(tool, pattern) : pattern === tool;
}
