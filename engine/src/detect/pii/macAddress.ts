import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';

/** Addresses of network cards (IEEE 802, MAC-48), in pairs or as `001a.2b3c.4d5e`; not those of groups of machines. */
export function findMacAddresses(text: string): Span[] {
  return findSpans(text, candidate, ({ value }) => /[1-9a-f]/i.test(value) && !isGroup(value));
}

const candidate =
  /(?<![\p{L}\p{N}_:-])(?:[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}|[\da-f]{4}\.[\da-f]{4}\.[\da-f]{4})(?![\p{L}\p{N}_:-])/giu;

/** The lowest bit of the first byte: a multicast or broadcast address is no one's. */
function isGroup(value: string): boolean {
  return Number.parseInt(value.slice(0, 2), 16) % 2 === 1;
}
