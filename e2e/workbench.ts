// VS Code's window, as a person uses it. The functions wait until what they did is done;
// the locators that they give back wait by themselves when they are used.
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { artifactsFolder } from '../scripts/project.ts';
import { tryAgain } from './tryAgain.ts';

const screenshotsFolder = join(artifactsFolder, 'screenshots');
export const failuresFolder = join(screenshotsFolder, 'failed');

const quickInput = '.quick-input-widget:visible';
const questionInput = `${quickInput} input[type=text]`;

/** Opens a file of the workspace by its name, through Quick Open. */
export async function openFile(page: Page, name: string): Promise<void> {
  const row = page.locator(`${quickInput} .monaco-list-row.focused`, { hasText: name });
  await tryAgain(async () => {
    await summon(page, 'ControlOrMeta+P', name, row);
    // Into the question itself: where a busy window has closed it, the editor would take the key.
    await page.locator(questionInput).press('Enter', { timeout: 3_000 });
    await activeTab(page, name).waitFor({ timeout: 10_000 });
  });
}

/**
 * Runs a command by its full title, for example `Railwright: Run Suite`, through the Command Palette.
 * A question that it asks (an input, a pick) is open when this resolves: see `answerInput` and `pick`.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = rowOf(page, title);
  await tryAgain(async () => {
    await summon(page, 'F1', `>${title}`, row);
    await row.click({ timeout: 3_000 });
  });
  await row.waitFor({ state: 'hidden' });
}

/** Whether the Command Palette has a command of this title now. */
export async function isCommand(page: Page, title: string): Promise<boolean> {
  const rows = page.locator(`${quickInput} .monaco-list-row .label-name`);
  await summon(page, 'F1', `>${title}`, rows.first());
  const isFound = (await rows.allInnerTexts()).includes(title);
  await page.keyboard.press('Escape');
  await page.locator(quickInput).waitFor({ state: 'hidden' });
  return isFound;
}

/** Opens a list with a key, and types into it until a row is there: a busy page drops the key at times, or opens it twice. */
async function summon(page: Page, key: string, text: string, row: Locator): Promise<void> {
  await tryAgain(async () => {
    await page.keyboard.press(key);
    await page.locator(questionInput).fill(text, { timeout: 3_000 });
    await row.waitFor({ timeout: 5_000 });
  });
}

/** The row of an open list that has this label: exactly, or as the pattern says. */
function rowOf(page: Page, label: string | RegExp): Locator {
  const text = page.locator('.quick-input-list-label .label-name').getByText(label, { exact: true });
  return page.locator(`${quickInput} .monaco-list-row`).filter({ has: text }).first();
}

/** Chooses the row of an open list that has this label. */
export async function pick(page: Page, label: string | RegExp): Promise<void> {
  const row = rowOf(page, label);
  await row.click();
  await row.waitFor({ state: 'hidden' }); // or else the next question would be taken for this one
}

/** Fills an open input box in, and confirms it. */
export async function answerInput(page: Page, text: string): Promise<void> {
  const input = page.locator(`${questionInput}, ${quickInput} input[type=password]`).first();
  await input.fill(text);
  await input.press('Enter');
  await page.waitForFunction(isInputDone, text);
}

/** Runs in the page: whether the input box with this text is gone, or asks the next question. */
function isInputDone(text: string): boolean {
  const input = document.querySelector<HTMLInputElement>('.quick-input-widget .quick-input-box input');
  return !input?.checkVisibility() || input.value !== text;
}

/** The tab of the file in front; `state` tells a saved one from one with edits. */
export function activeTab(page: Page, name: string, state: 'any' | 'edited' | 'saved' = 'any'): Locator {
  const mark = { any: '', edited: '.dirty', saved: ':not(.dirty)' }[state];
  return page.locator(`.tabs-container .tab.active${mark}[data-resource-name="${name}"]`);
}

/** The texts of the notifications of a kind that are on the screen. */
export async function notifications(page: Page, kind: 'error' | 'warning' | 'info'): Promise<readonly string[]> {
  const rows = page.locator('.notifications-toasts .notification-list-item', { has: page.locator(`.codicon-${kind}`) });
  return await rows.locator('.notification-list-item-message').allInnerTexts();
}

/** The notification that says this; its buttons are for `answerNotification`. */
export function notification(page: Page, text: string | RegExp): Locator {
  return page.locator('.notifications-toasts .notification-list-item', { hasText: text });
}

/** Presses a button of the notification that says this: by its key, as a notification moves when another one comes. */
export async function answerNotification(page: Page, text: string | RegExp, button: string): Promise<void> {
  await notification(page, text).getByRole('button', { name: button, exact: true }).press('Enter');
}

/** Makes room for new notifications: VS Code shows three at a time. */
export async function clearNotifications(page: Page): Promise<void> {
  await runCommand(page, 'Notifications: Clear All Notifications');
  await page.locator('.notifications-toasts .notification-list-item').first().waitFor({ state: 'hidden' });
}

/** An entry of the status bar. */
export function statusItem(page: Page, text: string | RegExp): Locator {
  return page.locator('.statusbar-item', { hasText: text });
}

/** Trusts the folder that is open in Restricted Mode, through the editor of workspace trust. */
export async function trustWorkspace(page: Page): Promise<void> {
  await runCommand(page, 'Workspaces: Manage Workspace Trust');
  const editor = page.locator('.workspace-trust-editor');
  await editor.getByRole('button', { name: 'Trust', exact: true }).click();
  await statusItem(page, 'Restricted Mode').waitFor({ state: 'hidden' });
  const front = page.locator('.monaco-modal-editor-block'); // it stands in front of the window
  await front.getByRole('button', { name: /^Close/ }).click();
  await editor.waitFor({ state: 'hidden' });
}

/** Puts the window into another colour theme, and waits until the panel has it as well; `id` where it is not the label. */
export async function setTheme(page: Page, label: string, id = label): Promise<void> {
  await runCommand(page, 'Preferences: Color Theme');
  await pick(page, label);
  await webview(page).locator(`body[data-vscode-theme-id="${id}"]`).waitFor();
}

/** The document inside the extension's webview, for example its side panel. */
export function webview(page: Page): FrameLocator {
  return page.frameLocator('iframe.webview[src*="extensionId=railwright.railwright"]').frameLocator('#active-frame');
}

/** Drags the edge of the panel's side bar until it is so wide, in CSS pixels. */
export async function resizePanel(page: Page, width: number): Promise<void> {
  const bar = page.locator('.part.auxiliarybar');
  const { x, width: before } = (await bar.boundingBox()) ?? { x: 0, width: 0 };
  const boxes = await Promise.all(
    (await page.locator('.monaco-sash.vertical:not(.disabled)').all()).map((edge) => edge.boundingBox()),
  );
  const distance = (box: Box): number => Math.abs(box.x + box.width / 2 - x);
  const edge = boxes.filter((box) => box !== null).toSorted((a, b) => distance(a) - distance(b))[0];
  if (!edge) throw new Error('the panel has no edge to drag');
  const from = { x: edge.x + edge.width / 2, y: edge.y + edge.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + before - width, from.y, { steps: 10 });
  await page.mouse.up();
}

interface Box {
  readonly x: number;
  readonly width: number;
}

/** Keeps what is on the screen as artifacts/screenshots/NAME.png. */
export async function screenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(screenshotsFolder, fileName(name)) });
}

/** Keeps what the side bar of the panel shows, alone. */
export async function screenshotPanel(page: Page, name: string): Promise<void> {
  await page.locator('.part.auxiliarybar').screenshot({ path: join(screenshotsFolder, fileName(name)) });
}

/** Keeps what a failed test left on the screen, and prints its words, for where nobody sees pictures. The next run begins without it. */
export async function screenshotFailure(page: Page, test: string): Promise<void> {
  await page.screenshot({ path: join(failuresFolder, fileName(test)) });
  const words = (selector: string) => page.locator(selector).filter({ visible: true }).allInnerTexts();
  const shown = {
    tab: await words('.tab.active'),
    lenses: await words('.codelens-decoration'),
    text: (await words('.view-lines')).map((text) => text.slice(0, 1_000)),
    notifications: await words('.notification-list-item-message'),
    question: await words('.quick-input-widget'),
  };
  console.error(`on the screen at the end of “${test}”: ${JSON.stringify(shown, null, 2)}`);
}

const fileName = (name: string) => `${name.replace(/[^\w.-]+/g, '-')}.png`;
