import { type Document, isCollection, isPair, isScalar, type Node } from 'yaml';
import type { Diagnostic, Level, Range } from './diagnostic.ts';
import { lineEnd } from './lines.ts';

/** What yaml finds wrong with a text. A quote that is not closed is shown where it opens, and what is behind it is not told. */
export function syntaxErrors(path: string, text: string, yaml: Document): readonly Diagnostic[] {
  const unclosed = yaml.errors.find(({ message }) => message.startsWith('Missing closing'));
  const quote = unclosed && openQuote(yaml.contents as Node | null, unclosed.pos[0]);
  const told = quote === undefined ? yaml.errors : yaml.errors.filter(({ pos }) => pos[0] < quote);
  return [
    ...told.map((error) => describe(path, text, error, 'error')),
    ...(unclosed && quote !== undefined ? [describe(path, text, atQuote(unclosed, quote), 'error')] : []),
    ...yaml.warnings.map((warning) => describe(path, text, warning, 'warning')),
  ];
}

/** Where the quoted text starts that goes on to an offset. Walks with a stack of its own. */
function openQuote(root: Node | null, end: number): number | undefined {
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (isPair(node)) stack.push(node.value, node.key);
    else if (isCollection(node)) for (const item of node.items) stack.push(item);
    else if (isScalar(node) && node.type?.startsWith('QUOTE') && node.range?.[1] === end) return node.range[0];
  }
  return undefined;
}

const atQuote = ({ code, message }: YamlProblem, start: number): YamlProblem => ({
  code,
  message,
  pos: [start, start + 1],
});

/** An error or warning as yaml gives it. */
interface YamlProblem {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** yaml's finding, in this project's form and words. */
function describe(path: string, text: string, problem: YamlProblem, level: Level): Diagnostic {
  return {
    code: 'syntax',
    level,
    message: messageOf(problem),
    location: { path, range: rangeOf(text, problem) },
    help: helps[problem.code],
  };
}

const helps: Readonly<Record<string, string | undefined>> = {
  TAB_AS_INDENT: 'indent with spaces',
  MULTIPLE_DOCS: 'put each document into a file of its own',
  BAD_INDENT: 'check the indentation, and that every bracket and quote is closed',
  BLOCK_AS_IMPLICIT_KEY: 'put a text that holds `: ` in quotes, and check the indentation',
};

/** yaml's words that take knowledge of YAML's grammar to understand, in plain ones. */
const plainWords: Readonly<Record<string, string | undefined>> = {
  'Missing closing "quote': 'the closing `"` is missing',
  "Missing closing 'quote": "the closing `'` is missing",
  'Flow sequence in block collection must be sufficiently indented and end with a ]': 'the closing `]` is missing',
  'Flow map in block collection must be sufficiently indented and end with a }': 'the closing `}` is missing',
  'Flow sequence must end with a ]': 'the closing `]` is missing',
  'Flow map must end with a }': 'the closing `}` is missing',
  'Implicit map keys need to be followed by map values': 'a key needs a `:` and a value',
  'Implicit keys need to be on a single line': 'a key must stand on one line',
  'Nested mappings are not allowed in compact mappings': 'a mapping cannot start here',
  'With stringKeys, all keys must be strings': 'a key must be a text',
};

function messageOf({ code, message }: YamlProblem): string {
  if (code === 'MULTIPLE_DOCS') return 'one document is expected in a file';
  const firstLine = (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '').replace(/\.$/, '');
  return plainWords[firstLine] ?? firstLine.charAt(0).toLowerCase() + firstLine.slice(1);
}

/** Within one line, and never empty. What is missing at the end of a line is shown at its last character. */
function rangeOf(text: string, { pos: [first, last] }: YamlProblem): Range {
  let start = Math.min(first, Math.max(0, text.length - 1));
  while (start > 0 && /[\r\n]/.test(text.charAt(start))) start--;
  return { start, end: Math.min(Math.max(last, start + 1), lineEnd(text, start + 1), text.length) };
}
