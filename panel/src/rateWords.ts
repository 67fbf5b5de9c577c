import type { RateRow, RateValue } from '#protocol/panel/rates.ts';
import { percent } from './numbers.ts';

/** `Attacks caught: 96.4 %, 27 of 28, 95 % interval 82.3 % to 99.4 %; before 71.4 %, 20 of 28; gate at least 98 %, not met` */
export function rateInWords({ label, now, before, gate }: RateRow): string {
  const parts = [`${label}: ${valueInWords(now)}${intervalInWords(now)}`];
  if (before) parts.push(`before ${valueInWords(before)}`);
  if (gate) parts.push(`gate ${gateInWords(gate)}, ${gate.passed ? 'met' : 'not met'}`);
  return parts.join('; ');
}

export function gateInWords({ limit, atLeast }: NonNullable<RateRow['gate']>): string {
  return `${atLeast ? 'at least' : 'at most'} ${Number((limit * 100).toFixed(2))} %`;
}

export function valueInWords(rate: RateValue): string {
  return rate.value === null ? 'no cases' : `${percent(rate)}, ${rate.n} of ${rate.of}`;
}

function intervalInWords({ value, low, high }: RateValue): string {
  return value === null ? '' : `, 95 % interval ${percent({ value: low })} to ${percent({ value: high })}`;
}
