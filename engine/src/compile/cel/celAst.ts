import type { ASTNode } from '@marcbachmann/cel-js';

/** A call of `matches`: where its name stands, and its pattern where that is written as a literal. */
export interface MatchesCall {
  readonly nameStart: number;
  readonly pattern?: { readonly value: string; readonly start: number };
}

export function matchesCalls(ast: ASTNode): readonly MatchesCall[] {
  const calls: MatchesCall[] = [];
  visit(ast, (node) => {
    if (node.op !== 'rcall' || node.args[0] !== 'matches') return;
    const [, receiver, args] = node.args;
    const nameStart = node.input.indexOf('matches', receiver.range.end);
    const [first] = args;
    const isLiteral = first?.op === 'value' && typeof first.args === 'string';
    calls.push({
      nameStart,
      pattern: isLiteral ? { value: first.args as string, start: first.range.start } : undefined,
    });
  });
  return calls;
}

/** The fields that an expression names (`args.amount`), each once. `text` and `messages` are left out: they are shown as texts. */
export function fieldsOf(ast: ASTNode): readonly (readonly string[])[] {
  const fields = new Map<string, readonly string[]>();
  visit(ast, (node) => {
    const field = fieldPath(node);
    if (field && field.length > 1 && ['args', 'session', 'values'].includes(field[0] ?? ''))
      fields.set(field.join('.'), field);
  });
  const all = [...fields.values()];
  return all.filter(
    (field) => !all.some((other) => other.length > field.length && field.every((step, i) => other[i] === step)),
  );
}

export function readField(field: readonly string[], variables: Readonly<Record<string, unknown>>): unknown {
  return field.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[step] : undefined,
    variables,
  );
}

function fieldPath(node: ASTNode): readonly string[] | undefined {
  if (node.op === 'id') return [node.args];
  if (node.op !== '.' && node.op !== '.?') return undefined;
  const parent = fieldPath(node.args[0]);
  return parent && [...parent, node.args[1]];
}

function visit(node: ASTNode, action: (node: ASTNode) => void): void {
  action(node);
  visitIn(node.args, action);
}

function visitIn(value: unknown, action: (node: ASTNode) => void): void {
  if (Array.isArray(value)) for (const item of value) visitIn(item, action);
  else if (value !== null && typeof value === 'object' && 'op' in value) visit(value as ASTNode, action);
}
