import type { Diagnostic, Result } from '../document/diagnostic.ts';
import { isGlob } from '../document/glob.ts';
import { didYouMean, suggest } from '../document/suggest.ts';
import type { Layer, Policy, Rule } from '../policy/policy.ts';
import { celScopes } from './cel/scopes.ts';
import { always, butNot, compileCondition } from './compileCondition.ts';
import type { CompileContext } from './compileContext.ts';
import type { Evaluate } from './outcome.ts';
import { toolTest } from './toolPattern.ts';

/** A policy, ready to judge. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly rules: Readonly<Record<Layer, readonly CompiledRule[]>>;
  /** The rules of the action layer that look at calls of a tool. */
  rulesFor(tool: string): readonly CompiledRule[];
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly evaluate: Evaluate;
}

/**
 * Compiles conditions, patterns and schemas, and type-checks conditions against tools and values.
 * A condition that cannot be compiled is a diagnostic, and an error each time it is evaluated.
 */
export function compilePolicy(policy: Policy): Result<CompiledPolicy> {
  const diagnostics: Diagnostic[] = [];
  const context: CompileContext = { report: (diagnostic) => diagnostics.push(diagnostic) };
  const scopesOf = celScopes(policy);
  const compiled = policy.rules.map((rule) => compileRule(rule, scopesOf(rule), context));
  for (const rule of policy.rules) reportUnknownTools(rule, policy, context);
  const inLayer = (layer: Layer) => compiled.filter(({ rule }) => rule.layer === layer);
  const rules = { input: inLayer('input'), action: inLayer('action'), output: inLayer('output') };
  return { value: { policy, rules, rulesFor: indexByTool(rules.action) }, diagnostics };
}

function compileRule(
  rule: Rule,
  scopes: ReturnType<ReturnType<typeof celScopes>>,
  context: CompileContext,
): CompiledRule {
  const when = rule.when ? compileCondition(rule.when, scopes, context) : always;
  return { rule, evaluate: rule.unless ? butNot(when, compileCondition(rule.unless, scopes, context)) : when };
}

/**
 * A name that no tool has would silently never match. Only a policy's own rules are looked at: a base may name tools
 * that some of the policies which extend it do not have.
 */
function reportUnknownTools(rule: Rule, { tools, path }: Policy, context: CompileContext): void {
  if (!tools || rule.at.path !== path) return;
  const names = tools.tools.map(({ name }) => name);
  for (const located of rule.tools) {
    if (names.some(toolTest({ tools: [located] }))) continue;
    const { value, at } = located;
    const suggestion = isGlob(value) ? undefined : suggest(value, names);
    context.report({
      code: 'unknown-tool',
      level: isGlob(value) ? 'warning' : 'error',
      message: isGlob(value) ? `no tool matches \`${value}\`` : `there is no tool \`${value}\``,
      location: at,
      help: didYouMean(suggestion),
      replacement: suggestion,
      related: [{ location: tools.at, message: 'the tools are defined here' }],
    });
  }
}

function indexByTool(rules: readonly CompiledRule[]): (tool: string) => readonly CompiledRule[] {
  const tested = rules.map((compiled) => ({ compiled, governs: toolTest(compiled.rule) }));
  const byTool = new Map<string, readonly CompiledRule[]>();
  return (tool) => {
    const known = byTool.get(tool) ?? tested.filter(({ governs }) => governs(tool)).map(({ compiled }) => compiled);
    // A model can invent tool names without end.
    if (byTool.size < 1000) byTool.set(tool, known);
    return known;
  };
}
