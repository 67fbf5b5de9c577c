import type { RE2JSException } from 're2js';

/** Says what is wrong with a pattern that re2js refuses, and at which code unit: first of all what RE2 lacks. */
export function explainPatternError(source: string, error: RE2JSException): { message: string; offset: number } {
  const tokens = readTokens(source);
  for (const token of tokens) {
    if (token.text.length === 1) continue;
    const lack = lacks.find(({ in: context, pattern }) => context === token.context && pattern.test(token.text));
    if (lack !== undefined)
      return { message: `RE2 has no ${lack.name} \`${token.text}\`${lack.help ?? ''}`, offset: token.offset };
  }
  return explainSyntaxError(tokens, error);
}

interface Token {
  readonly text: string;
  readonly offset: number;
  /** Inside square brackets `(` and `+` are plain characters, and an escape stands for one character. */
  readonly context: 'pattern' | 'class';
}

interface Lack {
  readonly in: Token['context'];
  readonly pattern: RegExp;
  readonly name: string;
  readonly help?: string;
}

/** What other engines have and RE2 has not; the name as their manuals have it. */
const lacks: readonly Lack[] = [
  { in: 'pattern', pattern: /^\(\?=/, name: 'look-ahead' },
  { in: 'pattern', pattern: /^\(\?!/, name: 'negative look-ahead' },
  { in: 'pattern', pattern: /^\(\?<=/, name: 'look-behind' },
  { in: 'pattern', pattern: /^\(\?<!/, name: 'negative look-behind' },
  { in: 'pattern', pattern: /^\(\?>/, name: 'atomic group' },
  { in: 'pattern', pattern: /^(?:[*+?]|\{.*\})\+$/, name: 'possessive quantifier' },
  { in: 'pattern', pattern: /^(?:\\[1-9]|\\[kg][<{']|\(\?P=)/, name: 'backreference' },
  { in: 'pattern', pattern: /^\(\?\(/, name: 'conditional group' },
  { in: 'pattern', pattern: /^\(\?(?:R|\d|&|P>)/, name: 'recursion' },
  { in: 'pattern', pattern: /^\(\?#/, name: 'comment' },
  {
    in: 'pattern',
    pattern: /^\(\?[a-zA-Z]*x/,
    name: 'extended mode',
    help: ': write the pattern without its spaces and comments',
  },
  { in: 'pattern', pattern: /^\\Z$/, name: 'escape', help: ': the end of the text is `\\z`' },
  { in: 'pattern', pattern: /^\\[GKRX]$/, name: 'escape' },
  { in: 'pattern', pattern: /^\\u/, name: 'escape', help: ': write a code point as `\\x{…}`' },
  { in: 'class', pattern: /^\\u/, name: 'escape', help: ': write a code point as `\\x{…}`' },
];

/**
 * One alternative per kind of token: quoted text, property, escape, opening of a group, repetition, any character.
 * Each begins with its own character and none holds an ambiguous repetition, so that a match takes linear time.
 */
const patternToken =
  /\\Q(?:[^\\]|\\(?!E))*(?:\\E)?|\\[pPx]\{[^}]*\}?|\\[kg][<{']|\\.|\(\?(?:<[=!]|P[=>]|[a-zA-Z]+|.)|[*+?]\+|\{\d+(?:,\d*)?\}\+?|./suy;
const classToken = /\[:\^?[a-z]*:\]|\\[pPx]\{[^}]*\}?|\\.|./suy;
const classStart = /\[\^?\]?/y;

function readTokens(source: string): Token[] {
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

/** re2js names a fault by a fixed phrase and the text at fault; the whole pattern where a bracket has no partner. */
function explainSyntaxError(tokens: readonly Token[], error: RE2JSException): { message: string; offset: number } {
  const { fault, text } = readFault(error);
  const explain = faults[fault];
  if (explain === undefined) return { message: fault, offset: offsetOf(tokens, text) };
  return explain(tokens, text);
}

function readFault({ message }: RE2JSException): { fault: string; text: string } {
  const [, fault = message, text = ''] = /^error parsing regexp: (.*?)(?:: `(.*)`)?$/s.exec(message) ?? [];
  return { fault, text };
}

type Explain = (tokens: readonly Token[], text: string) => { message: string; offset: number };

const faults: Readonly<Record<string, Explain>> = {
  'missing closing )': (tokens) => ({ message: 'this `(` is never closed', offset: unclosedGroup(tokens) }),
  'unexpected )': (tokens) => ({ message: 'this `)` closes no group', offset: strayClosing(tokens) }),
  'missing closing ]': (tokens) => ({
    message: 'this `[` is never closed',
    offset: tokens.findLast(({ text, context }) => context === 'pattern' && text.startsWith('['))?.offset ?? 0,
  }),
  'trailing backslash at end of expression': (tokens) => ({
    message: 'a `\\` at the end escapes nothing',
    offset: tokens.at(-1)?.offset ?? 0,
  }),
  'invalid escape sequence': at((text) => `RE2 has no escape \`${text}\``),
  'invalid character class range': at((text) => `no such character class or range \`${text}\``),
  'invalid repeat count': at((text) => `\`${text}\` must count upwards, to 1000 at most with nested ones multiplied`),
  'invalid nested repetition operator': at((text) => `a repetition is repeated: \`${text}\``),
  'missing argument to repetition operator': at((text) => `\`${text}\` repeats nothing`),
  'invalid or unsupported Perl syntax': at((text) => `\`${text}\` opens no group that RE2 knows`),
  'invalid named capture': at((text) => `no valid group name in \`${text}\``),
  'duplicate capture group name': (tokens, text) => ({
    message: `two groups are named \`${text}\``,
    offset: sourceOf(tokens).lastIndexOf(`<${text}>`) + 1,
  }),
};

function at(message: (text: string) => string): Explain {
  return (tokens, text) => ({ message: message(text), offset: offsetOf(tokens, text) });
}

/** Where the text at fault begins: at a token, since re2js never stops within one. */
function offsetOf(tokens: readonly Token[], text: string): number {
  const source = sourceOf(tokens);
  return tokens.find(({ offset }) => source.startsWith(text, offset))?.offset ?? 0;
}

function sourceOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

function unclosedGroup(tokens: readonly Token[]): number {
  return groups(tokens).open.at(-1) ?? 0;
}

function strayClosing(tokens: readonly Token[]): number {
  return groups(tokens).stray[0] ?? 0;
}

function groups(tokens: readonly Token[]): { open: number[]; stray: number[] } {
  const open: number[] = [];
  const stray: number[] = [];
  for (const { text, offset, context } of tokens) {
    if (context === 'class') continue;
    if (text.startsWith('(')) open.push(offset);
    else if (text === ')' && open.pop() === undefined) stray.push(offset);
  }
  return { open, stray };
}
