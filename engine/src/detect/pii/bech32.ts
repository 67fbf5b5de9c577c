/** Whether a Bitcoin address passes the checksum of Bech32 (BIP 173) or of Bech32m (BIP 350), with the prefix `bc`. */
export function passesBech32(address: string): boolean {
  const characters = address.toLowerCase().slice(PREFIX.length);
  const values = [...expandedPrefix, ...[...characters].map((character) => ALPHABET.indexOf(character))];
  return [BECH32, BECH32M].includes(polymod(values));
}

const PREFIX = 'bc1';
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const BECH32 = 1;
const BECH32M = 0x2bc830a3;
/** The high bits of `bc`, zero, and the low bits. */
const expandedPrefix = [3, 3, 0, 2, 3];
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

function polymod(values: readonly number[]): number {
  let check = 1;
  for (const value of values) {
    const top = check >>> 25;
    check = ((check & 0x1ffffff) << 5) ^ value;
    for (const [i, generator] of GENERATOR.entries()) if ((top >>> i) & 1) check ^= generator;
  }
  return check;
}
