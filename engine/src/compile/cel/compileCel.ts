import { sourceRange } from '../../document/scalarOffsets.ts';
import type { Condition } from '../../policy/policy.ts';
import type { CompileContext } from '../compileContext.ts';
import { type Evaluate, notMatched, type Outcome } from '../outcome.ts';
import { fieldsOf, readField } from './celAst.ts';
import { parseLinear, withoutInternalNames } from './celEnvironment.ts';
import type { CelProblem, CelScope } from './celProblem.ts';
import { findCelProblem } from './findCelProblem.ts';

/** Where conditions of a rule are evaluated. */
export interface CelScopes {
  /** One for each tool that the rule governs: conditions are type-checked in each. */
  readonly tools: readonly CelScope[];
  /** For texts, and for calls of a tool that has no definition: checked where there are no tools. */
  readonly open: CelScope;
}

type CelCondition = Extract<Condition, { kind: 'cel' }>;

/** A CEL expression as a function, type-checked in every scope in which it may be evaluated. */
export function compileCel(condition: CelCondition, { tools, open }: CelScopes, context: CompileContext): Evaluate {
  const { source } = condition;
  const problem = firstProblem(source, tools.length > 0 ? tools : [open]);
  if (problem) {
    report(condition, problem, context);
    return () => ({ kind: 'error', message: problem.message });
  }
  const byTool = new Map(tools.map(({ tool, environment }) => [tool, parseLinear(source, environment)]));
  const otherwise = parseLinear(source, open.environment);
  const fields = fieldsOf(otherwise.ast);
  return ({ variables }) => {
    const evaluate = byTool.get(variables.tool as string | undefined) ?? otherwise;
    return outcomeOf(
      () => evaluate(variables),
      () => valuesSeen(fields, variables),
    );
  };
}

function report({ offsets, at }: CelCondition, { range, ...problem }: CelProblem, context: CompileContext): void {
  context.report({ level: 'error', location: { path: at.path, range: sourceRange(offsets, range) }, ...problem });
}

function firstProblem(source: string, scopes: readonly CelScope[]): CelProblem | undefined {
  for (const scope of scopes) {
    const problem = findCelProblem(source, scope);
    if (problem) return problem;
  }
  return undefined;
}

function outcomeOf(evaluate: () => unknown, saw: () => Readonly<Record<string, unknown>>): Outcome {
  try {
    const value = evaluate();
    if (value === true) return { kind: 'matched', matches: [], saw: saw() };
    if (value === false) return notMatched;
    const got = value === null ? 'null' : `a ${typeof value}`;
    return { kind: 'error', message: `the condition gave ${got}, not \`true\` or \`false\``, saw: saw() };
  } catch (error) {
    return { kind: 'error', message: evaluationMessage(error), saw: saw() };
  }
}

function evaluationMessage(error: unknown): string {
  const firstLine = withoutInternalNames(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  const [, missing] = /^No such key: (\S+)$/.exec(firstLine) ?? [];
  if (missing !== undefined) return `\`${missing}\` is missing`;
  const words = firstLine.replace(/^No such key: (index out of bounds), index (\S+).*$/, '$1: $2').replaceAll("'", '`');
  return words.charAt(0).toLowerCase() + words.slice(1);
}

function valuesSeen(
  fields: readonly (readonly string[])[],
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const field of fields) {
    const value = readField(field, variables);
    if (value !== undefined) seen[field.join('.')] = value;
  }
  return seen;
}
