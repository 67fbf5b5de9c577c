import type { Target } from '#protocol/panel/target.ts';

const mark = 'railwright.rule';

/**
 * What a message says of the rule that decided, to the commands that it offers. No stack frame says it: the editor draws a
 * message over the line of each frame, and would hide what stands there, the rule's own count of cases first of all.
 */
export const contextOfRule = ({ uri, line, character, endLine, endCharacter }: Target): string =>
  `${mark} ${[uri, line, character, endLine, endCharacter].join(' ')}`;

/** The place of that rule, from what the editor hands to a command of a message; undefined where it says none. */
export function ruleOfMessage(argument: unknown): Target | undefined {
  const { message } = (argument ?? {}) as { readonly message?: { readonly contextValue?: unknown } };
  const [kind, uri, ...numbers] = String(message?.contextValue ?? '').split(' ');
  const [line, character, endLine, endCharacter] = numbers.map(Number);
  if (kind !== mark || uri === undefined || endCharacter === undefined) return undefined;
  return { uri, line: line ?? 0, character: character ?? 0, endLine: endLine ?? 0, endCharacter };
}
