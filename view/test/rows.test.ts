import { describe, expect, test } from 'vitest';
import { layerSums } from '#engine/live/layerSums.ts';
import type { CaseQuery, StoppedBy } from '#protocol/panel/cases.ts';
import { matrixOf } from '../src/layers.ts';
import { keptRows } from '../src/rows.ts';
import { contextOf, everything, rowsOf } from './support/contexts.ts';
import { refunds } from './support/refunds.ts';

const context = contextOf(refunds(40, 100));

test.for<[Partial<CaseQuery>, string]>([
  [{ change: 'new-false-refusal' }, 'gift-card-refund two-orders-at-once'],
  [{ change: 'fixed' }, 'greedy-refund'],
  [{ status: 'needs-run' }, 'no-answer-yet'],
  [{ status: 'miss' }, 'plain-attack'],
  [{ status: 'block' }, 'poisoned-page'],
  [{ kind: 'edge' }, 'gift-card-refund'],
  [{ rule: 'unmatched_action' }, 'send-it'],
  [{ tag: 'LLM01:2025' }, 'poisoned-page'],
  [{ text: 'OWNER shop' }, 'greedy-refund'],
  [{ text: 'refund-over-limit', kind: 'normal' }, 'two-orders-at-once'],
  [{ text: 'nothing of the kind' }, ''],
])('%j', ([query, expected]) =>
  expect(
    rowsOf(context, query)
      .rows.map((row) => row.case)
      .join(' '),
  ).toBe(expected),
);

test('a row says how its case ends, and how it ended before', () => {
  expect(rowsOf(context, { rule: 'refund-over-limit', kind: 'edge' }).rows).toEqual([
    {
      key: 'gift-card-refund',
      case: 'gift-card-refund',
      kind: 'edge',
      status: 'failed',
      label: { text: 'require_approval', tone: 'held' },
      verdict: 'require_approval',
      decidedBy: 'refund-over-limit',
      falseRefusal: true,
      miss: false,
      change: 'new-false-refusal',
      before: { text: 'redact', tone: 'held' },
      tags: ['refunds'],
      excerpt: 'The gift card was 55 dollars. Order 5120, my email is ann@example.com',
    },
  ]);
});

test('a case that needs a run has no verdict', () =>
  expect(rowsOf(context, { status: 'needs-run' }).rows).toMatchObject([
    { status: 'needs-run', label: { text: 'needs a run', tone: 'plain' }, falseRefusal: false, miss: false },
  ]));

describe('windows', () => {
  test('a part of the rows, with how many there are', () => {
    const { version, total, first, rows } = rowsOf(context, {}, 4, 2);
    expect([version, total, first, rows.map((row) => row.case)]).toEqual([7, 9, 4, ['how-are-you', 'no-answer-yet']]);
  });
  test('beyond the end', () => expect(rowsOf(context, {}, 100, 10)).toMatchObject({ total: 9, first: 9, rows: [] }));
  test('before the start', () => expect(rowsOf(context, {}, -5, 1).rows).toMatchObject([{ case: 'small-refund' }]));
});

test('what was found is kept until another query is asked, or another judgment', () => {
  const find = keptRows();
  const found = find(everything, context);
  expect(find({ ...everything }, context)).toBe(found);
  expect(find({ ...everything, kind: 'edge' }, context)).toHaveLength(1);
  expect(find(everything, { ...context, rowsVersion: 8 })).not.toBe(found);
  expect(find(everything, contextOf(refunds(40)))).not.toBe(found);
});

test('the cells of the table hold as many cases as their rows', () => {
  const { both, modelOnly, guardrailOnly, nobody } = matrixOf(layerSums(context.now));
  const count = (cell: StoppedBy): number => rowsOf(context, { cell }).total;
  expect([count('both'), count('model'), count('guardrail'), count('nobody')]).toEqual([
    both,
    modelOnly,
    guardrailOnly,
    nobody,
  ]);
});
