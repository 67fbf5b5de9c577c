// The Test Explorer on the screen.
import type { Locator, Page } from 'playwright-core';

/** The tests that are listed. */
export const rows = (page: Page): Locator => page.locator('.test-explorer .monaco-list-row');

/** The row of a test on the screen. */
export const row = (page: Page, name: string): Locator =>
  rows(page)
    .filter({ has: page.locator('.label', { hasText: new RegExp(`^${name}`) }) })
    .first();

/** What is said of a test: `20 cases (Passed), outdated result`. */
export const stateOf = (page: Page, name: string): Promise<string | null> => row(page, name).getAttribute('aria-label');

export async function unfold(page: Page, name: string): Promise<void> {
  await row(page, name).locator('.monaco-tl-twistie').click();
  await page.waitForFunction(isUnfolded, name);
}

/** Runs in the page: whether the row of a test is unfolded. */
function isUnfolded(name: string): boolean {
  const labels = [...document.querySelectorAll('.test-explorer .monaco-list-row[aria-expanded=true] .label')];
  return labels.some(({ firstChild }) => firstChild?.textContent === name);
}

/** Presses a button of a row: `Run Test`, `Run Test with Coverage`. */
export async function press(page: Page, name: string, button: string): Promise<void> {
  await row(page, name).hover();
  await row(page, name).locator(`.action-label[aria-label="${button}"]`).click();
}

/** `20/21`, of the last run. */
export const summary = (page: Page): Locator => page.locator('.test-explorer .result-summary');

/** Shows the Test Explorer, and waits for a suite in it. */
export async function showExplorer(page: Page, suite: string): Promise<void> {
  await page.locator('.activitybar .action-label[aria-label^="Testing"]').click();
  await row(page, suite).waitFor();
}
