import { type ASTNode, type TypeError as CelTypeError, type Environment, ParseError } from '@marcbachmann/cel-js';
import { compilePattern } from '../../detect/pattern.ts';
import type { Diagnostic, Range } from '../../document/diagnostic.ts';
import { didYouMean, suggest } from '../../document/suggest.ts';
import { ticked } from '../../document/words.ts';
import { callsOf, literalText } from './celAst.ts';
import { type CelVariables, withoutInternalNames } from './celEnvironment.ts';
import { literalOffsets } from './celLiteral.ts';

/** The variables of a condition and their types, for one tool or one kind of text. */
export interface CelScope {
  readonly environment: Environment;
  readonly variables: CelVariables;
  /** The tool whose arguments `args` are. */
  readonly tool?: string;
}

/** What is wrong with an expression. The range is in the expression. */
export interface CelProblem extends Pick<Diagnostic, 'code' | 'message' | 'help' | 'replacement'> {
  readonly range: Range;
}

/** The first thing that is wrong with an expression in a scope: its syntax, its types, its patterns. */
export function findProblem(source: string, scope: CelScope): CelProblem | undefined {
  const { valid, type, error } = scope.environment.check(source);
  if (error) return describe(source, error, scope);
  if (!valid || (type !== 'bool' && type !== 'dyn')) {
    const message = `the condition gives \`${withoutInternalNames(String(type))}\`; expected \`true\` or \`false\``;
    return { code: 'condition-type', message, range: { start: 0, end: source.length } };
  }
  return findInvalidPattern(scope.environment.parse(source).ast);
}

function describe(source: string, error: ParseError | CelTypeError, scope: CelScope): CelProblem {
  const range = error.range ?? { start: 0, end: source.length };
  if (error instanceof ParseError) return syntaxProblem(source, error, range);
  const describeType = typeProblems[error.code] ?? otherTypeProblem;
  return describeType({ source, error, range, scope });
}

interface Context {
  readonly source: string;
  readonly error: CelTypeError;
  readonly range: Range;
  readonly scope: CelScope;
}

const typeProblems: Readonly<Record<string, (context: Context) => CelProblem>> = {
  unknown_variable: unknownVariable,
  no_such_key: unknownField,
  no_such_overload: wrongOperator,
  no_matching_overload: wrongFunction,
  invalid_logical_operand: wrongOperand,
};

function unknownVariable({ source, range, scope }: Context): CelProblem {
  const name = source.slice(range.start, range.end);
  const known = Object.keys(scope.variables);
  const replacement = suggest(name, known);
  const help = didYouMean(replacement) ?? `known here: ${ticked(known)}`;
  return { code: 'unknown-variable', message: `unknown variable \`${name}\``, range, help, replacement };
}

function unknownField({ source, error, range, scope }: Context): CelProblem {
  const field = error.summary.replace(/^No such key: /, '');
  // For `args["x"]` the range covers the whole access; the field is what is marked.
  const start = range.start + Math.max(0, source.slice(range.start, range.end).lastIndexOf(field));
  const parent = /([\w.]+)[.[]["']?$/.exec(source.slice(0, start))?.[1] ?? '';
  const known = fieldsOfType(parent, scope.variables);
  const replacement = suggest(field, known);
  const isArgument = parent === 'args' && scope.tool !== undefined;
  return {
    code: isArgument ? 'unknown-argument' : 'unknown-field',
    message: `${isArgument ? `the tool \`${scope.tool}\` has no argument` : `\`${parent}\` has no field`} \`${field}\``,
    range: { start, end: start + field.length },
    help: didYouMean(replacement) ?? (known.length > 0 ? `it has ${ticked(known)}` : undefined),
    replacement,
  };
}

function fieldsOfType(parent: string, variables: CelVariables): readonly string[] {
  let type: unknown = variables;
  for (const step of parent.split('.'))
    type = typeof type === 'object' && type !== null ? (type as Record<string, unknown>)[step] : undefined;
  return typeof type === 'object' && type !== null ? Object.keys(type) : [];
}

/** `no such overload: double > string`, or `!double` */
function wrongOperator({ error, range, scope }: Context): CelProblem {
  const types = withoutInternalNames(error.summary).replace('no such overload: ', '');
  const [, left, infix, right] = /^(.+?) (\S{1,2}) (.+)$/.exec(types) ?? [];
  const operands = left === undefined ? `a \`${types.slice(1)}\`` : `\`${left}\` and \`${right}\``;
  const isField = infix === 'in' && error.summary.includes(' in $');
  return {
    code: 'condition-type',
    message: `\`${infix ?? types.charAt(0)}\` does not apply to ${operands}${inCall(scope)}`,
    range,
    help: isField ? 'to ask whether an object has a field, write `has(OBJECT.FIELD)`' : undefined,
  };
}

/** `found no matching overload for 'string.contains(int)'` */
function wrongFunction({ error, range, scope }: Context): CelProblem {
  const call = withoutInternalNames(/'(.*)'$/.exec(error.summary)?.[1] ?? '');
  const name = /(\w+)\(/.exec(call)?.[1] ?? call;
  const names = scope.environment.getDefinitions().functions.map((each) => each.name);
  if (names.includes(name))
    return {
      code: 'condition-type',
      message: `\`${name}\` does not take these types: \`${call}\`${inCall(scope)}`,
      range,
    };
  const replacement = suggest(name, names);
  const start =
    range.start + Math.max(0, error.node?.input?.slice(range.start, range.end).lastIndexOf(`${name}(`) ?? 0);
  const nameRange = { start, end: start + name.length };
  const message = `there is no function \`${name}\``;
  return { code: 'condition-type', message, range: nameRange, help: didYouMean(replacement), replacement };
}

/** cel-js marks both operands of `&&` and `||`; a person looks for the one that is wrong. */
function wrongOperand(context: Context): CelProblem {
  const { source, error, scope } = context;
  const operands = (error.node?.args ?? []) as readonly ASTNode[];
  const wrong = operands.find(({ range: { start, end } }) => {
    const { type } = scope.environment.check(source.slice(start, end));
    return type !== undefined && type !== 'bool' && type !== 'dyn';
  });
  return otherTypeProblem({ ...context, range: wrong?.range ?? context.range });
}

function otherTypeProblem({ error, range, scope }: Context): CelProblem {
  return {
    code: 'condition-type',
    message: `${inOurStyle(withoutInternalNames(error.summary ?? error.message))}${inCall(scope)}`,
    range,
  };
}

/** The types of arguments are those of one tool; the same condition may be right for another. */
const inCall = ({ tool }: CelScope): string => (tool === undefined ? '' : ` (in a call of \`${tool}\`)`);

function syntaxProblem(source: string, { code, summary }: ParseError, range: Range): CelProblem {
  const found = source.slice(range.start, range.end);
  const message = syntaxWords[code]?.(found) ?? inOurStyle(summary.replace(/\b[A-Z]{2,}\b/g, tokenName));
  return { code: 'condition-syntax', message, range, help: operatorHelp[found] };
}

const unclosed = (): string => 'the closing quote is missing';
const syntaxWords: Readonly<Record<string, (found: string) => string>> = {
  unexpected_character: (found) => `unexpected \`${found}\``,
  unexpected_token: (found) => (found === '' ? 'unexpected end' : `unexpected \`${found}\``),
  unterminated_string: unclosed,
  unterminated_triple_quoted_string: unclosed,
  newline_in_string: unclosed,
};

const tokenName = (token: string): string => tokens[token] ?? token;

const tokens: Readonly<Record<string, string | undefined>> = {
  EOF: 'the end',
  IDENTIFIER: 'a name',
  STRING: 'a text',
  NUMBER: 'a number',
  BOOLEAN: '`true` or `false`',
  NULL: '`null`',
  LPAREN: '`(`',
  RPAREN: '`)`',
  LBRACKET: '`[`',
  RBRACKET: '`]`',
  LBRACE: '`{`',
  RBRACE: '`}`',
  COLON: '`:`',
  COMMA: '`,`',
  DOT: '`.`',
  QUESTION: '`?`',
  IN: '`in`',
};

const operatorHelp: Readonly<Record<string, string | undefined>> = {
  '=': 'compare with `==`',
  '&': 'write `&&`',
  and: 'write `&&`',
  '|': 'write `||`',
  or: 'write `||`',
};

const inOurStyle = (words: string): string =>
  words.charAt(0).toLowerCase() + words.slice(1).replaceAll("'", '`').replace(/\.$/, '');

/** A pattern that is written in the condition is checked here; one that is computed, when it is used. */
function findInvalidPattern(ast: ASTNode): CelProblem | undefined {
  for (const { args } of callsOf(ast, 'matches')) {
    const literal = literalText(args[2][0]);
    const compiled = literal && compilePattern(literal.value);
    if (!literal || compiled?.kind !== 'error') continue;
    const offsets = literalOffsets(literal.source);
    const at = Math.min(compiled.offset, Math.max(0, literal.value.length - 1));
    const [start = 0, end = start + 1] = [offsets[at], offsets[at + 1]];
    const range = { start: literal.start + start, end: literal.start + Math.max(end, start + 1) };
    return { code: 'invalid-pattern', message: compiled.message, range };
  }
  return undefined;
}
