/** Decodes a label without its `xn--` (RFC 3492, 6.2); undefined where it is not well-formed. */
export function decodePunycode(encoded: string): string | undefined {
  const delimiter = encoded.lastIndexOf('-');
  const output = [...encoded.slice(0, Math.max(0, delimiter))].map((character) => character.charCodeAt(0));
  const digits = [...encoded.slice(delimiter + 1)].map(digitValue);
  if (digits.includes(INVALID)) return undefined;
  let [code, index, bias] = [INITIAL_CODE, 0, INITIAL_BIAS];
  while (digits.length > 0) {
    const delta = takeInteger(digits, bias);
    if (delta === undefined) return undefined;
    const length = output.length + 1;
    bias = adaptBias(delta, length, index === 0 && code === INITIAL_CODE);
    index += delta;
    code += Math.floor(index / length);
    index %= length;
    if (code > 0x10ffff) return undefined;
    output.splice(index++, 0, code);
  }
  return String.fromCodePoint(...output);
}

// The parameters of Punycode (RFC 3492, 5).
const BASE = 36;
const T_MIN = 1;
const T_MAX = 26;
const SKEW = 38;
const DAMP = 700;
const INITIAL_BIAS = 72;
const INITIAL_CODE = 128;
const INVALID = -1;

function digitValue(character: string): number {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(character.toLowerCase());
}

/** Takes one variable-length integer off the digits; undefined where they end within it. */
function takeInteger(digits: number[], bias: number): number | undefined {
  let value = 0;
  let weight = 1;
  for (let k = BASE; ; k += BASE) {
    const digit = digits.shift();
    if (digit === undefined || value > Number.MAX_SAFE_INTEGER / BASE) return undefined;
    value += digit * weight;
    const threshold = Math.min(T_MAX, Math.max(T_MIN, k - bias));
    if (digit < threshold) return value;
    weight *= BASE - threshold;
  }
}

function adaptBias(delta: number, length: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? DAMP : 2));
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
