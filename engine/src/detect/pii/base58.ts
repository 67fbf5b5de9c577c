import { sha256 } from './sha256.ts';

/** Whether a Bitcoin address passes Base58Check: 25 bytes, the last four the beginning of a double SHA-256 of the others. */
export function passesBase58Check(address: string): boolean {
  const bytes = decodeBase58(address);
  if (bytes === undefined || !VERSIONS.includes(bytes[0] ?? -1)) return false;
  const check = sha256(sha256(bytes.subarray(0, LENGTH - 4)));
  return bytes.subarray(LENGTH - 4).every((byte, i) => byte === check[i]);
}

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const LENGTH = 25;
/** Of a key's hash, and of a script's. */
const VERSIONS = [0, 5];

/** The number that the address is, in 25 bytes; undefined where it does not fit. */
function decodeBase58(address: string): Uint8Array | undefined {
  const bytes = new Uint8Array(LENGTH);
  for (const character of address) {
    let carry = ALPHABET.indexOf(character);
    for (let i = LENGTH - 1; i >= 0; i--) {
      carry += (bytes[i] ?? 0) * 58;
      bytes[i] = carry % 256;
      carry = Math.floor(carry / 256);
    }
    if (carry > 0) return undefined;
  }
  return bytes;
}
