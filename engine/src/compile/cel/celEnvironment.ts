import { Environment } from '@marcbachmann/cel-js';
import { compilePattern, type LinearPattern } from '../../detect/pattern.ts';
import type { CelType } from './celTypes.ts';

/** The variables of a condition, by name. */
export type CelVariables = Readonly<Record<string, CelType>>;

/**
 * The name under which `matches` runs on RE2. cel-js compiles patterns with the host's RegExp, whose time can explode;
 * conditions are rewritten to this name, which has as many letters, so that every offset stays true.
 */
export const linearMatches = 're2test';

const limits = { maxAstNodes: 2000, maxDepth: 60, maxListElements: 10_000, maxMapEntries: 1000, maxCallArguments: 32 };

/** A CEL environment: its variables are typed, an unknown one is an error, and JSON numbers mix with integer literals. */
export function celEnvironment(variables: CelVariables): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false, limits });
  registerMixedNumbers(environment);
  const patterns = new Map<string, LinearPattern>();
  environment.registerFunction(`string.${linearMatches}(string): bool`, (text: string, source: string) =>
    patternFor(source, patterns).test(text),
  );
  for (const [name, type] of Object.entries(variables)) {
    if (typeof type === 'string') environment.registerVariable(name, type);
    else environment.registerVariable({ name, schema: type as never });
  }
  return environment;
}

/** CEL keeps int and double apart. JSON does not, and a rule author writes `args.amount == 40`. */
function registerMixedNumbers(environment: Environment): void {
  const operators: Readonly<Record<string, (a: number, b: number) => number>> = {
    '+': (a, b) => a + b,
    '-': (a, b) => a - b,
    '*': (a, b) => a * b,
    '/': (a, b) => a / b,
    '%': (a, b) => a % b,
  };
  for (const [operator, compute] of Object.entries(operators)) {
    const handler = (a: number | bigint, b: number | bigint): number => compute(Number(a), Number(b));
    environment.registerOperator(`double ${operator} int: double`, handler);
    environment.registerOperator(`int ${operator} double: double`, handler);
  }
  environment.registerOperator('double % double: double', (a: number, b: number) => a % b);
  environment.registerOperator('double == int: bool', (a: number, b: bigint) => a === Number(b));
  environment.registerOperator('double in list<int>: bool', (item: number, list: readonly unknown[]) =>
    list.some((other) => Number(other) === item),
  );
}

/** A pattern that a condition computes. One that is not a pattern is an error of the condition. */
function patternFor(source: string, patterns: Map<string, LinearPattern>): LinearPattern {
  const known = patterns.get(source);
  if (known) return known;
  const compiled = compilePattern(source);
  if (compiled.kind === 'error') throw new Error(`invalid pattern: ${compiled.message}`);
  if (patterns.size > 1000) patterns.clear();
  patterns.set(source, compiled.pattern);
  return compiled.pattern;
}
