import { lazily } from '../detect/lazily.ts';
import type { Diagnostic, Result } from '../document/diagnostic.ts';
import type { Layer, Policy, Rule } from '../policy/policy.ts';
import { celScopes, type KnownScopes } from './cel/scopes.ts';
import { always, butNot, type CompiledCondition, compileCondition, type RuleContext } from './compileCondition.ts';
import { compileRewrite, type RewriteCall } from './compileRewrite.ts';
import type { KnownDetectors } from './detectors/knownDetectors.ts';
import type { Evaluate } from './outcome.ts';
import { reportUnknownTool } from './reportUnknownTool.ts';
import { toolTest } from './toolPattern.ts';

/** A policy, ready to judge. */
export interface CompiledPolicy {
  readonly policy: Policy;
  readonly rules: Readonly<Record<Layer, readonly CompiledRule[]>>;
  /** The rules of the input layer that look at what the user wrote, and those that look at untrusted text. */
  readonly inputRules: Readonly<Record<InputOrigin, readonly CompiledRule[]>>;
  /** The rules of the action layer that look at calls of a tool. */
  rulesFor(tool: string): readonly CompiledRule[];
  /** Whether the policy's tools have a tool; a policy without tools has them all. */
  hasTool(tool: string): boolean;
}

/** What policies have in common: parts that are compiled once for all of them. */
export interface KnownParts {
  readonly detectors?: KnownDetectors;
  readonly scopes?: () => KnownScopes;
}

export type InputOrigin = Exclude<Rule['on'], 'any'>;

export interface CompiledRule {
  readonly rule: Rule;
  readonly evaluate: Evaluate;
  readonly when?: CompiledCondition;
  readonly unless?: CompiledCondition;
  readonly rewriteCall?: RewriteCall;
}

/**
 * Compiles conditions, patterns and schemas, and type-checks conditions against tools and values.
 * A condition that cannot be compiled is a diagnostic, and an error each time it is evaluated.
 * @param known what was made for other policies, for this one to share
 */
export function compilePolicy(policy: Policy, known: KnownParts = {}): Result<CompiledPolicy> {
  const diagnostics: Diagnostic[] = [];
  // Setting CEL up takes longer than all else for a policy that has none.
  const scopesOf = lazily(() => celScopes(policy, known.scopes?.()));
  const compiled = policy.rules.map((rule) => {
    const report: RuleContext['report'] = (diagnostic) => diagnostics.push(diagnostic);
    return compileRule(rule, policy, {
      report,
      detectors: known.detectors,
      rule,
      scopes: lazily(() => scopesOf()(rule)),
    });
  });
  const inLayer = (layer: Layer): readonly CompiledRule[] => compiled.filter(({ rule }) => rule.layer === layer);
  const input = inLayer('input');
  const action = inLayer('action');
  const names = policy.tools && new Set(policy.tools.tools.map(({ name }) => name));
  const value: CompiledPolicy = {
    policy,
    rules: { input, action, output: inLayer('output'), review: inLayer('review') },
    inputRules: { user: rulesOn(input, 'user'), untrusted: rulesOn(input, 'untrusted') },
    rulesFor: indexByTool(action),
    hasTool: (tool) => names?.has(tool) ?? true,
  };
  return { value, diagnostics };
}

function compileRule(rule: Rule, policy: Policy, context: RuleContext): CompiledRule {
  const when = rule.when && compileCondition(rule.when, context);
  const unless = rule.unless && compileCondition(rule.unless, context);
  const rewriteCall = rule.rewrite && compileRewrite(rule, policy, context);
  // A base may name tools that some of the policies which extend it do not have.
  if (rule.at.path === policy.path) for (const tool of rule.tools) reportUnknownTool(tool, policy, context);
  const holds = when?.evaluate ?? always;
  return { rule, evaluate: unless ? butNot(holds, unless.evaluate) : holds, when, unless, rewriteCall };
}

const rulesOn = (rules: readonly CompiledRule[], origin: InputOrigin): readonly CompiledRule[] =>
  rules.filter(({ rule }) => rule.on === 'any' || rule.on === origin);

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
