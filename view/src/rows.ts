import type { CaseChanges } from '#engine/live/compareCases.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import { findCases } from '#engine/live/query.ts';
import { finish, type Work } from '#engine/rejudge/work.ts';
import type { CaseQuery, CaseRow, CaseRows } from '#protocol/panel/cases.ts';
import { deciderAt, endedAt, isEnding, labelAt } from './caseAt.ts';
import { changeAt } from './changes.ts';
import { labelOf, statusOf } from './labels.ts';

/** What rows are built of. */
export interface RowsContext {
  readonly now: JudgedCases;
  readonly before?: { readonly cases: JudgedCases; readonly changes: CaseChanges };
  readonly rowsVersion: number;
}

/** How many rows are sent at once. */
const most = 500;

/** The cases that pass a query, in the order of the suite. Rows are asked for in windows: what was found can be kept from one to the next. */
export const findRows = (query: CaseQuery, { now, before }: RowsContext): Work<Int32Array> =>
  findCases(query, { cases: now, ...(before && { changes: before.changes }) });

/** Finds the same, and keeps what was found last: who scrolls through rows searches once. */
export function keptRows(): (query: CaseQuery, context: RowsContext) => Int32Array {
  let kept: { readonly key: string; readonly now: JudgedCases; readonly found: Int32Array } | undefined;
  return (query, context) => {
    const key = JSON.stringify([query, context.rowsVersion]);
    if (kept?.key !== key || kept.now !== context.now)
      kept = { key, now: context.now, found: finish(findRows(query, context)) };
    return kept.found;
  };
}

/** @param found what `findRows` gives for the query, where it is known already */
export function buildRows(
  context: RowsContext,
  query: CaseQuery,
  first: number,
  count: number,
  found: Int32Array = finish(findRows(query, context)),
): CaseRows {
  const from = Math.max(0, Math.min(first, found.length));
  const rows = [...found.subarray(from, from + Math.min(count, most))].map((index) => rowAt(index, context));
  return { version: context.rowsVersion, query, total: found.length, first: from, rows };
}

function rowAt(index: number, { now, before }: RowsContext): CaseRow {
  const { key, case: id, kind, tags } = now.identity(index);
  const ended = endedAt(now, index);
  const decider = ended.notEvaluated ? undefined : deciderAt(now, index);
  const change = before && changeAt(before.changes, index);
  return {
    key,
    case: id,
    kind,
    status: statusOf(ended),
    label: labelOf(ended),
    verdict: ended.verdict,
    ...(decider && { decidedBy: decider.rule }),
    falseRefusal: isEnding(now, index, 'falseRefusal'),
    miss: ended.miss,
    ...(change && { change, before: labelAt(before.cases, before.changes.before[index] ?? -1) }),
    tags,
    excerpt: now.excerpt(index),
  };
}
