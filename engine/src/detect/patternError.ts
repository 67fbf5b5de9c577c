import type { RE2JSException } from 're2js';
import { groups, readTokens, type Token } from './patternTokens.ts';

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
  { in: 'pattern', pattern: /^(?:\\[1-9]|\\g-?\d|\\[kg][<{']|\(\?P=)/, name: 'backreference' },
  { in: 'pattern', pattern: /^\(\?\(/, name: 'conditional group' },
  { in: 'pattern', pattern: /^\(\?(?:R|[+-]?\d|&|P>)/, name: 'recursion' },
  { in: 'pattern', pattern: /^\(\?\|/, name: 'branch reset group' },
  { in: 'pattern', pattern: /^\(\?'/, name: 'group name in quotes', help: ': write `(?<name>`' },
  { in: 'pattern', pattern: /^\(\*/, name: 'control verb' },
  { in: 'pattern', pattern: /^\(\?#/, name: 'comment' },
  {
    in: 'pattern',
    pattern: /^\(\?[a-zA-Z]*x/,
    name: 'extended mode',
    help: ': write the pattern without its spaces and comments',
  },
  { in: 'pattern', pattern: /^\\Z$/, name: 'escape', help: ': the end of the text is `\\z`' },
  { in: 'pattern', pattern: /^\\R$/, name: 'escape', help: ': write a line end as `\\r?\\n`' },
  { in: 'pattern', pattern: /^\\N$/, name: 'escape', help: ': what ends no line is `[^\\n]`' },
  { in: 'pattern', pattern: /^\\[GKX]$/, name: 'escape' },
  ...(['pattern', 'class'] as const).flatMap((context): Lack[] => [
    { in: context, pattern: /^\\u/, name: 'escape', help: ': write a code point as `\\x{…}`' },
    { in: context, pattern: /^\\[ce]$/, name: 'escape', help: ': write a control character as `\\x{…}`' },
    { in: context, pattern: /^\\h$/, name: 'escape', help: ': blanks are `[ \\t]`' },
  ]),
];

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
  'invalid escape sequence': at((text) =>
    text.startsWith('\\x')
      ? '`\\x` takes two hexadecimal digits, or up to `10ffff` in braces'
      : `RE2 has no escape \`${text}\``,
  ),
  'invalid character class range': at(unknownClass),
  'invalid repeat count': (tokens, text) => ({
    message: wrongCount(text),
    offset: countAfterGroup(tokens, text) ?? offsetOf(tokens, text),
  }),
  'invalid nested repetition operator': at((text) => `a repetition is repeated: \`${text}\``),
  'missing argument to repetition operator': at((text) => `\`${text}\` repeats nothing`),
  'invalid or unsupported Perl syntax': at((text) =>
    /^\(\?[a-zA-Z]+$/.test(text) && /[^imsU?(]/.test(text)
      ? `RE2 has no flags as in \`${text}\`: it has \`i\`, \`m\`, \`s\` and \`U\``
      : `\`${text}\` opens no group that RE2 knows`,
  ),
  'invalid named capture': at((text) => `no group name of letters, digits and \`_\` in \`${text}\``),
  'duplicate capture group name': (tokens, text) => ({
    message: `two groups are named \`${text}\``,
    offset: sourceOf(tokens).lastIndexOf(`<${text}>`) + 1,
  }),
};

function unknownClass(text: string): string {
  if (!text.startsWith('\\'))
    return text.startsWith('[:') ? `RE2 has no class \`${text}\`` : `the range \`${text}\` counts downwards`;
  if (text.length < 3) return `\`${text}\` names no property, as \`${text}{L}\` does`;
  const known = /[=:]/.test(text)
    ? 'write its value alone, as `\\p{Greek}`'
    : 'it has scripts, as `\\p{Greek}`, and general categories, as `\\p{L}`';
  return `RE2 has no property \`${text}\`: ${known}`;
}

function wrongCount(text: string): string {
  const [least = 0, most = least] = (text.match(/\d+/g) ?? []).map(Number);
  if (most < least) return `\`${text}\` counts downwards`;
  const times =
    Math.max(least, most) > 1000
      ? 'repeats more than 1000 times'
      : 'repeats more than 1000 times, with those within it multiplied';
  return `\`${text}\` ${times}, which RE2 does not`;
}

/** Counts that are too high together: the outer one, that of a group. */
function countAfterGroup(tokens: readonly Token[], text: string): number | undefined {
  return tokens.find((token, i) => token.text === text && tokens[i - 1]?.text === ')')?.offset;
}

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
