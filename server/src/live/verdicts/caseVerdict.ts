import { keyOf } from '#engine/compare/diffRuns.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import { deciderAt, endedAt, isEnding, labelAt } from '#view/caseAt.ts';
import { changeAt } from '#view/changes.ts';
import { statusOf } from '#view/labels.ts';
import type { Shown } from '../shown.ts';
import type { CaseVerdict } from './questions.ts';

/** What a case comes to now; undefined where it was not judged. */
export function caseVerdict(shown: Shown, id: string): CaseVerdict | undefined {
  const { cases } = shown.judged;
  const indices = indicesOf(cases, id);
  const index = tellingOf(cases, indices);
  if (index === undefined) return undefined;
  const status = statusOf(endedAt(cases, index));
  if (indices.length > 1 && status !== 'needs-run') return { status, text: passedOf(cases, indices) };
  const label = labelAt(cases, index).text;
  const decider = isEnding(cases, index, 'notEvaluated') ? undefined : deciderAt(cases, index);
  const was = labelBefore(shown, index);
  return {
    status,
    text: decider ? `${label} by ${decider.rule}` : label,
    ...(was !== undefined && was !== label && { was }),
  };
}

/** The index of a case by its key or its id: of a repeated one, that of a repeat that did not pass, if there is any. */
export const findCase = (cases: JudgedCases, name: string): number | undefined =>
  tellingOf(cases, indicesOf(cases, name));

const tellingOf = (cases: JudgedCases, indices: readonly number[]): number | undefined =>
  indices.find((index) => !isEnding(cases, index, 'passed')) ?? indices[0];

function indicesOf({ find }: JudgedCases, id: string): readonly number[] {
  const only = find(id);
  if (only !== undefined) return [only];
  const repeats: number[] = [];
  for (let index = find(keyOf({ case: id, repeat: 0 })); index !== undefined; ) {
    repeats.push(index);
    index = find(keyOf({ case: id, repeat: repeats.length }));
  }
  return repeats;
}

/** `3 of 5 passed` */
const passedOf = (cases: JudgedCases, indices: readonly number[]): string =>
  `${indices.filter((index) => isEnding(cases, index, 'passed')).length} of ${indices.length} passed`;

/** What a case that changed was called before. */
function labelBefore({ baseline, changes }: Shown, index: number): string | undefined {
  if (baseline.kind !== 'baseline' || !changes || !changeAt(changes, index)) return undefined;
  return labelAt(baseline.cases, changes.before[index] ?? -1).text;
}
