// The text editor in front, as a person uses it. Lines and columns count from 1, as on the screen.
import type { Locator, Page } from 'playwright-core';
import { tryAgain } from './tryAgain.ts';
import { runCommand } from './workbench.ts';

export interface Problem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  /** For example `railwright`. */
  readonly source: string;
  /** For example `unknown-rule`. */
  readonly code: string;
  readonly line: number;
  readonly column: number;
}

const editor = (page: Page): Locator => page.locator('.editor-group-container.active .monaco-editor').first();

/** Puts the cursor at a place of the file in front, wherever the focus is. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  const input = page.locator('.quick-input-widget:visible');
  await tryAgain(async () => {
    // A click, as a panel that has the focus does not always hand keys on; a page that is busy drops them at times.
    await page.locator('.editor-group-container.active .tab.active').click();
    await page.keyboard.press('ControlOrMeta+G');
    await input.locator('input').fill(`:${line}:${column}`, { timeout: 3_000 });
    const row = input.locator('.monaco-list-row', { hasText: `line ${line} at column ${column}` });
    await row.waitFor({ timeout: 3_000 });
    // Into the question itself: where a busy window has closed it, the editor would take the key.
    await input.locator('input').press('Enter', { timeout: 3_000 });
    await input.waitFor({ state: 'hidden', timeout: 3_000 });
    await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor({ timeout: 3_000 });
  });
}

/** Types a text where the cursor is, in place of what is selected. */
export async function typeText(page: Page, text: string): Promise<void> {
  await page.keyboard.insertText(text);
}

/** Types a text at a place. */
export async function typeAt(page: Page, line: number, column: number, text: string): Promise<void> {
  await goTo(page, line, column);
  await typeText(page, text);
}

/** Selects the first place from the top of the file where a text stands, through Find: small or capital letters alike. */
export async function select(page: Page, text: string): Promise<void> {
  await goTo(page, 1);
  const find = editor(page).locator('.find-widget.visible');
  const words = find.locator('.find-part textarea');
  const count = find.locator('.matchesCount');
  await tryAgain(async () => {
    await page.keyboard.press('ControlOrMeta+F');
    // Emptied first, so that the count that follows is this text's, not an earlier one's.
    await words.fill('', { timeout: 3_000 });
    await count.filter({ hasText: 'No results' }).waitFor({ timeout: 3_000 });
    await words.fill(text, { timeout: 3_000 });
    await count.filter({ hasText: /\d+ of \d+/ }).waitFor({ timeout: 3_000 });
  });
  await find.getByRole('button', { name: /^Close/ }).click();
  await find.waitFor({ state: 'hidden' });
}

/** Replaces the first place from the top of the file where a text stands. */
export async function replace(page: Page, text: string, by: string): Promise<void> {
  await select(page, text);
  await typeText(page, by);
}

/** Saves the file in front. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+S');
  await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
}

/** Back to what is on the disk. */
export async function revert(page: Page): Promise<void> {
  await page.locator('.editor-group-container.active .tab.active').click();
  await page.keyboard.press('Escape');
  await runCommand(page, 'File: Revert File');
  await page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
}

/** The code lenses on the screen that say this, from the top. */
export function codeLenses(page: Page, text: string | RegExp): Locator {
  return editor(page).locator('.codelens-decoration a', { hasText: text });
}

/** A code lens of the line where a text first stands, wherever that is in the file; it and its line are on the screen then. */
export async function codeLensOf(page: Page, line: string, title: string | RegExp): Promise<Locator> {
  await select(page, line);
  // Lenses that are drawn anew have another widget.
  return await tryAgain(async () => {
    const lenses = await page.waitForFunction(lensesAbove, line, { timeout: 3_000 });
    const lens = page.locator(`[widgetid="${await lenses.jsonValue()}"] a`, { hasText: title });
    await lens.waitFor({ timeout: 3_000 });
    return lens;
  });
}

/**
 * Clicks a code lens until what it leads to is there: VS Code lets a click go where it draws the lenses anew
 * between the press and the release. Only for lenses that may be clicked twice.
 */
export async function clickLens(lens: Locator, effect: Locator): Promise<void> {
  const click = async () => {
    await lens.click({ timeout: 3_000 });
    await effect.waitFor({ timeout: 3_000 });
  };
  await tryAgain(click);
}

/** Runs in the page: the widget of the code lenses that stand right above a line, once they are there. */
function lensesAbove(line: string): string | null {
  const isLine = (element: Element) => element.textContent?.replaceAll('\u00a0', ' ').includes(line);
  const found = [...document.querySelectorAll('.editor-group-container.active .view-line')].find(isLine);
  const { top, height } = found?.getBoundingClientRect() ?? new DOMRect();
  const isAbove = (element: Element) => {
    const distance = top - element.getBoundingClientRect().top;
    return distance > 0 && distance < 1.5 * height;
  };
  const lenses = [...document.querySelectorAll('.editor-group-container.active .codelens-decoration')].find(isAbove);
  return lenses?.getAttribute('widgetid') ?? null;
}

/** The wavy lines of a severity under the text on the screen. */
export function squiggles(page: Page, severity: Problem['severity']): Locator {
  return editor(page).locator(`.squiggly-${severity}`);
}

/** The entries of the Problems view that are on the screen; it comes to the front. */
export async function problems(page: Page): Promise<readonly Problem[]> {
  await runCommand(page, 'Problems: Focus on Problems View');
  const rows = page.locator('.markers-panel .monaco-list-row', { has: page.locator('.marker-message') });
  const found = await rows.evaluateAll((elements) =>
    elements.map((row) => ({
      label: row.getAttribute('aria-label') ?? '',
      message: row.querySelector('.marker-message')?.textContent ?? '',
      source: row.querySelector('.marker-source')?.textContent ?? '',
      code: row.querySelector('.marker-code')?.textContent ?? '',
    })),
  );
  return found.map(({ label, ...problem }) => ({ ...problem, ...readLabel(label) }));
}

/** From `Error: MESSAGE at line 6 and character 11. generated by railwright`. */
function readLabel(label: string): Pick<Problem, 'severity' | 'line' | 'column'> {
  const severity = /^(error|warning)/i.exec(label)?.[1]?.toLowerCase();
  const [, line, column] = / at line (\d+) and character (\d+)\./.exec(label) ?? [];
  return { severity: isSeverity(severity) ? severity : 'info', line: Number(line), column: Number(column) };
}

const isSeverity = (word: string | undefined) => word === 'error' || word === 'warning';
