import type { Metrics, Rate } from '#schemas/generated/run.ts';
import { layers } from '../policy/policy.ts';
import { countsOf, percent } from './figures.ts';
import type { Style } from './style.ts';

type Row = readonly [name: string, rate: (metrics: Metrics) => Rate];

const rows: readonly Row[] = [
  ['Catch rate', ({ catchRate }) => catchRate],
  ...layers.map((layer): Row => [`  ${layer} layer`, ({ byLayer }) => byLayer[layer]]),
  ['  the model', ({ byModel }) => byModel],
  ['False refusals', ({ falseRefusalRate }) => falseRefusalRate],
  ['Safe replies', ({ safeReplyRate }) => safeReplyRate],
  ['Blocked', ({ vetoRate }) => vetoRate],
  ['Held', ({ approvalRate }) => approvalRate],
  ['Errors', ({ errorRate }) => errorRate],
];

const nameWidth = Math.max(...rows.map(([name]) => name.length));

/** A line for each rate: its value, its counts and its interval. */
export function ratesPretty(metrics: Metrics, style: Style): readonly string[] {
  return rows.map(([name, rateOf]) => {
    const rate = rateOf(metrics);
    const isMain = !name.startsWith(' ');
    const value = percent(rate.value).padStart(7);
    return `${isMain ? style.bold(name.padEnd(nameWidth)) : name.padEnd(nameWidth)}  ${value}  ${style.dim(countsOf(rate))}`;
  });
}
