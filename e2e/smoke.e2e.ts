import { expect } from 'vitest';
import { codeLenses, problems } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { notifications, openFile, screenshot } from './workbench.ts';

const test = sessionTest({ file: 'support.suite.yaml' });

test('the sample workspace opens without a complaint', async ({ page, model }) => {
  await codeLenses(page, 'Preview').first().waitFor();
  await openFile(page, 'support.policy.yaml');
  expect(await problems(page)).toEqual([]);
  expect(await notifications(page, 'error')).toEqual([]);
  expect(model.requestCount()).toBe(0);
  await screenshot(page, 'sample-policy');
});
