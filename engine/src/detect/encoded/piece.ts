import type { Span } from '../finding.ts';

/** A piece of a text that is written otherwise than it reads. */
export interface Piece extends Span {
  /** What it reads as; empty where it does not show. */
  readonly shown: string;
  /** The text that it is in. */
  readonly text: string;
}

/** As it is written. */
export const written = ({ text, start, end }: Piece): string => text.slice(start, end);

/** The characters next to it, as many code units of them on each side. */
export function around(
  { text, start, end }: Piece,
  units: number,
): { readonly before: string; readonly after: string } {
  return { before: text.slice(Math.max(0, start - units), start), after: text.slice(end, end + units) };
}
