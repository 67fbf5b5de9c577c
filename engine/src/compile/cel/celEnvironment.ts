import { Environment, type ParseResult } from '@marcbachmann/cel-js';
import { compilePattern, type LinearPattern } from '../../detect/pattern.ts';
import { callsOf } from './celAst.ts';
import { registerObject } from './celObjects.ts';
import type { CelType } from './celTypes.ts';

/** The variables of a condition, by name. */
export type CelVariables = Readonly<Record<string, CelType>>;

/**
 * The name under which `matches` runs on RE2: cel-js compiles patterns with the host's RegExp, whose time can explode,
 * and does not let a function of its own be replaced.
 */
export const linearMatches = 're2_matches';

const limits = { maxAstNodes: 2000, maxDepth: 60, maxListElements: 10_000, maxMapEntries: 1000, maxCallArguments: 32 };

/**
 * Makes CEL environments: variables are typed, an unknown one is an error, and JSON numbers mix with integer literals.
 * What they share is set up once: a policy has one environment for each tool.
 */
export function celEnvironments(): (variables: CelVariables) => Environment {
  const shared = new Environment({ unlistedVariablesAreDyn: false, limits });
  registerMixedNumbers(shared);
  const patterns = new Map<string, LinearPattern>();
  shared.registerFunction(`string.${linearMatches}(string): bool`, (text: string, source: string) =>
    patternFor(source, patterns).test(text),
  );
  return (variables) => {
    const environment = shared.clone();
    for (const [name, type] of Object.entries(variables)) {
      if (typeof type === 'string') environment.registerVariable(name, type);
      else registerObject(environment, name, type);
    }
    return environment;
  };
}

/** Parses an expression, to be evaluated with its patterns on RE2. Throws what cel-js throws for an expression that does not parse. */
export function parseLinear(source: string, environment: Environment): ParseResult {
  const parsed = environment.parse(source);
  for (const call of callsOf(parsed.ast, 'matches')) call.args[0] = linearMatches;
  return parsed;
}

/** A message of cel-js, in terms of what is written in the expression. */
export const withoutInternalNames = (message: string): string => message.replaceAll(linearMatches, 'matches');

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
  const isIn = (item: number | bigint, list: readonly unknown[]): boolean =>
    list.some((other) => Number(other) === Number(item));
  // The overloads for `dyn` settle what two others would match when the type is known only at run time.
  for (const [item, list] of [
    ['double', 'list<int>'],
    ['int', 'list<double>'],
  ] as const) {
    environment.registerOperator(`${item} in ${list}: bool`, isIn);
    environment.registerOperator(`dyn<${item}> in dyn<${list}>: bool`, isIn);
  }
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
