import { compileGlob, isGlob } from '../document/glob.ts';
import type { Policy, Rule } from '../policy/policy.ts';

/** Whether a rule decides about tool calls. One in shadow mode governs nothing. */
export const isGoverning = ({ layer, mode }: Rule): boolean => layer === 'action' && mode === 'enforce';

/** The names and globs of the tools that the rules of a policy are about, those of its bases included. */
export const governedTools = ({ rules }: Policy): readonly string[] => [
  ...new Set(rules.filter((rule) => isGoverning(rule) && isAboutTools(rule)).flatMap(namesOf)),
];

/** A rule against secrets in the arguments of all tools is about secrets. */
const isAboutTools = (rule: Rule): boolean =>
  (rule.when === undefined && rule.unless === undefined) || namesOf(rule).some((name) => name !== '*');

const namesOf = ({ tools }: Rule): readonly string[] => tools.map(({ value }) => value);

/** Whether a tool is one of some names and globs. */
export function isAmong(patterns: readonly string[]): (tool: string) => boolean {
  const tests = patterns.filter(isGlob).map(compileGlob);
  return (tool) => patterns.includes(tool) || tests.some((matches) => matches(tool));
}
