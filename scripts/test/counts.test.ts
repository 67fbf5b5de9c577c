import { expect, test } from 'vitest';
import { add, countVitest, failedFiles, summary, withSecondTry } from '../counts.ts';

const tests = (...statuses: readonly string[]) => statuses.map((status) => ({ status }));
const passing = { name: '/a.test.ts', status: 'passed', assertionResults: tests('passed', 'passed', 'passed') };
const failing = { name: '/b.test.ts', status: 'failed', assertionResults: tests('passed', 'failed') };
const unloaded = { name: '/c.test.ts', status: 'failed', assertionResults: [] };

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

test('tests that were not run count as skipped', () => {
  const file = { ...passing, assertionResults: tests('passed', 'pending', 'todo', 'skipped') };
  expect(countVitest({ success: true, testResults: [file] })).toEqual({ passed: 1, failed: 0, skipped: 3 });
});

test('a test file that does not load is a failure, though none of its tests ran', () => {
  const counts = countVitest({ success: false, testResults: [passing, failing, unloaded] });
  expect(counts).toEqual({ passed: 4, failed: 2, skipped: 0 });
});

test('a run without success has failed, whatever it counted', () => {
  expect(countVitest({ success: false, testResults: [passing] })).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('of files that were run once more, the second try counts', () => {
  const first = { success: false, testResults: [passing, failing, unloaded] };
  expect(failedFiles(first)).toEqual(['/b.test.ts', '/c.test.ts']);
  const mended = { ...failing, status: 'passed', assertionResults: tests('passed', 'passed') };
  const second = { success: false, testResults: [mended, unloaded] };
  expect(countVitest(withSecondTry(first, second))).toEqual({ passed: 5, failed: 1, skipped: 0 });
});
