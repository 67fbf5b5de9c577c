import type { Span } from '../finding.ts';

/**
 * The runs of at least 18 characters that keys are made of, letters, digits and `_ - + / = ~ . :`, in order. No shorter
 * key names its provider. Looks at every 18th character first and goes back from there only as far as such characters
 * go, so that of plain words a fraction is read.
 */
export function findLongTokens(text: string): Span[] {
  const tokens: Span[] = [];
  let last = LEAST - 1;
  while (last < text.length) {
    const start = beginningOf(text, last);
    if (last - start + 1 < LEAST) last = start + LEAST - 1;
    else {
      const end = endOf(text, last);
      tokens.push({ start, end });
      last = end + LEAST;
    }
  }
  return tokens;
}

const LEAST = 18;

/** Where the run that holds `last` begins, or the offset after it, looking back at most as far as counts. */
function beginningOf(text: string, last: number): number {
  let start = last + 1;
  while (start > last + 1 - LEAST && isTokenUnit(text.charCodeAt(start - 1))) start--;
  return start;
}

function endOf(text: string, from: number): number {
  let end = from;
  while (end < text.length && isTokenUnit(text.charCodeAt(end))) end++;
  return end;
}

const tokenUnits = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[\w+/=~.:-]/.test(String.fromCharCode(unit)) ? 1 : 0,
);

function isTokenUnit(unit: number): boolean {
  return unit < 128 && tokenUnits[unit] === 1;
}
