import type { ASTNode, ParseResult } from '@marcbachmann/cel-js';
import type { Location } from '../../document/diagnostic.ts';
import { sourceRange } from '../../document/scalarOffsets.ts';
import type { CelSource } from '../../policy/policy.ts';
import type { CompileContext } from '../compileContext.ts';
import {
  type ErrorReason,
  type Evaluate,
  failed,
  type Match,
  notMatched,
  type Outcome,
  type Seen,
  type Subject,
} from '../outcome.ts';
import { askedFields, fieldsOf, valuesSeen } from './celAst.ts';
import { parseLinear } from './celEnvironment.ts';
import { evaluationError } from './celError.ts';
import type { CelProblem, CelScope } from './celProblem.ts';
import { aCondition, type Expected, findCelProblem } from './findCelProblem.ts';
import { compileQuick } from './quick/compileQuick.ts';
import { type QuickShared, type Run, unsure } from './quick/quick.ts';

/** Where expressions of a rule are evaluated. */
export interface CelScopes {
  /** One for each tool that the rule governs: expressions are type-checked in each. */
  readonly tools: readonly CelScope[];
  /** For texts, and for calls of a tool that has no definition: checked where there are no tools. */
  readonly open: CelScope;
  readonly shared: QuickShared;
}

export type Variables = Subject['variables'];

/** What an expression gives for some variables, with the fields that it read. */
export type CelOutcome =
  | { readonly kind: 'value'; readonly value: unknown; readonly saw: () => Seen }
  | { readonly kind: 'error'; readonly reason: ErrorReason; readonly message: string; readonly saw: () => Seen };

export type CelFunction = (variables: Variables) => CelOutcome;

/** A CEL expression as a condition, and its tree where it compiles. */
export function compileCel(source: CelSource, scopes: CelScopes, context: CompileContext): CompiledCel {
  const { quick, saw, evaluate, ast } = prepare(source, scopes, context, aCondition);
  return {
    ast,
    evaluate: ({ variables }) => {
      const value = quick(variables);
      if (value === false) return notMatched;
      return value === true ? holds(variables, saw) : outcomeOf(evaluate(variables));
    },
  };
}

export interface CompiledCel {
  readonly evaluate: Evaluate;
  readonly ast: ASTNode | undefined;
}

const holds = (variables: Variables, saw: (variables: Variables) => Seen): Outcome => ({
  kind: 'matched',
  matches: nowhere,
  saw: () => saw(variables),
});

const nowhere: readonly Match[] = [];

function outcomeOf(outcome: CelOutcome): Outcome {
  if (outcome.kind === 'error') return outcome;
  if (outcome.value === false) return notMatched;
  if (outcome.value === true) return { kind: 'matched', matches: nowhere, saw: outcome.saw };
  return failed('wrong_type', `the condition gave ${inWords(outcome.value)}, not \`true\` or \`false\``, outcome.saw);
}

const inWords = (value: unknown): string => (value === null ? 'null' : `a ${typeof value}`);

/** A CEL expression as a function, type-checked in every scope in which it may be evaluated. */
export function compileExpression(
  expression: CelSource,
  scopes: CelScopes,
  context: CompileContext,
  expected: Expected,
): CelFunction {
  return prepare(expression, scopes, context, expected).evaluate;
}

interface Prepared {
  /** The value, or `unsure` where `evaluate` has to say. */
  readonly quick: Run;
  readonly evaluate: CelFunction;
  readonly ast: ASTNode | undefined;
  saw(variables: Variables): Seen;
}

function prepare(expression: CelSource, given: CelScopes, context: CompileContext, expected: Expected): Prepared {
  const { source } = expression;
  const scopes = withAsked(source, given, expected);
  const { tools, open } = scopes;
  const problem = firstProblem(source, tools.length > 0 ? tools : [open], expected);
  if (problem) {
    report(expression, problem, context);
    const saw = (): Seen => ({});
    return {
      quick: () => unsure,
      evaluate: () => ({ kind: 'error', reason: 'not_compiled', message: problem.message, saw }),
      ast: undefined,
      saw,
    };
  }
  const { quick, exact, ast } = parseInScopes(source, scopes);
  const fields = fieldsOf(ast);
  const saw = (variables: Variables): Seen => valuesSeen(fields, variables);
  const evaluate: CelFunction = (variables) => {
    const seen = (): Seen => saw(variables);
    try {
      const value = quick(variables);
      return { kind: 'value', value: value === unsure ? exact(variables) : value, saw: seen };
    } catch (error) {
      return { kind: 'error', ...evaluationError(error, ast, variables), saw: seen };
    }
  };
  return { quick, evaluate, ast, saw };
}

/**
 * A rule for several tools may ask for an argument that only some of them have: `has(args.amount) && args.amount > 40`. In a
 * call of another one, its arguments are as open as those of a tool without a definition.
 */
function withAsked(source: string, scopes: CelScopes, expected: Expected): CelScopes {
  const { tools, open } = scopes;
  const isAsked = (scope: CelScope): boolean => {
    const problem = problemIn(source, scope, expected);
    if (problem?.code !== 'unknown-argument') return false;
    const name = source.slice(problem.range.start, problem.range.end);
    const isOfOthers = tools.some(({ variables }) => Object.hasOwn(Object(variables.args), name));
    return isOfOthers && askedFields(open.environment.parse(source).ast).has(`args.${name}`);
  };
  if (tools.length < 2 || !source.includes('has(')) return scopes;
  return { ...scopes, tools: tools.map((scope) => (isAsked(scope) ? { ...open, tool: scope.tool } : scope)) };
}

interface Parsed {
  readonly quick: Run;
  /** Throws what cel-js throws. */
  readonly exact: (variables: Variables) => unknown;
}

/** A call is judged in the scope of its tool, where it has one. */
function parseInScopes(source: string, { tools, open, shared }: CelScopes): Parsed & { readonly ast: ASTNode } {
  const otherwise = parseInScope(source, open, shared);
  if (tools.length === 0) return otherwise;
  const byTool = new Map<unknown, Parsed>(tools.map((scope) => [scope.tool, parseInScope(source, scope, shared)]));
  const parsedFor = ({ tool }: Variables): Parsed => byTool.get(tool) ?? otherwise;
  return {
    quick: (variables) => parsedFor(variables).quick(variables),
    exact: (variables) => parsedFor(variables).exact(variables),
    ast: otherwise.ast,
  };
}

function parseInScope(source: string, scope: CelScope, shared: QuickShared) {
  const { exact, isValid } = parsed(scope, source, () => {
    const exact = parseLinear(source, scope.environment);
    // Where there are tools, an expression need not be right for calls of other ones.
    return { exact, isValid: exact.check().valid };
  });
  const quick = isValid ? compileQuick(exact.ast, { variables: scope.variables, shared }) : undefined;
  return { quick: quick ?? (() => unsure), exact, ast: exact.ast };
}

function report({ offsets, at }: CelSource, { range, ...problem }: CelProblem, context: CompileContext): void {
  const location: Location = { path: at.path, range: sourceRange(offsets, range) };
  context.report({ level: 'error', location, ...problem });
}

function firstProblem(source: string, scopes: readonly CelScope[], expected: Expected): CelProblem | undefined {
  for (const scope of scopes) {
    const problem = problemIn(source, scope, expected);
    if (problem) return problem;
  }
  return undefined;
}

const problemIn = (source: string, scope: CelScope, expected: Expected): CelProblem | undefined =>
  problems(scope, `${expected.subject} ${expected.words} ${source}`, () => findCelProblem(source, scope, expected));

/** Caches, no state: policies share scopes, and many of them have the same expressions. */
const parsed = keptInScope<{ readonly exact: ParseResult; readonly isValid: boolean }>();
const problems = keptInScope<CelProblem | undefined>();

/** What is made of an expression in a scope, kept with the scope. */
function keptInScope<T>(): (scope: CelScope, key: string, make: () => T) => T {
  const known = new WeakMap<CelScope, Map<string, { readonly value: T }>>();
  return (scope, key, make) => {
    const inScope = known.get(scope) ?? new Map<string, { readonly value: T }>();
    known.set(scope, inScope);
    const made = inScope.get(key) ?? { value: make() };
    if (inScope.size >= mostKept) inScope.clear();
    inScope.set(key, made);
    return made.value;
  };
}

const mostKept = 256;
