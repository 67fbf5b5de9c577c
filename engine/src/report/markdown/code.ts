import { visible } from '../visible.ts';

/**
 * A text of somebody else as a code span: nothing in it is a link, a mention, HTML or Markdown. On one line, in visible
 * characters, cut behind `most` of them. Not for the cells of a table, where a `|` ends even a code span.
 * https://spec.commonmark.org/0.31.2/#code-spans
 */
export function code(text: string, most = 200): string {
  const line = visible(text);
  const shown = line.length > most ? `${line.slice(0, most - 1)}…` : line;
  if (shown.trim() === '') return '(empty)';
  const fence = '`'.repeat(longestRun(shown) + 1);
  // A space beside a backtick keeps it apart from the fence, and is not shown; without one, the outer spaces would be lost.
  const isPadded = /^[ `]|[ `]$/.test(shown);
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
