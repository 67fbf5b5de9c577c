import type { ASTNode, Environment } from '@marcbachmann/cel-js';
import { compilePattern } from '../../detect/pattern.ts';
import type { CheckCode } from '../../document/checkCodes.ts';
import type { Range } from '../../document/diagnostic.ts';
import { sourceRange } from '../../document/scalarOffsets.ts';
import { didYouMean, suggest } from '../../document/suggest.ts';
import type { Condition } from '../../policy/policy.ts';
import type { CompileContext } from '../compileContext.ts';
import { type Evaluate, notMatched, type Outcome } from '../outcome.ts';
import { fieldsOf, matchesCalls, readField } from './celAst.ts';
import { type CelVariables, linearMatches } from './celEnvironment.ts';

/** Where conditions of a rule are evaluated. */
export interface CelScopes {
  /** One for each tool that the rule governs: conditions are type-checked in each. */
  readonly tools: readonly CelScope[];
  /** For texts, and for calls of a tool that has no definition: checked where there are no tools. */
  readonly open: CelScope;
}

/** The variables of a condition and their types, for one tool or one kind of text. */
export interface CelScope {
  readonly environment: Environment;
  readonly variables: CelVariables;
  /** The tool whose arguments `args` are. */
  readonly tool?: string;
}

type CelCondition = Extract<Condition, { kind: 'cel' }>;

/** A CEL expression as a function, type-checked in every scope in which it may be evaluated. */
export function compileCel(condition: CelCondition, { tools, open }: CelScopes, context: CompileContext): Evaluate {
  const problem = firstProblem(condition.source, tools.length > 0 ? tools : [open]);
  if (problem) {
    report(condition, problem, context);
    return () => ({ kind: 'error', message: problem.message });
  }
  const byTool = new Map(tools.map((scope) => [scope.tool, parseIn(condition.source, scope)]));
  const otherwise = parseIn(condition.source, open);
  const fields = fieldsOf(open.environment.parse(condition.source).ast);
  return ({ variables }) => {
    const evaluate = byTool.get(variables.tool as string | undefined) ?? otherwise;
    return outcomeOf(
      () => evaluate(variables),
      () => valuesSeen(fields, variables),
    );
  };
}

function parseIn(source: string, { environment }: CelScope): (variables: Readonly<Record<string, unknown>>) => unknown {
  return environment.parse(rewriteMatches(source, environment));
}

interface CelProblem {
  readonly code: CheckCode;
  readonly message: string;
  readonly range: Range;
  readonly help?: string;
  readonly replacement?: string;
}

function report({ offsets, at }: CelCondition, { range, ...problem }: CelProblem, context: CompileContext): void {
  context.report({ level: 'error', location: { path: at.path, range: sourceRange(offsets, range) }, ...problem });
}

function firstProblem(source: string, scopes: readonly CelScope[]): CelProblem | undefined {
  for (const scope of scopes) {
    const problem = problemIn(source, scope);
    if (problem) return problem;
  }
  return undefined;
}

function problemIn(source: string, scope: CelScope): CelProblem | undefined {
  const whole = { start: 0, end: source.length };
  const syntax = scope.environment.check(source);
  if (!syntax.valid) {
    const range = syntax.error?.range ?? whole;
    return describe(
      source,
      range,
      String(syntax.error?.code),
      syntax.error && 'summary' in syntax.error ? String(syntax.error.summary) : '',
      scope,
    );
  }
  if (syntax.type !== 'bool' && syntax.type !== 'dyn') {
    return {
      code: 'condition-type',
      message: `the condition is a ${syntax.type}; expected \`true\` or \`false\``,
      range: whole,
    };
  }
  return invalidPattern(scope.environment.parse(source).ast);
}

/** cel-js's error, in this project's words, with the name that was meant. */
function describe(source: string, range: Range, code: string, summary: string, scope: CelScope): CelProblem {
  const name = source.slice(range.start, range.end);
  if (code === 'no_such_key') return unknownField(source, range, summary.replace(/^No such key: /, ''), scope);
  if (code === 'unknown_variable') {
    const suggestion = suggest(name, Object.keys(scope.variables));
    const help =
      didYouMean(suggestion) ??
      `known here: ${Object.keys(scope.variables)
        .map((variable) => `\`${variable}\``)
        .join(', ')}`;
    return { code: 'unknown-variable', message: `unknown variable \`${name}\``, range, help, replacement: suggestion };
  }
  const isType = code.includes('overload') || code.includes('type');
  const words = summary.charAt(0).toLowerCase() + summary.slice(1);
  const place = isType && scope.tool ? ` (in a call of \`${scope.tool}\`)` : '';
  return {
    code: isType ? 'condition-type' : 'condition-syntax',
    message: `${words.replaceAll("'", '`')}${place}`,
    range,
  };
}

function unknownField(source: string, range: Range, field: string, scope: CelScope): CelProblem {
  // For `args["x"]` the range covers the whole access; the field is what is marked.
  const inner = source.slice(range.start, range.end).lastIndexOf(field);
  const start = range.start + Math.max(0, inner);
  const parent = /([\w.]+)[.[]["']?$/.exec(source.slice(0, start))?.[1] ?? '';
  const known = knownFields(parent, scope.variables);
  const suggestion = suggest(field, known);
  const owner =
    parent === 'args' && scope.tool ? `the tool \`${scope.tool}\` has no argument` : `\`${parent}\` has no field`;
  const help =
    didYouMean(suggestion) ??
    (known.length > 0 ? `it has ${known.map((name) => `\`${name}\``).join(', ')}` : undefined);
  return {
    code: parent === 'args' ? 'unknown-argument' : 'unknown-field',
    message: `${owner} \`${field}\``,
    range: { start, end: start + field.length },
    help,
    replacement: suggestion,
  };
}

function knownFields(parent: string, variables: CelVariables): readonly string[] {
  let type: unknown = variables;
  for (const step of parent.split('.'))
    type = typeof type === 'object' && type !== null ? (type as Record<string, unknown>)[step] : undefined;
  return typeof type === 'object' && type !== null ? Object.keys(type) : [];
}

/** A pattern written in the condition is checked here; one that is computed, when it is used. */
function invalidPattern(ast: ASTNode): CelProblem | undefined {
  for (const { pattern } of matchesCalls(ast)) {
    if (!pattern) continue;
    const compiled = compilePattern(pattern.value);
    if (compiled.kind === 'pattern') continue;
    const start = pattern.start + 1 + Math.min(compiled.offset, Math.max(0, pattern.value.length - 1));
    return { code: 'invalid-pattern', message: compiled.message, range: { start, end: start + 1 } };
  }
  return undefined;
}

function rewriteMatches(source: string, environment: Environment): string {
  const calls = matchesCalls(environment.parse(source).ast);
  return calls.reduce(
    (text, { nameStart }) => text.slice(0, nameStart) + linearMatches + text.slice(nameStart + linearMatches.length),
    source,
  );
}

function outcomeOf(evaluate: () => unknown, saw: () => Readonly<Record<string, unknown>>): Outcome {
  try {
    const value = evaluate();
    if (value === true) return { kind: 'matched', matches: [], saw: saw() };
    if (value === false) return notMatched;
    return {
      kind: 'error',
      message: `the condition gave ${value === null ? 'null' : `a ${typeof value}`}, not \`true\` or \`false\``,
      saw: saw(),
    };
  } catch (error) {
    return { kind: 'error', message: evaluationMessage(error), saw: saw() };
  }
}

function evaluationMessage(error: unknown): string {
  const firstLine = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  const missing = /^No such key: (.*)$/.exec(firstLine);
  if (missing) return `\`${missing[1]}\` is missing`;
  return firstLine.charAt(0).toLowerCase() + firstLine.slice(1);
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
