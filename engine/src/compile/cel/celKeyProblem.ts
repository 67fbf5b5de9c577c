import type { ASTNode } from '@marcbachmann/cel-js';
import { fieldPath, visit } from './celAst.ts';
import { wholeRange } from './celParts.ts';
import type { CelProblem, CelScope } from './celProblem.ts';
import { inCall } from './celTypeProblem.ts';
import type { CelType } from './celTypes.ts';

/**
 * A key that is no text, and so no key of an object: `args.amount in args.address`. At run time such a question has an answer, and
 * the types of cel-js let it pass; who writes it means something else.
 */
export function findWrongKey(ast: ASTNode, scope: CelScope): CelProblem | undefined {
  const problems: CelProblem[] = [];
  visit(ast, (node) => {
    const [key, object] = node.op === 'in' ? node.args : [];
    const type = key && object && isObject(object, scope) ? typeOf(key, scope) : undefined;
    if (!object || type === undefined || type === 'string' || type === 'dyn') return;
    const message = `\`in\` does not apply to \`${type}\` and \`${sourceOf(object)}\`${inCall(scope)}`;
    problems.push({ code: 'condition-type', message, range: node.range, help: 'the keys of an object are texts' });
  });
  return problems[0];
}

function isObject(node: ASTNode, { variables }: CelScope): boolean {
  const type = fieldPath(node)?.reduce<CelType | undefined>(
    (outer, name) => (typeof outer === 'object' && Object.hasOwn(outer, name) ? outer[name] : undefined),
    variables,
  );
  return typeof type === 'object';
}

/** Undefined where it has none by itself, as a variable of `exists`. */
const typeOf = (node: ASTNode, { environment }: CelScope): string | undefined => environment.check(sourceOf(node)).type;

function sourceOf(node: ASTNode): string {
  const { start, end } = wholeRange(node);
  return node.input.slice(start, end);
}
