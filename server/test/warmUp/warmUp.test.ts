import { expect, test } from 'vitest';
import { openDocuments } from '#engine/document/documents.ts';
import { checkAt } from '../../../engine/test/support/check.ts';
import { memoryFiles } from '../../../engine/test/support/memoryFiles.ts';
import { policyText, suiteText } from '../../src/warmUp/texts.ts';
import { warmUp } from '../../src/warmUp/warmUp.ts';
import { manualSchedule } from '../support/manualSchedule.ts';

test('a policy and a suite are checked, a step at a time, while nobody has opened a file', async () => {
  const manual = manualSchedule();
  let asked = 0;
  warmUp(manual.schedule, () => ++asked > 0);
  await manual.runAll();
  while (!manual.isIdle) await manual.runAll();
  expect(asked).toBe(6);
});

test('it ends when a file is opened', async () => {
  const manual = manualSchedule();
  let asked = 0;
  warmUp(manual.schedule, () => ++asked < 3);
  while (!manual.isIdle) await manual.runAll();
  expect(asked).toBe(3);
});

test('the texts have the mistakes that are meant, and no others: what is broken is not looked at closely', () => {
  const documents = openDocuments(memoryFiles({ '/a.policy.yaml': policyText, '/a.suite.yaml': suiteText }));
  const codes = (path: string) => [...new Set(checkAt(documents, path).map(({ code }) => code))];
  expect(codes('/a.policy.yaml')).toEqual([]);
  expect(codes('/a.suite.yaml')).toEqual(['unknown-tag']);
});
