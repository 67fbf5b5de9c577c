/** The Luhn check (ISO/IEC 7812-1, annex B) of a string of digits. */
export function passesLuhn(digits: string): boolean {
  const values = [...digits].reverse().map(Number);
  const sum = values.reduce((total, value, i) => total + (i % 2 === 0 ? value : luhnDouble(value)), 0);
  return sum % 10 === 0;
}

function luhnDouble(value: number): number {
  return value > 4 ? 2 * value - 9 : 2 * value;
}

/** The remainder of a decimal number of any length. */
export function remainderOf(digits: string, divisor: number): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % divisor;
  return remainder;
}

/** The sum of each digit times its weight. */
export function weightedSum(digits: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
}

/** The check digit of ISO/IEC 7064, MOD 11,10, for the digits before it. */
export function mod11And10(digits: string): number {
  let product = 10;
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (11 - product) % 10;
}

/** The check of J. Verhoeff ("Error detecting decimal codes", 1969) of a string of digits. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (const [i, digit] of [...digits].reverse().entries()) check = dihedral(check, permuted(Number(digit), i));
  return check === 0;
}

/** The product in the dihedral group of order ten: 0 to 4 are rotations, 5 to 9 reflections. */
function dihedral(a: number, b: number): number {
  const rotation = a < 5 ? a + b : a - b;
  const reflects = a < 5 === b < 5 ? 0 : 5;
  return (((rotation % 5) + 5) % 5) + reflects;
}

/** The digit under the permutation that fits its place, counted from the right. */
function permuted(digit: number, place: number): number {
  let value = digit;
  for (let i = place % 8; i > 0; i--) value = PERMUTATION[value] ?? value;
  return value;
}

const PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
