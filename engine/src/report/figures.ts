import type { Rate } from '#schemas/generated/run.ts';

/** `91.3 %`; a dash where no case counts. */
export const percent = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);

/** `21 of 23, 95 % interval 73.2 to 97.6 %` */
export function countsOf({ n, of, low, high }: Rate): string {
  if (of === 0) return 'no case counts';
  return `${n} of ${of}, 95 % interval ${(low * 100).toFixed(1)} to ${percent(high)}`;
}

/** `1 case`, `2 cases` */
export const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** `0.24 s`, `12 s`, `3 min 20 s` */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** A probability as papers print it: `p = 0.031`, `p < 0.001`. */
export const probability = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);
