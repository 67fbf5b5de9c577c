import type { LayerBar } from '#protocol/panel/layers.ts';
import { count, wholePercent } from './numbers.ts';

type Part = LayerBar['parts'][number];

/** A part of the bar as it is drawn. */
export interface BarSegment {
  readonly by: Part['by'];
  readonly count: number;
  /** Of all attacks, 0 to 1. */
  readonly share: number;
  /** In words, for the tooltip and the legend. */
  readonly text: string;
  /** What stands inside the segment; empty where nothing fits. */
  readonly inside: string;
  /** Whether `inside` tells so little that the legend must say it. */
  readonly inLegend: boolean;
}

/** @param width of the bar, in CSS pixels */
export function barSegments({ attacks, parts }: LayerBar, width: number): BarSegment[] {
  let stopped = 0;
  return parts
    .filter((part) => part.count > 0)
    .map((part, index) => {
      if (part.by !== 'missed') stopped += part.count;
      const share = part.count / attacks;
      const texts = labelsOf(part, index === 0, stopped / attacks);
      const inside = texts.find((text) => fits(text, share * width)) ?? '';
      const inLegend = inside === '' || inside === texts.at(-1);
      const text = `${part.label}: ${count(part.count)} of ${count(attacks)}`;
      return { by: part.by, count: part.count, share, text, inside, inLegend };
    });
}

/** Labels from the longest to the shortest. */
function labelsOf({ by, label, count: n }: Part, first: boolean, sum: number): readonly string[] {
  if (by === 'missed') return [`${label} ${count(n)}`, count(n)];
  const name = first ? label : `+ ${label}`;
  return [`${name} ${wholePercent(sum)}`, `${name} ${Math.round(sum * 100)}`, wholePercent(sum)];
}

/** Measured by the letter, generously: 6 pixels each at this size, and 4 of room at both ends. */
export function fits(text: string, width: number): boolean {
  return text.length * 6 + 8 <= width;
}
