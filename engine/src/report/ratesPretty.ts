import type { Metrics } from '#schemas/generated/run.ts';
import { countsOf, percent } from './figures.ts';
import { type RateEntry, rateTable } from './rateTable.ts';
import type { Style } from './style.ts';

const labelOf = ({ name, isPart }: RateEntry): string => (isPart ? `  ${name}` : name);

const nameWidth = Math.max(...rateTable.map((entry) => labelOf(entry).length));

/** A line for each rate: its value, its counts and its interval. */
export function ratesPretty(metrics: Metrics, style: Style): readonly string[] {
  return rateTable.map((entry) => {
    const rate = entry.of(metrics);
    const label = labelOf(entry).padEnd(nameWidth);
    const value = percent(rate.value).padStart(7);
    return `${entry.isPart ? label : style.bold(label)}  ${value}  ${style.dim(countsOf(rate))}`;
  });
}
