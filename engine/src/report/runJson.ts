import { prettyJson } from './prettyJson.ts';
import type { RunReport } from './reports.ts';

/** The run record; compared with a baseline, `{ record, diff }`, so that the record stays what its schema says. */
export function runJson({ record, baseline }: RunReport): string {
  if (!baseline) return prettyJson(record);
  const { flips, before, after, test } = baseline.diff;
  return prettyJson({ record, diff: { flips, before, after, test } });
}
