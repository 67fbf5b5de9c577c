import { type ASTNode, ParseError } from '@marcbachmann/cel-js';
import { compilePattern } from '../../detect/pattern.ts';
import { callsOf, literalText } from './celAst.ts';
import { withoutInternalNames } from './celEnvironment.ts';
import { literalOffsets } from './celLiteral.ts';
import type { CelProblem, CelScope } from './celProblem.ts';
import { syntaxProblem } from './celSyntaxProblem.ts';
import { typeProblem } from './celTypeProblem.ts';

/** The first thing that is wrong with an expression in a scope: its syntax, its types, its patterns. */
export function findCelProblem(source: string, scope: CelScope): CelProblem | undefined {
  const { valid, type, error } = scope.environment.check(source);
  if (error) {
    const range = error.range ?? { start: 0, end: source.length };
    return error instanceof ParseError
      ? syntaxProblem(source, error, range)
      : typeProblem({ source, error, range, scope });
  }
  if (!valid || (type !== 'bool' && type !== 'dyn')) {
    const message = `the condition gives \`${withoutInternalNames(String(type))}\`; expected \`true\` or \`false\``;
    return { code: 'condition-type', message, range: { start: 0, end: source.length } };
  }
  return findInvalidPattern(scope.environment.parse(source).ast);
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
