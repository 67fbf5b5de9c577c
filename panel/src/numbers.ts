/** A narrow space that does not break, as set between a number and its unit. */
const thin = '\u202f';

/**
 * A share as `96.4 %`. Rounded, but never to `100.0 %` or `0.0 %` where something is missing from it.
 * @param value 0 to 1, or null where there was nothing to count
 */
export function percent({ value }: { readonly value: number | null }): string {
  return value === null ? '–' : `${tenths(value * 100).toFixed(1)}${thin}%`;
}

/** A share as `96 %`, for places with little room. */
export function wholePercent(share: number): string {
  return `${Math.round(share * 100)}${thin}%`;
}

/** `10,000` */
export function count(n: number): string {
  return n.toLocaleString('en-US');
}

/** `1 case`, `12 cases` */
export function counted(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function tenths(value: number): number {
  const rounded = Math.round(value * 10) / 10;
  if (rounded === 100 && value < 100) return 99.9;
  if (rounded === 0 && value > 0) return 0.1;
  return rounded;
}
