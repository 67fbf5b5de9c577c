import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { passesBase58Check } from './base58.ts';
import { passesBech32 } from './bech32.ts';

/** Bitcoin addresses: Base58Check of versions 0 and 5 (`1…`, `3…`), and Bech32 of BIP 173 and BIP 350 (`bc1…`). */
export function findBitcoinAddresses(text: string): Span[] {
  return [
    ...findSpans(text, base58, ({ value }) => passesBase58Check(value)),
    ...findSpans(text, bech32, ({ value }) => passesBech32(value)),
  ];
}

const base58 = /(?<![A-Za-z\d_])[13][1-9A-HJ-NP-Za-km-z]{25,34}(?![A-Za-z\d_])/g;
const bech32 = /(?<![A-Za-z\d_])(?:bc1[02-9ac-hj-np-z]{39,59}|BC1[02-9AC-HJ-NP-Z]{39,59})(?![A-Za-z\d_])/g;
