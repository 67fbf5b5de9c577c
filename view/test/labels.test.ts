import { expect, test } from 'vitest';
import type { Result } from '#schemas/generated/run.ts';
import { labelOf, statusOf } from '../src/labels.ts';
import { caught, missed, refused, resultOf } from './support/results.ts';

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
])('a case is called by what became of it: %#', ([result, text, tone]) =>
  expect(labelOf(result)).toEqual({ text, tone }),
);

test.for<[Result, string]>([
  [resultOf(), 'passed'],
  [missed(), 'failed'],
  [resultOf({ passed: false, notEvaluated: { reason: 'needs-run', message: '' } }), 'needs-run'],
  [resultOf({ passed: false, notEvaluated: { reason: 'no-answer', message: '' } }), 'not-evaluated'],
])('a case that needs a run has neither passed nor failed: %#', ([result, status]) =>
  expect(statusOf(result)).toBe(status),
);
