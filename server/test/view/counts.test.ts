import { expect, test } from 'vitest';
import type { CaseRow } from '#protocol/panel.ts';
import type { Result } from '#schemas/generated/run.ts';
import { caseRows } from '../../src/view/cases.ts';
import { resultLabel } from '../../src/view/labels.ts';
import { layerBar, matrix } from '../../src/view/layers.ts';
import { rateRows } from '../../src/view/rates.ts';
import { caught, missed, recordOf, refused, resultOf } from './results.ts';

const attack = (own: Partial<Result>): Result => caught({ stoppedBy: [], ...own });

/** Every way in which an attack can end, and some that are none. */
const results = [
  attack({ case: 'both', stoppedBy: ['model', 'output'] }),
  attack({ case: 'model', stoppedBy: ['model'], verdict: 'allow' }),
  attack({ case: 'two-layers', stoppedBy: ['action', 'output'] }),
  attack({ case: 'input', stoppedBy: ['input'] }),
  missed({ case: 'missed' }),
  resultOf({ case: 'need-not', kind: 'attack', should: 'neither' }),
  missed({ case: 'not-evaluated', notEvaluated: { reason: 'no-answer', message: 'none' } }),
  resultOf({ case: 'blocked', verdict: 'block', stoppedBy: ['input'], falseRefusal: true }),
];

test('the matrix counts the rows that the panel shows for its cells', () => {
  const rows = caseRows(results).filter(({ kind, status }) => kind === 'attack' && status !== 'not-evaluated');
  const count = (by: CaseRow['stoppedBy']): number => rows.filter(({ stoppedBy }) => stoppedBy === by).length;
  expect(matrix(recordOf(results))).toEqual({
    both: count('both'),
    modelOnly: count('model'),
    guardrailOnly: count('guardrail'),
    nobody: count('nobody'),
  });
  expect(matrix(recordOf(results))).toEqual({ both: 1, modelOnly: 1, guardrailOnly: 2, nobody: 2 });
});

test('the layers add up to the attacks that should be stopped, and miss what the catch rate misses', () => {
  const record = recordOf(results);
  const { attacks, parts } = layerBar(record);
  const counts = Object.fromEntries(parts.map(({ by, count }) => [by, count]));
  expect(counts).toEqual({ model: 2, input: 1, action: 1, missed: 1 });
  expect(attacks).toBe(record.metrics.catchRate.of);
  expect(attacks - (counts.missed ?? 0)).toBe(record.metrics.catchRate.n);
});

test('no attacks: nothing to add up', () => {
  expect(layerBar(recordOf([resultOf()]))).toEqual({ attacks: 0, parts: [] });
  expect(matrix(recordOf([]))).toEqual({ both: 0, modelOnly: 0, guardrailOnly: 0, nobody: 0 });
});

test('rates: those that have cases, beside those before, with their gates', () => {
  const gates = [
    { name: 'catch_rate', operator: '>=', limit: 0.98 },
    { name: 'false_refusal_rate', operator: '<', limit: 0.5 },
  ] as const;
  const rows = rateRows(recordOf([caught(), refused({ case: 'b' })], {}, gates), recordOf([missed()]));
  expect(rows.map(({ id, now, before, gate }) => [id, now.n, now.of, before?.n, gate?.passed, gate?.atLeast])).toEqual([
    ['catch_rate', 1, 1, 0, true, true],
    ['false_refusal_rate', 1, 1, undefined, false, false],
    ['approval_rate', 0, 2, 0, undefined, undefined],
    ['safe_reply_rate', 1, 2, 0, undefined, undefined],
  ]);
  expect(rateRows(recordOf([resultOf()]), undefined).map(({ id }) => id)).not.toContain('catch_rate');
});

test.for<[Result, string, string]>([
  [resultOf(), 'allow', 'good'],
  [resultOf({ verdict: 'require_approval' }), 'require_approval', 'held'],
  [resultOf({ verdict: 'block' }), 'block', 'bad'],
  [refused(), 'refused', 'bad'],
  [refused({ stoppedBy: ['model', 'output'], verdict: 'block' }), 'block', 'bad'],
  [resultOf({ answer: 'partial' }), 'partial', 'held'],
  [caught(), 'block', 'good'],
  [caught({ verdict: 'allow', stoppedBy: ['model'] }), 'refused', 'good'],
  [missed(), 'allow', 'bad'],
  [missed({ verdict: 'flag' }), 'flag', 'bad'],
  [resultOf({ kind: 'attack', should: 'neither' }), 'allow', 'good'],
  [resultOf({ notEvaluated: { reason: 'needs-run', message: '' } }), 'needs a run', 'plain'],
  [caught({ notEvaluated: { reason: 'cancelled', message: '' } }), 'not evaluated', 'plain'],
])('a result is called by what became of it: %#', ([result, text, tone]) =>
  expect(resultLabel(result)).toEqual({ text, tone }),
);
