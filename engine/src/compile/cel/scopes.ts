import type { ToolDefinition } from '../../exchange/exchange.ts';
import type { Policy, Rule } from '../../policy/policy.ts';
import { toolTest } from '../toolPattern.ts';
import { type CelVariables, celEnvironments } from './celEnvironment.ts';
import type { CelScope } from './celProblem.ts';
import { type CelType, typeOfSchema, typeOfValue } from './celTypes.ts';
import type { CelScopes } from './compileCel.ts';
import { recordTests } from './quick/values.ts';

/** Makes the scopes of each rule of a policy. Environments are made once for each tool. */
export function celScopes(policy: Policy): (rule: Rule) => CelScopes {
  const environmentOf = celEnvironments();
  const scope = (variables: CelVariables, tool?: string): CelScope => ({
    environment: environmentOf(variables),
    variables,
    tool,
  });
  const shared = sharedVariables(policy);
  const text = scope({ text: 'string', ...shared });
  const review = scope({ output: 'string', calls: 'list<map<string, dyn>>', ...shared });
  const openCall = scope({ args: 'map<string, dyn>', tool: 'string', ...shared });
  const byTool = new Map<string, CelScope>();
  const scopeOf = (tool: ToolDefinition): CelScope => {
    const known = byTool.get(tool.name) ?? scope({ args: argumentsOf(tool), tool: 'string', ...shared }, tool.name);
    byTool.set(tool.name, known);
    return known;
  };
  const quick = { values: policy.values, isRecord: recordTests() };
  return (rule) => {
    if (rule.layer === 'review') return { tools: [], open: review, shared: quick };
    if (rule.layer !== 'action') return { tools: [], open: text, shared: quick };
    const governs = toolTest(rule);
    const tools = (policy.tools?.tools ?? []).filter(({ name }) => governs(name));
    return { tools: tools.map(scopeOf), open: openCall, shared: quick };
  };
}

function sharedVariables(policy: Policy): CelVariables {
  return { session: 'map<string, dyn>', values: typeOfValue(policy.values), messages: 'list<map<string, dyn>>' };
}

/** A tool that declares that it has no arguments has none to name; one without a declaration may have any. */
function argumentsOf(tool: ToolDefinition): CelType {
  return typeOfSchema({ type: 'object', ...tool.inputSchema });
}
