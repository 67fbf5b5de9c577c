import type { ParseError } from '@marcbachmann/cel-js';
import type { Range } from '../../document/diagnostic.ts';
import { type CelProblem, inOurStyle } from './celProblem.ts';

/** Why an expression does not parse. */
export function syntaxProblem(source: string, { code, summary }: ParseError, range: Range): CelProblem {
  const found = source.slice(range.start, range.end);
  const message = syntaxWords[code]?.(found) ?? inOurStyle(summary.replace(/\b[A-Z]{2,}\b/g, tokenName));
  return { code: 'condition-syntax', message, range, help: operatorHelp[found] };
}

const unclosed = (): string => 'the closing quote is missing';
const syntaxWords: Readonly<Record<string, (found: string) => string>> = {
  unexpected_character: (found) => `unexpected \`${found}\``,
  unexpected_token: (found) => (found === '' ? 'unexpected end' : `unexpected \`${found}\``),
  unterminated_string: unclosed,
  unterminated_triple_quoted_string: unclosed,
  newline_in_string: unclosed,
};

const tokenName = (token: string): string => tokens[token] ?? token;

const tokens: Readonly<Record<string, string | undefined>> = {
  EOF: 'the end',
  IDENTIFIER: 'a name',
  STRING: 'a text',
  NUMBER: 'a number',
  BOOLEAN: '`true` or `false`',
  NULL: '`null`',
  LPAREN: '`(`',
  RPAREN: '`)`',
  LBRACKET: '`[`',
  RBRACKET: '`]`',
  LBRACE: '`{`',
  RBRACE: '`}`',
  COLON: '`:`',
  COMMA: '`,`',
  DOT: '`.`',
  QUESTION: '`?`',
  IN: '`in`',
};

const operatorHelp: Readonly<Record<string, string | undefined>> = {
  '=': 'compare with `==`',
  '&': 'write `&&`',
  and: 'write `&&`',
  '|': 'write `||`',
  or: 'write `||`',
};
