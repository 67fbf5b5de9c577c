import type { Fix, Range } from '../../document/diagnostic.ts';
import { lineEnd, lineStart } from '../../document/lines.ts';
import type { ParsedDocument } from '../../document/parseDocument.ts';
import type { Suppression } from './readSuppressions.ts';

/** Takes a code out of a comment; with the last one, the comment. */
export function removeSuppression({ text }: ParsedDocument, { at, codes }: Suppression, code: Range): Fix {
  const others = codes.filter((each) => each.at.start !== code.start);
  if (others.length === 0)
    return { title: 'Remove the comment', changes: [{ range: withItsLine(text, at), text: '' }] };
  const next = others.find((each) => each.at.start > code.start)?.at;
  const before = others.findLast((each) => each.at.start < code.start)?.at;
  const range = next ? { start: code.start, end: next.start } : { start: before?.end ?? code.start, end: code.end };
  return { title: `Remove \`${text.slice(code.start, code.end)}\` from the comment`, changes: [{ range, text: '' }] };
}

/** A comment with the spaces before it; one that stands alone, with its line. */
function withItsLine(text: string, { start, end }: Range): Range {
  const line = lineStart(text, start);
  const before = text.slice(line, start);
  if (before.trim() !== '') return { start: line + before.trimEnd().length, end };
  const lineBreak = /^\r?\n/.exec(text.slice(lineEnd(text, end)))?.[0] ?? '';
  return { start: line, end: end + lineBreak.length };
}
