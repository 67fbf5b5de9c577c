// The panel in each kind of theme, and from narrow to wide: nothing runs out of it, and a person looks at the pictures.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { codeLenses, replace } from './editor.ts';
import { commitAll } from './git.ts';
import { closeCase, openCase } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { resizePanel, runCommand, screenshotPanel, setTheme, webview } from './workbench.ts';

const test = sessionTest({
  file: 'support.policy.yaml',
  viewport: { width: 1600, height: 1000 },
  prepare: ({ folder }) => commitAll(folder),
});

/** What each is called in the list, and where it differs, its id. */
const themes: Readonly<Record<string, readonly [label: string, id?: string]>> = {
  dark: ['Dark 2026'],
  light: ['Light 2026'],
  'high-contrast-dark': ['Dark High Contrast', 'Default High Contrast'],
  'high-contrast-light': ['Light High Contrast', 'Default High Contrast Light'],
};

/** Of the side bar, in CSS pixels. */
const widths = [300, 430, 700];

test('flips are there to look at', async ({ page }) => {
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  await runCommand(page, 'Railwright: Show Panel');
  await webview(page)
    .getByText(/64 cases judged/)
    .waitFor(); // it has the keyboard now, and takes it no more
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  await webview(page).locator('.summary', { hasText: '4 more of 36' }).waitFor();
  await runCommand(page, 'View: Close Primary Side Bar');
});

for (const [name, theme] of Object.entries(themes)) {
  test(`${name}, from 300 to 700 pixels`, async ({ page }) => {
    await setTheme(page, ...theme);
    for (const width of widths) {
      await resizePanel(page, width);
      await pictures(page, `live-theme-${name}-${width}`);
    }
  });
}

test('as wide as an editor: the case stands beside the overview', async ({ page }) => {
  await page.setViewportSize({ width: 1160, height: 1000 });
  await runCommand(page, 'View: Maximize Secondary Side Bar');
  const panel = webview(page);
  await expect.poll(() => panel.locator('#panel').evaluate(() => window.innerWidth)).toBeGreaterThan(1000);
  for (const [name, theme] of Object.entries(themes)) {
    await setTheme(page, ...theme);
    await pictures(page, `live-theme-${name}-wide`);
  }
});

/** The overview, the charts and the lists below it, and an open case. */
async function pictures(page: Page, name: string): Promise<void> {
  const panel = webview(page);
  await screenshotPanel(page, `${name}-1-flips`);
  await panel.locator('section.rates').evaluate((rates) => rates.scrollIntoView());
  await screenshotPanel(page, `${name}-2-charts`);
  await panel.locator('section.actions').evaluate((actions) => actions.scrollIntoView());
  await screenshotPanel(page, `${name}-3-actions`);
  await panel.locator('section.cases').evaluate((cases) => cases.scrollIntoView());
  await screenshotPanel(page, `${name}-5-cases`);
  await openCase(panel, 'refund-late-lights');
  await expectNothingBeyond(page);
  await screenshotPanel(page, `${name}-4-case`);
  await closeCase(panel);
  await expectNothingBeyond(page);
  await panel.locator('header').evaluate((header) => header.scrollIntoView());
}

/** Nothing that can be read or pressed is cut off at the right edge of the panel. */
async function expectNothingBeyond(page: Page): Promise<void> {
  const beyond = await webview(page)
    .locator('#panel')
    .evaluate((root) =>
      [...root.querySelectorAll('button, p, h2, h3, li, vscode-button')]
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > window.innerWidth + 1)
        .map((element) => element.textContent.trim().slice(0, 60)),
    );
  expect(beyond).toEqual([]);
}
