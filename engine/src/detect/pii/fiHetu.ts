import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';

/**
 * Finnish personal identity codes (Digital and Population Data Services Agency): birth date, a sign for the century,
 * three digits, and the remainder by 31 as a check character.
 */
export function findFiHetus(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => {
    const digits = value.slice(0, 6) + value.slice(7, 10);
    return CHECKS[Number(digits) % 31] === value[10]?.toUpperCase();
  });
}

const candidate =
  /(?<![\p{L}\p{N}_])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[-+A-FU-Y]\d{3}[\dA-FHJ-NPR-Y](?![\p{L}\p{N}_]|-\d)/giu;
const CHECKS = '0123456789ABCDEFHJKLMNPRSTUVWXY';
