import { prettyJson } from './prettyJson.ts';
import type { DiffReport } from './reports.ts';

/** `{ flips, before, after, test }`: the flips, the rates of both runs, and McNemar's exact test. */
export const diffJson = ({ diff: { flips, before, after, test } }: DiffReport): string =>
  prettyJson({ flips, before, after, test });
