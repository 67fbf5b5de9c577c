// The side panel of the extension, as a person uses it. What it shows is found through `webview(page)`.
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { isCommand, runCommand, webview } from './workbench.ts';

/** Brings the panel up, as soon as the window knows the command: while it starts, it has none of an extension. */
export async function showPanel(page: Page): Promise<FrameLocator> {
  const title = 'Railwright: Show Panel';
  await expect.poll(() => isCommand(page, title)).toBe(true);
  await runCommand(page, title);
  return webview(page);
}

/** A row of the case list. */
export function caseRow(panel: FrameLocator, id: string): Locator {
  return panel.locator('.row', { has: panel.getByTitle(id, { exact: true }) });
}

/** Filters the list for a case, and opens it. */
export async function openCase(panel: FrameLocator, id: string): Promise<void> {
  await search(panel, id);
  await caseRow(panel, id).first().click();
  await panel.locator('#case', { hasText: id }).waitFor();
  await panel.getByText('What the user sees').waitFor();
}

/** Back to the list of all cases. */
export async function closeCase(panel: FrameLocator): Promise<void> {
  await panel.getByRole('button', { name: /All cases/ }).click();
  await search(panel, '');
}

/** Types words into the filter of the list, in place of those that stand there. */
export async function search(panel: FrameLocator, words: string): Promise<void> {
  await panel.locator('vscode-textfield input').fill(words);
}

/** How many cases the list shows, once it says so. */
export async function waitForCount(panel: FrameLocator, count: number): Promise<void> {
  await panel.locator(`.rows[aria-busy=false][data-count="${count}"]`).waitFor();
}

/** Opens one of the menus in the head of the panel, and chooses an entry. */
export async function choose(panel: FrameLocator, menu: string, entry: string | RegExp): Promise<void> {
  await panel.locator(`#${menu}-menu-button`).click();
  await panel.locator(`#${menu}-menu.placed .menu-item`).filter({ hasText: entry }).first().click();
  await panel.locator(`#${menu}-menu`).waitFor({ state: 'hidden' });
}
