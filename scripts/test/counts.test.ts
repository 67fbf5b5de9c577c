import { expect, test } from 'vitest';
import { add, countVitest, none, summary } from '../counts.ts';

const file = { status: 'passed', assertionResults: [{}, {}, {}] };
const report = {
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [file],
};

test('a summary names skipped tests only when there are any', () => {
  expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(summary({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
});

test('counts add up', () => {
  expect(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
    passed: 11,
    failed: 22,
    skipped: 33,
  });
});

test('tests that are left for later count as skipped', () => {
  expect(countVitest({ ...report, numPendingTests: 2, numTodoTests: 1 })).toEqual({ ...none, passed: 3, skipped: 3 });
});

test('a test file that does not load is a failure, though none of its tests ran', () => {
  const testResults = [file, { status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{}] }];
  const counts = countVitest({ ...report, success: false, numFailedTests: 1, testResults });
  expect(counts).toEqual({ ...none, passed: 3, failed: 2 });
});

test('a run without success has failed, whatever it counted', () => {
  expect(countVitest({ ...report, success: false })).toEqual({ ...none, passed: 3, failed: 1 });
});
