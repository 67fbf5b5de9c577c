import type { CheckCode } from '../../document/checkCodes.ts';
import type { TextChange } from '../../document/diagnostic.ts';
import { lineBreakOf, lineStart } from '../../document/lines.ts';
import type { ParsedDocument } from '../../document/parseDocument.ts';
import { scalarAt } from './comments.ts';
import { readSuppressions, type Suppression } from './readSuppressions.ts';

/**
 * What to change to hide the findings of a check that start in a line: the line of `offset`, which may lie in a text of
 * several lines. Joins a comment for that line, or stands as a comment above it. Undefined where no comment can stand (JSON),
 * or where the findings are those of comments themselves.
 */
export function addSuppression(document: ParsedDocument, code: CheckCode, offset: number): TextChange | undefined {
  const { text, path } = document;
  if (path.toLowerCase().endsWith('.json') || unhidden.has(code)) return undefined;
  const start = startOfTexts(document, offset);
  const existing = readSuppressions(document).find((suppression) => isFor(suppression, start));
  if (existing) return joined(existing, code);
  const indent = /[ \t]*/y.exec(text.slice(start))?.[0] ?? '';
  const lineBreak = lineBreakOf(text);
  return { range: { start, end: start }, text: `${indent}# railwright-disable-next-line ${code}${lineBreak}` };
}

/** What is found in comments that hide. Nothing hides it. */
export const unhidden: ReadonlySet<CheckCode> = new Set(['unused-suppression', 'unknown-check']);

const isFor = ({ scope, covers, codes }: Suppression, start: number): boolean =>
  scope !== 'file' && covers?.start === start && codes.length > 0;

function joined({ codes }: Suppression, code: CheckCode): TextChange | undefined {
  const end = codes.at(-1)?.at.end;
  return end === undefined ? undefined : { range: { start: end, end }, text: `, ${code}` };
}

/** The start of the line of an offset, or of that in which a text begins that goes on in it: nothing can stand within a text. */
function startOfTexts({ text, root }: ParsedDocument, offset: number): number {
  let start = lineStart(text, offset);
  for (;;) {
    const scalar = scalarAt(root, start);
    if (!scalar || scalar.start >= start) return start;
    start = lineStart(text, scalar.start);
  }
}
