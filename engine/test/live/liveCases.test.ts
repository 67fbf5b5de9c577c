import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffRuns, keyOf } from '#engine/compare/diffRuns.ts';
import { computeMetrics } from '#engine/compare/metrics.ts';
import { caseMetrics } from '#engine/live/caseMetrics.ts';
import { changeCodes, compareCases } from '#engine/live/compareCases.ts';
import { callFates, type JudgedCases, type RejudgedCases } from '#engine/live/judged.ts';
import { createLiveCases } from '#engine/live/liveCases.ts';
import { recordCases } from '#engine/live/recordCases.ts';
import { isPseudoRule } from '#engine/policy/policy.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { compile, type Edit, edit, type PolicyText, policy } from '../rejudge/arbitraries.ts';
import { cases, recordsOf } from './arbitraries.ts';
import { preview, timeless } from './preview.ts';

/** What happens between two judgments. */
type Step = { readonly kind: 'edit'; readonly edit: Edit } | { readonly kind: 'answers'; readonly amount: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: edit.map((each): Step => ({ kind: 'edit', edit: each })) },
  { weight: 1, arbitrary: fc.constantFrom(4, 5, 7).map((amount): Step => ({ kind: 'answers', amount })) },
);

const scenario = fc.record({
  suite: cases,
  model: fc.constantFrom('recorded', 'live', 'live'),
  repeat: fc.constantFrom(1, 1, 2),
  first: policy,
  steps: fc.array(step, { minLength: 2, maxLength: 5 }),
});

/** What the columns say of each case. The numbers of deciders are of the ones or the others: they are named. */
function columnsOf({ size, columns, calls }: JudgedCases): unknown {
  const { deciders, verdicts, answers, stoppedBy, endings, decidedBy } = columns;
  const all = Array.from({ length: size }, (_, index) => ({
    verdict: verdicts[index],
    by: deciders[decidedBy[index] ?? -1] ?? null,
    answer: answers[index],
    stoppedBy: stoppedBy[index],
    endings: endings[index],
  }));
  const made = Array.from({ length: calls.size }, (_, call) => ({
    of: [calls.caseOf[call], calls.placeOf[call]],
    tool: calls.tools[calls.toolOf[call] ?? -1],
    by: deciders[calls.decidedBy[call] ?? -1] ?? null,
    fate: callFates[calls.fates[call] ?? 0],
  }));
  return { all, made: made.filter(({ fate }) => fate !== 'none') };
}

/** In how many results a rule matches or fails, but for what it makes of a call that another one puts in the place of one. */
const reachIn = ({ results }: RunRecord, id: string): number =>
  results.filter(
    ({ steps, notEvaluated }) =>
      !notEvaluated && steps.some(({ rule, on }) => rule === id && !on.startsWith('rewritten:')),
  ).length;

function expectSame(judged: RejudgedCases, record: RunRecord): void {
  expect(record.results.map((_, index) => timeless(judged.result(index)))).toEqual(record.results.map(timeless));
  expect(columnsOf(judged)).toEqual(columnsOf(recordCases(record)));
  const rules = judged.columns.deciders.map(({ rule }) => rule).filter((rule) => !isPseudoRule(rule));
  expect(rules.map(judged.reachedBy)).toEqual(rules.map((rule) => reachIn(record, rule)));
  const { overheadMs, ...metrics } = computeMetrics(record.results);
  expect(caseMetrics(judged)).toEqual({ ...metrics, overheadMs: { median: 0, p95: 0 } });
}

function expectSameChanges(
  judged: readonly [JudgedCases, JudgedCases],
  records: readonly [RunRecord, RunRecord],
): void {
  const [before, after] = judged;
  const { flips, test: tests, paired, unpaired } = diffRuns(...records);
  const changes = compareCases(before, after);
  const told = [...changes.flips].map((index) => [after.identity(index).key, changeCodes[changes.changes[index] ?? 0]]);
  expect(told).toEqual(flips.map((flip) => [keyOf(flip), flip.change]));
  expect([changes.test, changes.paired]).toEqual([tests, paired]);
  const { needRun, notEvaluated, onlyBefore, onlyAfter } = changes.unpaired;
  expect(2 * (needRun + notEvaluated) + onlyBefore + onlyAfter).toBe(unpaired);
}

describe('live cases', () => {
  test('are after any edits and answers what a preview gives for each', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ suite, model, repeat, first, steps }) => {
        const records = recordsOf(suite, model, repeat);
        const live = createLiveCases(records.source);
        const last = { judged: live.judge(compile(first)), record: await preview(compile(first), records.source) };
        expectSame(last.judged, last.record);
        let edited: PolicyText = first;
        for (const each of steps) {
          if (each.kind === 'edit') edited = each.edit(edited);
          else {
            records.amount = Math.max(records.amount, each.amount);
            live.answersChanged();
          }
          const judged = live.judge(compile(edited));
          const record = await preview(compile(edited), records.source);
          expectSame(judged, record);
          expectSameChanges([last.judged, judged], [last.record, record]);
          expectSameChanges([recordCases(last.record), judged], [last.record, record]);
          Object.assign(last, { judged, record });
        }
      }),
      { numRuns: 120, seed: 7 },
    );
  }, 120_000);
});
