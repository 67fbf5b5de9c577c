import type { ASTNode, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import type { Range } from '../../document/diagnostic.ts';
import { didYouMean, suggest } from '../../document/suggest.ts';
import { ticked } from '../../document/words.ts';
import { type CelVariables, withoutInternalNames } from './celEnvironment.ts';
import { type CelProblem, type CelScope, inOurStyle } from './celProblem.ts';
import { writtenField } from './writtenField.ts';

/** Why an expression has no type: an unknown name, or types that do not go together. */
export function typeProblem(context: TypeContext): CelProblem {
  return (typeProblems[context.error.code] ?? otherTypeProblem)(context);
}

export interface TypeContext {
  readonly source: string;
  readonly error: CelTypeError;
  readonly range: Range;
  readonly scope: CelScope;
}

const typeProblems: Readonly<Record<string, (context: TypeContext) => CelProblem>> = {
  unknown_variable: unknownVariable,
  no_such_key: unknownField,
  no_such_overload: wrongOperator,
  no_matching_overload: wrongFunction,
  invalid_logical_operand: wrongOperand,
  invalid_macro_argument: wrongMacro,
};

function unknownVariable({ source, range, scope }: TypeContext): CelProblem {
  const name = source.slice(range.start, range.end);
  const known = Object.keys(scope.variables);
  const owner = ['args', 'values'].find((root) => fieldsOfType(root, scope.variables).includes(name));
  const replacement = owner === undefined ? suggest(name, known) : `${owner}.${name}`;
  const help = didYouMean(replacement) ?? `known here: ${ticked(known)}`;
  return { code: 'unknown-variable', message: `unknown variable \`${name}\``, range, help, replacement };
}

function unknownField({ source, error, range, scope }: TypeContext): CelProblem {
  const field = error.summary.replace(/^No such key: /, '');
  // For `args["x"]` the range covers the whole access; the field is what is marked.
  const start = range.start + Math.max(0, source.slice(range.start, range.end).lastIndexOf(field));
  const parent = /([\w.]+)[.[]["']?$/.exec(source.slice(0, start))?.[1] ?? '';
  const known = fieldsOfType(parent, scope.variables);
  const replacement = suggest(field, known);
  const dashed = known.find((name) => name.startsWith(`${field}-`) && source.startsWith(name, start));
  const isArgument = parent === 'args' && scope.tool !== undefined;
  return {
    code: isArgument ? 'unknown-argument' : 'unknown-field',
    message: `${isArgument ? `the tool \`${scope.tool}\` has no argument` : `\`${parent}\` has no field`} \`${field}\``,
    range: { start, end: start + field.length },
    help: dashed
      ? `\`-\` takes away: write \`${writtenField([parent, dashed])}\``
      : (didYouMean(replacement) ?? (known.length > 0 ? `it has ${ticked(known)}` : undefined)),
    replacement: dashed ? undefined : replacement,
  };
}

function fieldsOfType(parent: string, variables: CelVariables): readonly string[] {
  let type: unknown = variables;
  for (const step of parent.split('.'))
    type = typeof type === 'object' && type !== null ? (type as Record<string, unknown>)[step] : undefined;
  return typeof type === 'object' && type !== null ? Object.keys(type) : [];
}

/** `no such overload: double > string`, or `!double` */
function wrongOperator({ error, range, scope }: TypeContext): CelProblem {
  const types = withoutInternalNames(error.summary).replace('no such overload: ', '');
  const [, left, infix, right] = /^(.+?) (\S{1,2}) (.+)$/.exec(types) ?? [];
  const operands = left === undefined ? `a \`${types.slice(1)}\`` : `\`${left}\` and \`${right}\``;
  return {
    code: 'condition-type',
    message: `\`${infix ?? types.charAt(0)}\` does not apply to ${operands}${inCall(scope)}`,
    range,
    help: nullHelp(left, right),
  };
}

/** Elsewhere, what is not there is `null`. */
const nullHelp = (left: string | undefined, right: string | undefined): string | undefined =>
  left === 'null' || right === 'null' ? 'to ask whether an argument is there, write `has(args.NAME)`' : undefined;

/** `found no matching overload for 'string.contains(int)'` */
function wrongFunction({ error, range, scope }: TypeContext): CelProblem {
  const call = withoutInternalNames(/'(.*)'$/.exec(error.summary)?.[1] ?? '');
  const name = /(\w+)\(/.exec(call)?.[1] ?? call;
  const names = functionNames(scope);
  if (names.includes(name))
    return {
      code: 'condition-type',
      message: `\`${name}\` does not take these types: \`${call}\`${inCall(scope)}`,
      range,
    };
  const replacement = namesElsewhere[name] ?? suggest(name, names);
  const start =
    range.start + Math.max(0, error.node?.input?.slice(range.start, range.end).lastIndexOf(`${name}(`) ?? 0);
  const nameRange = { start, end: start + name.length };
  const message = `there is no function \`${name}\``;
  return { code: 'condition-type', message, range: nameRange, help: didYouMean(replacement), replacement };
}

/** `has` takes a field by its name. A key in brackets, whose name is no word, is asked for with `in`. */
function wrongMacro(context: TypeContext): CelProblem {
  const { source, error, range } = context;
  if (!error.summary.startsWith('has()')) return otherTypeProblem(context);
  const [, object, bracketed, dashed] =
    /^(.+?)(?:\[(["'][^"']+["'])\]|\.(\w+(?:-\w+)+))$/.exec(source.slice(range.start, range.end)) ?? [];
  const key = bracketed ?? `"${dashed}"`;
  const help = object === undefined ? undefined : `write \`${key} in ${object}\``;
  return { code: 'condition-type', message: '`has` asks for a field by its name: `has(args.NAME)`', range, help };
}

/** What a function of CEL is called in JavaScript and Python, where it takes the same. */
const namesElsewhere: Readonly<Record<string, string | undefined>> = {
  includes: 'contains',
  startswith: 'startsWith',
  endswith: 'endsWith',
  toLowerCase: 'lowerAscii',
  lower: 'lowerAscii',
  toUpperCase: 'upperAscii',
  upper: 'upperAscii',
  strip: 'trim',
  len: 'size',
  length: 'size',
  some: 'exists',
  any: 'exists',
  every: 'all',
};

const functionNames = ({ environment }: CelScope): readonly string[] =>
  environment.getDefinitions().functions.map(({ name }) => withoutInternalNames(name));

/** cel-js marks both operands of `&&` and `||`; a person looks for the one that is wrong. */
function wrongOperand(context: TypeContext): CelProblem {
  const { source, error, scope } = context;
  const operands = (error.node?.args ?? []) as readonly ASTNode[];
  const wrong = operands.find(({ range: { start, end } }) => {
    const { type } = scope.environment.check(source.slice(start, end));
    return type !== undefined && type !== 'bool' && type !== 'dyn';
  });
  return otherTypeProblem({ ...context, range: wrong?.range ?? context.range });
}

function otherTypeProblem({ source, error, range, scope }: TypeContext): CelProblem {
  const isLength = source.slice(range.start, range.end).endsWith('length');
  return {
    code: 'condition-type',
    message: `${inOurStyle(withoutInternalNames(error.summary ?? error.message))}${inCall(scope)}`,
    range,
    help: isLength ? 'the length of a text or a list is `size(…)`' : undefined,
  };
}

/** The types of arguments are those of one tool; the same condition may be right for another. */
export const inCall = ({ tool }: CelScope): string => (tool === undefined ? '' : ` (in a call of \`${tool}\`)`);
