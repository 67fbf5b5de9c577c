import { hiddenHow } from '#engine/detect/views/hiding.ts';
import type { Segment } from '#protocol/panel/labels.ts';
import type { Result, Span } from '#schemas/generated/run.ts';

/** A span to mark. `label` is what stands in its place, where it is redacted. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly mark: NonNullable<Segment['mark']>;
  readonly label?: string;
  /** What is more to say about it: `hidden as base64`. */
  readonly title?: string;
}

/** Cuts a text into segments at its marks. What is removed counts before what is matched; of matches that overlap, the first. */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const within = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(mark.end, text.length) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start);
  const removed = joined(within.filter(({ mark }) => mark === 'removed'));
  const others = outside(clipped(within.filter(({ mark }) => mark !== 'removed')), removed);
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end, mark, label, title } of [...removed, ...others].toSorted((a, b) => a.start - b.start)) {
    if (start > at) segments.push({ text: text.slice(at, start) });
    segments.push({ text: text.slice(start, end), mark, ...(title !== undefined && { title }) });
    if (mark === 'removed') segments.push({ text: label ?? 'REDACTED', mark: 'inserted' });
    at = end;
  }
  return at < text.length ? [...segments, { text: text.slice(at) }] : segments;
}

/** Redactions that overlap are one, under the label of the first, as they are when they are made. */
function joined(marks: readonly Mark[]): readonly Mark[] {
  const result: Mark[] = [];
  for (const mark of marks) {
    const last = result.at(-1);
    if (last && mark.start < last.end) result[result.length - 1] = { ...last, end: Math.max(last.end, mark.end) };
    else result.push(mark);
  }
  return result;
}

/** Each mark without what earlier ones cover. */
function clipped(marks: readonly Mark[]): readonly Mark[] {
  let at = 0;
  return marks.flatMap((mark) => {
    const start = Math.max(mark.start, at);
    at = Math.max(at, mark.end);
    return start < mark.end ? [{ ...mark, start }] : [];
  });
}

/** The parts of marks that no other mark covers; both in order, and none overlapping its like. */
function outside(marks: readonly Mark[], covering: readonly Mark[]): readonly Mark[] {
  const parts: Mark[] = [];
  let next = 0;
  for (const mark of marks) {
    let { start } = mark;
    while ((covering[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    for (let cover = covering[next]; cover && cover.start < mark.end; cover = covering[next]) {
      if (start < cover.start) parts.push({ ...mark, start, end: cover.start });
      start = Math.max(start, cover.end);
      if (cover.end > mark.end) break;
      next++;
    }
    if (start < mark.end) parts.push({ ...mark, start });
  }
  return parts;
}

/** What the steps of a result mark in one of its texts. */
export function marksOn(result: Result, on: string): readonly Mark[] {
  const steps = result.steps.filter((step) => step.on === on && step.outcome === 'matched');
  return steps.flatMap(({ spans, verdict, shadow }) =>
    spans.map(
      ({ start, end, label, hidden }: Span): Mark => ({
        start,
        end,
        mark: verdict === 'redact' && !shadow ? 'removed' : 'match',
        label,
        ...(hidden && { title: hiddenHow(hidden) }),
      }),
    ),
  );
}

/** The words that show a refusal, in the model's text. */
export const refusalMarks = ({ answerSpans }: Result): readonly Mark[] =>
  (answerSpans ?? []).map(({ start, end }): Mark => ({ start, end, mark: 'refusal' }));

/** How much is shown around the first mark. */
const excerptBefore = 40;
const excerptLength = 140;

/** The part of a text around its first mark, for one line. */
export function excerptOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const first = marks.reduce((least, { start }) => Math.min(least, start), marks.length > 0 ? text.length : 0);
  const start = first > excerptBefore + 20 ? wordStart(text, first - excerptBefore) : 0;
  const end = Math.min(text.length, start + excerptLength);
  const shifted = marks.map((mark) => ({ ...mark, start: mark.start - start, end: Math.min(mark.end, end) - start }));
  const segments = segmentsOf(text.slice(start, end), shifted).map((segment) => ({
    ...segment,
    text: segment.text.replace(/\s+/g, ' '),
  }));
  return [...(start > 0 ? [{ text: '…' }] : []), ...segments, ...(end < text.length ? [{ text: '…' }] : [])];
}

function wordStart(text: string, from: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < from + 20 ? space + 1 : from;
}
