import { expect } from 'vitest';
import type { Finding, Span } from '../../src/detect/finding.ts';

/** Expects the findings that are marked «so» in a text, in that order, and no others; each with the label. */
export function expectFindings(marked: string, find: (text: string) => readonly Finding[], label: string): void {
  const text = marked.replace(/[«»]/g, '');
  const findings = find(text);
  expect(mark(text, findings)).toBe(marked);
  expect(findings.map((finding) => finding.label)).toEqual(findings.map(() => label));
}

/** The text with its spans marked: `mail «jo@shop.example» now`. */
export function mark(text: string, spans: readonly Span[]): string {
  const ends = [0, ...spans.map(({ end }) => end)];
  const pieces = spans.map(({ start, end }, i) => `${text.slice(ends[i], start)}«${text.slice(start, end)}»`);
  return pieces.join('') + text.slice(ends.at(-1));
}

/** Expects spans that can be redacted one by one: in order, within the text, not empty, without overlaps. */
export function expectSpansOf(text: string, spans: readonly Span[]): void {
  const wrong = spans.find(
    ({ start, end }, i) => start < (spans[i - 1]?.end ?? 0) || end <= start || end > text.length,
  );
  expect(wrong).toBeUndefined();
}
