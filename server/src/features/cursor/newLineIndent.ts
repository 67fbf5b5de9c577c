import { lineStart } from '#engine/document/lines.ts';
import { flowLevels } from './flowLevels.ts';
import { type Token, yamlTokens } from './yamlTokens.ts';

/**
 * The column that a new line is to start at, by the line above it: further in below a key that has no value, and below `id`
 * behind `- id: a`. Undefined where the author is best left alone: below an empty line, and in a text in quotes.
 * @param line where the new line starts
 * @param step how much further in a level stands
 */
export function newLineIndent(text: string, line: number, step: number): number | undefined {
  const above = text.slice(lineStart(text, line - 1), line).trimEnd();
  if (line === 0 || above === '') return undefined;
  const before = text.slice(startOfItem(text, line), line);
  const tokens = [...yamlTokens(before)];
  const last = tokens.at(-1);
  if (last && isOpenQuote(last)) return undefined;
  if (isHeader(above)) return lineOf(above).column + step;
  if (last?.kind === 'text' && last.start + last.source.length >= before.trimEnd().length) return indentOf(above);
  const bracket = flowLevels(tokens).at(-1);
  return bracket ? baseAt(before, bracket.start) + step : below(above, text.slice(line), step);
}

/** The start of a line that starts a block near the margin: nothing before it counts for what is below it. */
function startOfItem(text: string, line: number): number {
  let start = lineStart(text, line - 1);
  while (start > 0 && !/^(?:[^\s#]| {0,4}- )/.test(text.slice(start, start + 6))) start = lineStart(text, start - 1);
  return start;
}

const isOpenQuote = ({ kind, source }: Token): boolean =>
  kind === 'scalar' && /^(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$/s.test(source);

/** Whether a line ends with the start of a text block: `system: |`, `- >-`. */
const isHeader = (line: string): boolean => /(?:^|[:-]) +[|>][-+0-9]*(?: +#.*)?$/.test(line);

const indentOf = (line: string): number => line.length - line.trimStart().length;

interface Line {
  /** The column behind the dashes. */
  readonly column: number;
  /** What stands there, without its comment. */
  readonly content: string;
  readonly isItem: boolean;
}

function lineOf(line: string): Line {
  const [lead = ''] = /^ *(?:- +)*(?:-$)?/.exec(line) ?? [];
  const content = line
    .slice(lead.length)
    .replace(/(?:^|\s)#.*$/, '')
    .trimEnd();
  const column = lead.endsWith('-') ? lead.length + 1 : lead.length;
  return { column, content, isItem: lead.includes('-') };
}

/** What brackets are indented from: the first word of their line, or what stands behind its dashes. */
function baseAt(text: string, offset: number): number {
  const line = text.slice(lineStart(text, offset)).split(/\r?\n/, 1)[0] ?? '';
  return lineOf(line).column;
}

function below(above: string, behind: string, step: number): number {
  const { column, content, isItem } = lineOf(above);
  if (/:(?: +[&!]\S+)?$/.test(content)) return columnOfValue(column, behind) ?? column + step;
  const isWord = isItem && content !== '' && !/^(?:"[^"]*"|'[^']*'|[^\s"'[{][^"'[{]*?):\s/.test(content);
  return isWord ? indentOf(above) : column;
}

/** Where the value of a key starts that stands below it already. */
function columnOfValue(column: number, behind: string): number | undefined {
  const [, next = ''] = /^\s*?^([ \t]*\S[^\n]*)/m.exec(behind) ?? [];
  const indent = indentOf(next);
  const isValue = indent > column || (indent === column && /^ *-\s/.test(next));
  return isValue ? indent : undefined;
}
