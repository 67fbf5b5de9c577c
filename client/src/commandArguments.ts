import type { RuleArgument, RunArgument } from '#protocol/commands.ts';

/**
 * Which cases a command is asked to run: what a code lens or a key binding hands it, or the file that was clicked in
 * the explorer. Arguments come from outside, so they are read and not believed; undefined where there is none.
 */
export function runArgument(argument: unknown): RunArgument | undefined {
  if (!isObject(argument)) return undefined;
  if (isUri(argument)) return { suite: String(argument) };
  const { suite, cases, kind } = argument;
  if (typeof suite !== 'string') return undefined;
  return { suite, ...(isStrings(cases) && { cases }), ...(isKind(kind) && { kind }) };
}

/** Which rule a command is asked to show; undefined where it is not about one. */
export function ruleArgument(argument: unknown): RuleArgument | undefined {
  const [rule, policy] = [textArgument(argument, 'rule'), textArgument(argument, 'policy')];
  return rule !== undefined && policy !== undefined ? { rule, policy } : undefined;
}

/** A text property of a command's argument, where it has one. */
export function textArgument(argument: unknown, name: string): string | undefined {
  const value = isObject(argument) ? argument[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const kinds = ['normal', 'edge', 'attack'] as const satisfies readonly NonNullable<RunArgument['kind']>[];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isUri = (value: Record<string, unknown>) => typeof value.scheme === 'string' && typeof value.path === 'string';
const isStrings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
const isKind = (value: unknown): value is (typeof kinds)[number] => kinds.some((kind) => kind === value);

/** A code lens, as far as the case at the cursor is found by it. */
interface Lens {
  readonly range: { readonly start: { readonly line: number } };
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

/** The case that a zero-based line belongs to: that of the last lens at or above it that runs one case. */
export function caseAtLine(lenses: readonly Lens[], line: number): RunArgument | undefined {
  return lenses
    .filter(({ range, command }) => range.start.line <= line && command?.command === 'railwright.run')
    .map(({ range, command }) => ({ line: range.start.line, run: runArgument(command?.arguments?.[0]) }))
    .filter(({ run }) => run?.cases?.length === 1)
    .toSorted((a, b) => a.line - b.line)
    .at(-1)?.run;
}
