import type { Finding } from './finding.ts';

/**
 * Sorts findings by start and joins those that overlap: a joined finding covers all of them, so that a redaction
 * leaves nothing uncovered, and has the label of the one that comes first in `findings`. Pass the most trusted first.
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
  return merged.map(({ start, end, label }) => ({ start, end, label }));
}

interface Ranked extends Finding {
  readonly rank: number;
}

function join(a: Ranked, b: Ranked): Ranked {
  const { label, rank } = a.rank <= b.rank ? a : b;
  return { start: a.start, end: Math.max(a.end, b.end), label, rank };
}
