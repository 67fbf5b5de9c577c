import type { Hiding } from './views/hiding.ts';

/** A half-open range of UTF-16 code units in the raw text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a text detector found; `label` names what it is (`EMAIL`), and stands in its place when the text is redacted
 * (`[EMAIL]`).
 */
export interface Finding extends Span {
  readonly label: string;
  /** How it was hidden, outermost first; absent where the raw text shows it. */
  readonly hidden?: readonly Hiding[];
}
