import type { Finding } from './finding.ts';

/**
 * Sorts findings by start and joins those that overlap: a joined finding covers all of them, so that a redaction
 * leaves nothing uncovered, has the label of the one that comes first in `findings`, and is hidden in every way that
 * one of them is. Pass the most trusted first.
 */
export function mergeFindings(findings: readonly Finding[]): Finding[] {
  const ranked = findings.map((finding, rank) => ({ ...finding, rank }));
  ranked.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank);
  const merged: Ranked[] = [];
  for (const finding of ranked) {
    const last = merged.at(-1);
    if (last !== undefined && finding.start < last.end) merged[merged.length - 1] = join(last, finding);
    else merged.push(finding);
  }
  return merged.map(({ rank: _, ...finding }) => finding);
}

interface Ranked extends Finding {
  readonly rank: number;
}

function join(a: Ranked, b: Ranked): Ranked {
  const { label, rank } = a.rank <= b.rank ? a : b;
  const hidden = a.hidden || b.hidden ? [...new Set([...(a.hidden ?? []), ...(b.hidden ?? [])])] : undefined;
  return { start: a.start, end: Math.max(a.end, b.end), label, rank, ...(hidden && { hidden }) };
}
