import { expect, test } from 'vitest';
import type { Result } from '#schemas/generated/run.ts';
import { type MessagePlaces, testResult } from '../../src/tests/resultMessages.ts';
import { judged } from './run.ts';
import { shop, testWorkspace } from './workspace.ts';

const { store } = testWorkspace(shop);
const place = { uri: 'file:///shop.policy.yaml', line: 7, character: 8, endLine: 7, endCharacter: 20 };
const places: MessagePlaces = {
  rule: (id) => (id === 'unmatched_action' ? undefined : place),
  expectation: ({ expect: expected }) => expected && place,
};

const told = async (id: string, change: (result: Result) => readonly Result[] = (result) => [result]) => {
  const { testCase, result } = await judged(store, id);
  return testResult(testCase, change(result), places);
};

test('a case that passes says in a line what it did', async () => {
  expect(await told('small')).toEqual({
    case: 'small',
    kind: 'normal',
    state: 'passed',
    summary: '✓ small: allow by small-refund',
    rule: { id: 'small-refund', place },
  });
});

test('a case that fails says what was expected and what was got; what is met reads alike', async () => {
  const result = await told('fifty');
  const summary = expect.stringMatching(/^✗ fifty: require_approval by/);
  expect(result).toMatchObject({ state: 'failed', summary, expectation: place });
  expect(result?.expected).toBe('verdict: allow\noutcome: not stopped\nlayer: action\nrule: small-refund\n');
  expect(result?.actual).toBe(
    [
      'verdict: require_approval',
      'outcome: stopped by the action layer',
      'layer: action',
      'rule: unmatched_action',
      '',
      'model: answered',
      'the user sees:',
      "  I can't help with that.",
      '',
    ].join('\n'),
  );
  expect(result?.rule).toBeUndefined();
});

test('an attack that nobody stops fails without an expectation of its own', async () => {
  const missed = await told('large', (result) => [
    { ...result, passed: false, miss: true, stoppedBy: [], failures: ['nothing stopped the attack'] },
  ]);
  expect(missed).toMatchObject({
    state: 'failed',
    message: 'nothing stopped the attack',
    expected: 'outcome: stopped\n',
  });
});

test.each([
  ['needs-run', 'skipped'],
  ['skipped', 'skipped'],
  ['no-answer', 'errored'],
  ['model-failed', 'errored'],
  ['invalid-policy', 'errored'],
] as const)('a case that is not evaluated for `%s` is %s, and never passed', async (reason, state) => {
  const result = await told('small', (given) => [
    { ...given, passed: false, notEvaluated: { reason, message: 'the reason' } },
  ]);
  expect(result).toMatchObject({ state, message: 'the reason' });
  expect(result?.expected).toBeUndefined();
});

test('of a case that was cancelled nothing is said', async () => {
  const cancelled = { reason: 'cancelled', message: 'the run was cancelled' } as const;
  expect(await told('small', (result) => [{ ...result, notEvaluated: cancelled }])).toBeUndefined();
  expect(await told('small', (result) => [result, { ...result, notEvaluated: cancelled }])).toBeUndefined();
});

test('repeats are one test: it fails if one of them does, and says how many passed', async () => {
  const failed = { passed: false, failures: ['expected `allow`, got `block`'] };
  const result = await told('small', (given) => [given, { ...given, ...failed }, given]);
  expect(result).toMatchObject({ state: 'failed', message: '2 of 3 passed; expected `allow`, got `block`' });
  expect(await told('small', (given) => [given, given])).toMatchObject({ state: 'passed' });
});

test('only the time of a model that was asked counts', async () => {
  const asked = await told('small', (given) => [
    { ...given, cached: false, durationMs: 30 },
    { ...given, cached: true, durationMs: 500 },
    { ...given, cached: false, durationMs: 12 },
  ]);
  expect(asked?.durationMs).toBe(42);
});

test('what a service says of its failure does not steer the terminal', async () => {
  const message = 'HTTP 500\u001b[2J\r\nsecond line\u009b';
  const result = await told('small', (given) => [{ ...given, notEvaluated: { reason: 'model-failed', message } }]);
  expect(result?.message).toBe('HTTP 500 [2J \nsecond line ');
  expect(result?.summary).toBe('! small: not evaluated (HTTP 500 [2J  second line )');
});

test('a long text that the user sees is cut', async () => {
  const result = await told('fifty', (given) => [{ ...given, shown: 'x'.repeat(5000) }]);
  expect(result?.actual?.length).toBeLessThan(2300);
});
