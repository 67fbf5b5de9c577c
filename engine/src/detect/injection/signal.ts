import { anyOf } from '../anyOf.ts';

/** A sign that a text gives orders to the model that reads it. */
export interface Signal {
  /** Signals of one name say the same thing, and count once. */
  readonly name: string;
  /** From 1 to 10, which is enough by itself. */
  readonly weight: number;
  /** With the flag `g`; a match is of bounded length, and takes bounded time from where it starts. */
  readonly pattern: RegExp;
}

/** Signals that share words. A text without any match of `needs` has none of them, which is quick to see. */
export interface SignalFamily {
  readonly needs: RegExp;
  readonly signals: readonly Signal[];
}

/**
 * A pattern of parts, each of whole words, that follow one another within a sentence with at most four words between
 * two of them, whatever their case, and not after a negation: nobody is injected with "do not ignore the rules above".
 */
export function inOrder(...parts: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${NOT_DENIED}${parts.map(anyOf).join(GAP)}(?![\\p{L}\\d])`, 'giu');
}

const NOT_DENIED = "(?<!(?:\\b(?:not|never|no|non|não|nunca|mai)|n['’]t|(?<!\\p{L})не)\\s)(?<!\\bn['’])";
const BREAK = '[^\\p{L}\\d.!?]{1,3}';
const GAP = `(?:${BREAK}[\\p{L}\\d'’]{1,20}){0,4}?${BREAK}`;

/** The same for scripts without spaces, with at most twelve characters between two parts. */
export function inOrderUnspaced(...parts: readonly string[]): RegExp {
  return new RegExp(parts.map(anyOf).join('[^。！？\\n]{0,12}'), 'g');
}
