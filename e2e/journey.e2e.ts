import { expect } from 'vitest';
import { codeLenses, codeLensOf, problems, replace, save, squiggles } from './editor.ts';
import { sessionTest } from './sessionTest.ts';
import { openFile, runCommand, screenshot, webview } from './workbench.ts';

const test = sessionTest({ file: 'support.suite.yaml', viewport: { width: 1600, height: 1000 } });

test('a lens runs the suite, and the panel shows the verdicts', async ({ page }) => {
  await codeLenses(page, 'Preview').first().waitFor();
  await screenshot(page, 'journey-1-suite');
  await codeLenses(page, /Run against recorded/).first().click();
  await runCommand(page, 'Railwright: Show Panel');
  await webview(page).getByText('Attacks caught').waitFor();
  await screenshot(page, 'journey-2-run');
});
