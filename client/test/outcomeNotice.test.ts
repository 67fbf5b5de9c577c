import { expect, test } from 'vitest';
import type { RunOutcome, RunParams } from '#protocol/requests.ts';
import { outcomeNotice } from '../src/outcomeNotice.ts';

const suite = 'file:///w/a.suite.yaml';
const run: RunParams = { suite, cases: ['a'], mode: 'run', model: 'gpt' };
const preview: RunParams = { suite, mode: 'preview' };

const done = (failed: number, notEvaluated: number): RunOutcome => ({
  kind: 'done',
  summary: '40 passed, 1 failed',
  failed,
  notEvaluated,
});

test.each<[string, RunOutcome, RunParams]>([
  ['a run in which all passed', done(0, 0), run],
  ['a preview that left cases out', done(0, 3), preview],
  ['a run that was cancelled', { kind: 'cancelled', summary: '' }, run],
])('%s is not announced', (_, outcome, params) => expect(outcomeNotice(outcome, params)).toBeUndefined());

test.each<[string, RunOutcome, RunParams]>([
  ['a run with failures', done(1, 0), run],
  ['a preview with failures', done(1, 0), preview],
  ['a run that left cases out', done(0, 1), run],
])('%s is announced with a way to the panel', (_, outcome, params) => {
  expect(outcomeNotice(outcome, params)).toEqual({
    severity: 'warning',
    message: '40 passed, 1 failed',
    actions: [{ title: 'Show', command: 'railwright.showPanel' }],
  });
});

test('without the model, the set-up is offered, and then the same cases are run', () => {
  const notice = outcomeNotice({ kind: 'no-model', model: 'gpt' }, run);
  expect(notice?.message).toBe('The model `gpt` is not set up.');
  expect(notice?.actions).toEqual([
    {
      title: 'Set Up a Model…',
      command: 'railwright.setUpModel',
      argument: { suite, cases: ['a'], model: 'gpt' },
    },
    { title: 'Run with Another Model…', command: 'railwright.runWithModel', argument: { suite, cases: ['a'] } },
  ]);
});

test('in Restricted Mode a preview is offered', () => {
  const notice = outcomeNotice({ kind: 'untrusted' }, run);
  expect(notice?.actions.map(({ command }) => command)).toEqual(['railwright.preview', 'workbench.trust.manage']);
});

test('a failure says why', () => {
  const notice = outcomeNotice({ kind: 'failed', message: 'the policy cannot be read' }, run);
  expect(notice).toMatchObject({ severity: 'error', message: 'The run failed: the policy cannot be read' });
});
