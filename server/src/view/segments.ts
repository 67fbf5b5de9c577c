import type { Segment } from '#protocol/panel.ts';
import type { Result, Span } from '#schemas/generated/run.ts';

/** A span to mark. `label` is what stands in its place, where it is redacted. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly mark: NonNullable<Segment['mark']>;
  readonly label?: string;
}

/** Cuts a text into segments at its marks. Where marks overlap, the first one counts. */
export function segmentsOf(text: string, marks: readonly Mark[]): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { start, end, mark, label } of marks.toSorted((a, b) => a.start - b.start)) {
    if (start < at || end > text.length || start >= end) continue;
    if (start > at) segments.push({ text: text.slice(at, start) });
    segments.push({ text: text.slice(start, end), mark });
    if (mark === 'removed') segments.push({ text: label ?? 'REDACTED', mark: 'inserted' });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at) });
  return segments;
}

/** What the steps of a result mark in one of its texts. */
export function marksOn(result: Result, on: string): readonly Mark[] {
  const steps = result.steps.filter((step) => step.on === on && step.outcome === 'matched');
  return steps.flatMap(({ spans, verdict, shadow }) =>
    spans.map(
      ({ start, end, label }: Span): Mark => ({
        start,
        end,
        mark: verdict === 'redact' && !shadow ? 'removed' : 'match',
        label,
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
