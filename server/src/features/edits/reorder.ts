import type { Range, TextChange } from '#engine/document/diagnostic.ts';
import { lineStart } from '#engine/document/lines.ts';
import { behindLine } from './lines.ts';

/**
 * Puts the parts of a text into another order. Each takes along what stands above it and behind it in its line: comments.
 * Undefined where they stand so already, and where a comment would come to stand behind a dash.
 * @param order the index of the part that is to stand first, and so on
 */
export function reorder(text: string, places: readonly Range[], order: readonly number[]): TextChange | undefined {
  const parts = partsOf(text, places);
  const [first, last] = [places[0], parts.at(-1)];
  const [head = 0] = order;
  if (!first || !last || order.every((index, at) => index === at)) return undefined;
  const lead = parts[head]?.lead ?? '';
  const usual = parts[1]?.lead ?? '';
  const hasComment = lead.includes('#');
  const isBehindDash = text.slice(lineStart(text, first.start), first.start).trim() !== '';
  if (hasComment && isBehindDash) return undefined;
  const top = hasComment ? lead.trimStart() : '';
  const written = order.map((index, at) => {
    const { lead: own, body } = parts[index] ?? { lead: '', body: '' };
    return at === 0 ? top + body : (index === 0 ? withoutComment(usual) : own) + body;
  });
  return { range: { start: first.start, end: last.end }, text: written.join('') };
}

interface Part {
  /** What stands between it and the one before: a comma, line ends, comments. */
  readonly lead: string;
  readonly body: string;
  readonly end: number;
}

/** A part reaches to the end of its line, unless another one stands in it. */
function partsOf(text: string, places: readonly Range[]): readonly Part[] {
  const ends = places.map(({ end }, index) => {
    const next = places[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    const lineEnd = behindLine(text, end);
    const rest = text.slice(end, lineEnd);
    return lineEnd <= next && /^\s*(?:#.*)?$/.test(rest) ? lineEnd : end;
  });
  return places.map(({ start }, index) => ({
    lead: text.slice(ends[index - 1] ?? start, start),
    body: text.slice(start, ends[index]),
    end: ends[index] ?? start,
  }));
}

/** The space between two parts, without what is said of the second. */
const withoutComment = (lead: string): string => lead.replaceAll(/^[ \t]*#.*\r?\n/gm, '');
