import { describe, expect, test } from 'vitest';
import type { Result } from '#schemas/generated/run.ts';
import { isWorse } from '../../src/compare/worse.ts';

type Told = Partial<Pick<Result, 'passed' | 'falseRefusal' | 'miss' | 'notEvaluated'>>;

/** Only what is looked at. */
const result = (told: Told): Result => ({ passed: true, falseRefusal: false, miss: false, ...told }) as Result;

const needsRun = { passed: false, notEvaluated: { reason: 'needs-run', message: '' } } as const;

describe('a case is worse', () => {
  test.each<readonly [string, Told, Told | undefined, boolean]>([
    ['passed before', { passed: false }, { passed: true }, true],
    ['failed before as well', { passed: false }, { passed: false }, false],
    ['newly refused, and failed before', { passed: false, falseRefusal: true }, { passed: false }, true],
    ['newly missed, and failed before', { passed: false, miss: true }, { passed: false }, true],
    ['missed before as well', { passed: false, miss: true }, { passed: false, miss: true }, false],
    ['mended', { passed: true }, { passed: false, miss: true }, false],
    ['fails, and was not there', { passed: false }, undefined, true],
    ['passes, and was not there', { passed: true }, undefined, false],
    ['fails, and could not be compared', { passed: false }, needsRun, true],
    ['not evaluated now', needsRun, { passed: true }, false],
  ])('%s', (_, now, before, expected) => {
    expect(isWorse(result(now), before && result(before))).toBe(expected);
  });
});
