import { explainJson } from './explainJson.ts';
import { prettyJson } from './prettyJson.ts';
import type { RunReport } from './reports.ts';

/** The run record; compared with a baseline, `{ record, diff }`, and explained, `{ record, explained }`, so that the record stays what its schema says. */
export function runJson({ record, baseline, explained }: RunReport): string {
  if (explained) {
    const cases = [...explained].map(([id, rules]) => ({ case: id, rules: explainJson(rules) }));
    return prettyJson({ record, explained: cases });
  }
  if (!baseline) return prettyJson(record);
  const { flips, before, after, test } = baseline.diff;
  return prettyJson({ record, diff: { flips, before, after, test } });
}
