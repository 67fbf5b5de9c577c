import { expect, test } from 'vitest';
import type { Gate } from '#engine/suite/suite.ts';
import { recordOf, refused, resultOf } from '../../../view/test/support/results.ts';
import { mergeRuns } from '../../src/runs/mergeRuns.ts';

const gates: readonly Gate[] = [{ name: 'false_refusal_rate', operator: '<=', limit: 0.1 }];
const whole = recordOf(
  ['a', 'b', 'c'].map((id) => resultOf({ case: id })),
  { id: 'whole' },
  gates,
);
const part = recordOf([refused({ case: 'b' })], { id: 'part', startedAt: '2026-11-12T11:00:00.000Z', durationMs: 9 });
const other = { ...part.policy, sha256: 'cccccccc' };

test('a part takes the place of its cases in the whole, and all is counted again', () => {
  const merged = mergeRuns(whole, part, gates);
  expect(merged).toMatchObject({ id: 'part', startedAt: part.startedAt, durationMs: 9 });
  expect(merged.results.map(({ case: id, answer }) => [id, answer])).toEqual([
    ['a', 'answered'],
    ['b', 'refused'],
    ['c', 'answered'],
  ]);
  expect(merged.metrics.falseRefusalRate).toMatchObject({ n: 1, of: 3 });
  expect(merged.gates).toEqual([{ gate: 'false_refusal_rate <= 0.1', value: 1 / 3, passed: false }]);
});

test('a preview of some cases is put into a run of all, and the other way round', () => {
  expect(mergeRuns(whole, { ...part, mode: 'preview' }, gates)).toMatchObject({ mode: 'run', results: [{}, {}, {}] });
  expect(mergeRuns({ ...whole, mode: 'preview' }, part, gates)).toMatchObject({
    mode: 'preview',
    results: [{}, {}, {}],
  });
});

test('a part of a part has no gates', () => expect(mergeRuns({ ...whole, gates: [] }, part, gates).gates).toEqual([]));

test.each([
  ['there is no whole', undefined, part],
  ['it is whole itself', whole, recordOf(whole.results)],
  ['the policy was edited', whole, { ...part, policy: other }],
  ['the suite was edited', whole, { ...part, suite: { ...part.suite, sha256: 'cccccccc' } }],
  ['the model is another', whole, { ...part, model: { ...part.model, name: 'live' } }],
  ['a case is repeated now', whole, recordOf([resultOf({ case: 'b', repeat: 0 }), resultOf({ case: 'b', repeat: 1 })])],
])('a run stands by itself where %s', (_, last, run) => expect(mergeRuns(last, run, gates)).toBe(run));
