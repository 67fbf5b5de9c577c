import type { ASTNode } from '@marcbachmann/cel-js';
import type { ErrorReason, Subject } from '../outcome.ts';
import { fieldsOf, readField } from './celAst.ts';
import { withoutInternalNames } from './celEnvironment.ts';

/** Why an expression has no value, with the reason's name. */
export function evaluationError(
  error: unknown,
  ast: ASTNode,
  variables: Subject['variables'],
): { reason: ErrorReason; message: string } {
  const firstLine = withoutInternalNames(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  const [, missing] = /^No such key: (\S+)$/.exec(firstLine) ?? [];
  if (missing !== undefined) {
    const reason = isArgument(missing, ast, variables) ? 'missing_argument' : 'missing_value';
    return { reason, message: `\`${missing}\` is missing` };
  }
  const words = firstLine.replace(/^No such key: (index out of bounds), index (\S+).*$/, '$1: $2').replaceAll("'", '`');
  return { reason: reasonOf(words, ast, variables), message: words.charAt(0).toLowerCase() + words.slice(1) };
}

/** Whether the missing field is one of the call's: the expression reads it there, and it is not there. */
function isArgument(name: string, ast: ASTNode, variables: Subject['variables']): boolean {
  return fieldsOf(ast).some(
    (field) => field[0] === 'args' && field.includes(name) && readField(field, variables) === undefined,
  );
}

function reasonOf(words: string, ast: ASTNode, variables: Subject['variables']): ErrorReason {
  if (!/no such overload|no matching overload|operand|must be|type/i.test(words)) return 'evaluation_failed';
  return fieldsOf(ast).some((field) => readField(field, variables) === null) ? 'null_value' : 'wrong_type';
}
