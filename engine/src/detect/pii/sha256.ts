/** SHA-256 (FIPS 180-4, 6.2) of at most 55 bytes, which fit into one block with their padding. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const schedule = scheduleOf(bytes);
  let state: readonly number[] = initial;
  for (let i = 0; i < 64; i++) state = round(state, (constants[i] ?? 0) + (schedule[i] ?? 0));
  const digest = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 8; i++) digest.setUint32(4 * i, (initial[i] ?? 0) + (state[i] ?? 0));
  return new Uint8Array(digest.buffer);
}

/** The first 32 bits of the fractional part of a root of each of the first primes (4.2.2 and 5.3.3). */
function rootsOf(count: number, exponent: number): number[] {
  return primes.slice(0, count).map((prime) => Math.floor((prime ** exponent % 1) * 2 ** 32));
}

const primes = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && !Array.from({ length: n }, (_, d) => d).some((d) => d > 1 && n % d === 0),
);
const constants = rootsOf(64, 1 / 3);
const initial = rootsOf(8, 1 / 2);

function scheduleOf(bytes: Uint8Array): Int32Array {
  const block = new DataView(new ArrayBuffer(64));
  for (const [i, byte] of bytes.entries()) block.setUint8(i, byte);
  block.setUint8(bytes.length, 0x80);
  block.setUint32(60, bytes.length * 8);
  const words = new Int32Array(64);
  for (let i = 0; i < 16; i++) words[i] = block.getInt32(4 * i);
  for (let i = 16; i < 64; i++) {
    const [far, near] = [words[i - 15] ?? 0, words[i - 2] ?? 0];
    const mixed = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3);
    words[i] =
      mixed + (turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)) + (words[i - 16] ?? 0) + (words[i - 7] ?? 0);
  }
  return words;
}

/** One round on the eight working variables. */
function round([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]: readonly number[], input: number): number[] {
  const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + input) | 0;
  const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
  return [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}
