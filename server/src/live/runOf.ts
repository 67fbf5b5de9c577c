import { endings, type JudgedCases } from '#engine/live/judged.ts';
import { finish } from '#engine/rejudge/work.ts';
import type { CaseQuery } from '#protocol/panel/cases.ts';
import type { ViewContext } from '#view/context.ts';
import { findRows } from '#view/rows.ts';
import type { Shown } from './shown.ts';

/** The ids of the cases that need a run. */
export const runOfNeeded = ({ judged: { cases } }: Shown): readonly string[] =>
  idsOf(cases, (index) => ((cases.columns.endings[index] ?? 0) & endings.needsRun) !== 0);

/** The ids of the cases that pass a query. */
export function runOfQuery(context: ViewContext, query: CaseQuery): readonly string[] {
  const passing = new Set(finish(findRows(query, context)));
  return idsOf(context.now, (index) => passing.has(index));
}

/** Repeats of a case are run together. */
function idsOf({ size, identity }: JudgedCases, isWanted: (index: number) => boolean): readonly string[] {
  const ids = new Set<string>();
  for (let index = 0; index < size; index++) if (isWanted(index)) ids.add(identity(index).case);
  return [...ids];
}
