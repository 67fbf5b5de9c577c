import { type ASTNode, ParseError, type TypeCheckResult } from '@marcbachmann/cel-js';
import { compilePattern } from '../../detect/pattern.ts';
import { callsOf, literalText } from './celAst.ts';
import { parseLinear, withoutInternalNames } from './celEnvironment.ts';
import { findWrongKey } from './celKeyProblem.ts';
import { literalOffsets } from './celLiteral.ts';
import type { CelProblem, CelScope } from './celProblem.ts';
import { syntaxProblem } from './celSyntaxProblem.ts';
import { typeProblem } from './celTypeProblem.ts';

/** What an expression is to give: one of some CEL types, which messages call by `words`. */
export interface Expected {
  readonly subject: string;
  readonly types: readonly string[];
  readonly words: string;
}

export const aCondition: Expected = { subject: 'condition', types: ['bool', 'dyn'], words: '`true` or `false`' };
export const aNumber: Expected = { subject: 'expression', types: ['double', 'int', 'uint', 'dyn'], words: 'a number' };
export const anything: Expected = { subject: 'expression', types: [], words: 'a value' };

/** The first thing that is wrong with an expression in a scope: its syntax, its types, its patterns. */
export function findCelProblem(source: string, scope: CelScope, expected: Expected): CelProblem | undefined {
  const { valid, type, error } = check(source, scope);
  if (error) {
    const range = error.range ?? { start: 0, end: source.length };
    return error instanceof ParseError
      ? syntaxProblem(source, error, range)
      : typeProblem({ source, error, range, scope });
  }
  if (!valid || (expected.types.length > 0 && !expected.types.includes(String(type)))) {
    const given = withoutInternalNames(String(type));
    const message = `the ${expected.subject} gives \`${given}\`; expected ${expected.words}`;
    return { code: 'condition-type', message, range: { start: 0, end: source.length } };
  }
  const { ast } = scope.environment.parse(source);
  return findWrongKey(ast, scope) ?? findInvalidPattern(ast);
}

function check(source: string, scope: CelScope): TypeCheckResult {
  try {
    return parseLinear(source, scope.environment).check();
  } catch (error) {
    // What cel-js itself says of an expression that does not parse.
    if (error instanceof ParseError) return { valid: false, error };
    throw error;
  }
}

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
