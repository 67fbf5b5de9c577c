/** A part of a pattern that belongs together: `(?<=`, `{2,3}+`, `\p{Greek}`, a character. */
export interface Token {
  readonly text: string;
  readonly offset: number;
  /** Inside square brackets `(` and `+` are plain characters, and an escape stands for one character. */
  readonly context: 'pattern' | 'class';
}

/** A pattern in its parts; together they are the whole of it, valid or not. */
export function readTokens(source: string): Token[] {
  const tokens: Token[] = [];
  let context: Token['context'] = 'pattern';
  for (let offset = 0; offset < source.length; ) {
    const rule: RegExp = context === 'class' ? classToken : source[offset] === '[' ? classStart : patternToken;
    rule.lastIndex = offset;
    const text = rule.exec(source)?.[0] ?? '';
    tokens.push({ text, offset, context });
    if (rule === classStart) context = 'class';
    else if (context === 'class' && text === ']') context = 'pattern';
    offset += text.length;
  }
  return tokens;
}

/**
 * One alternative per kind of token: quoted text, property, escape, opening of a group, repetition, any character.
 * Each begins with its own character and none holds an ambiguous repetition, so that a match takes linear time.
 */
const patternToken =
  /\\Q(?:[^\\]|\\(?!E))*(?:\\E)?|\\[pPx]\{[^}]*\}?|\\[kg][<{']|\\g-?\d|\\.|\(\*[A-Z_]+|\(\?(?:<[=!]|P[=>]|[+-]?\d|[a-zA-Z]+|.)|[*+?]\+|\{\d+(?:,\d*)?\}\+?|./suy;
const classToken = /\[:\^?[a-z]*:\]|\\[pPx]\{[^}]*\}?|\\.|./suy;
const classStart = /\[\^?\]?/y;

/** The offsets of the groups that are never closed, and of the brackets that close none. */
export function groups(tokens: readonly Token[]): { open: number[]; stray: number[] } {
  const open: number[] = [];
  const stray: number[] = [];
  for (const { text, offset, context } of tokens) {
    if (context === 'class') continue;
    if (text.startsWith('(')) open.push(offset);
    else if (text === ')' && open.pop() === undefined) stray.push(offset);
  }
  return { open, stray };
}
