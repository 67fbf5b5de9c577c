/**
 * From a keystroke to the flips on the screen, in the real VS Code. Usage: `node bench/keystroke.ts [CASES…] [--assert]`.
 *
 * A policy of 39 rules and a suite of so many cases of 500 characters (1,000, 10,000 and 100,000), with recorded answers,
 * in a data set beside it. The panel is open beside the policy, and a limit is edited again and again, one character at a
 * time. What is timed goes from the key event in the window to the frame in which the panel has painted another sentence,
 * by the clock of the browser. Printed: median and 95th percentile, and how long a character takes from the key to the
 * screen, with the panel open and without it. With `--assert`, it fails above a median of 100, 200 and 500 ms.
 */
import { join } from 'node:path';
import type { Browser, Frame, Page } from 'playwright-core';
import { select } from '../e2e/editor.ts';
import { runCommand, webview } from '../e2e/workbench.ts';
import { launchBrowser, openWorkbench } from '../scripts/realVscode/browser.ts';
import { startServer } from '../scripts/realVscode/server.ts';
import { makeTemporary, removeTemporary } from '../scripts/temporary.ts';
import { ensureVsix } from '../scripts/vsix.ts';
import { writeProject } from './live/project.ts';

const limits: Readonly<Record<number, number>> = { 1000: 100, 10000: 200, 100000: 500 };
const keystrokes = 20;

const sizes = process.argv
  .slice(2)
  .filter((arg) => /^\d+$/.test(arg))
  .map(Number);
async function measure(browser: Browser, vsix: string, size: number): Promise<void> {
  const folder = await makeTemporary();
  await writeProject(folder, size);
  const server = await startServer({ vsix, workspaceTrust: 'off', settings: steady });
  try {
    const url = server.url({ folder, file: join(folder, 'bench.policy.yaml') });
    const page = await openWorkbench(browser, url, { viewport: { width: 1600, height: 1000 } });
    await page.locator('.view-lines').first().waitFor();
    const alone = await typing(page);
    await runCommand(page, 'Railwright: Show Panel');
    const opened = performance.now();
    await webview(page)
      .getByText(`${size.toLocaleString('en-US')} cases judged`)
      .or(webview(page).getByText(`${size} cases judged`))
      .first()
      .waitFor({ timeout: 300_000 });
    const readMs = performance.now() - opened;
    const flips = await flipping(page);
    const together = await typing(page);
    const shown = (times: readonly number[]): string =>
      `${quantile(times, 0.5).toFixed(0)} / ${quantile(times, 0.95).toFixed(0)} ms`;
    console.log(
      `${size} cases: key → flips ${shown(flips)} (median / p95); key → character ${shown(together)}, without the panel ${shown(alone)}; first view after ${(readMs / 1000).toFixed(1)} s`,
    );
    if (process.argv.includes('--assert') && !(quantile(flips, 0.5) <= (limits[size] ?? Number.POSITIVE_INFINITY)))
      process.exitCode = 1;
    await page.close();
  } finally {
    await server.stop();
    await removeTemporary(folder);
  }
}

/** Times from the key to the frame with another sentence in the panel, in milliseconds. */
async function flipping(page: Page): Promise<readonly number[]> {
  const body = await webview(page).locator('body').elementHandle();
  const panel = await body?.ownerFrame();
  if (!panel) throw new Error('the panel has no page');
  await intoEditor(page);
  await select(page, 'refund_limit: 40');
  await page.keyboard.press('ArrowRight');
  await notePaints(panel);
  await noteKeys(page);
  const times: number[] = [];
  for (let at = 0; at < keystrokes; at++) {
    const before = await paints(panel);
    await page.keyboard.press(at % 2 === 0 ? '1' : 'Backspace');
    await panel.waitForFunction((count) => (window as unknown as Noted).paints.length > count, before.length, {
      timeout: 60_000,
    });
    const key = (await page.evaluate(() => (window as unknown as Noted).keys)).at(-1) ?? Number.NaN;
    times.push(((await paints(panel))[before.length] ?? Number.NaN) - key);
    await page.waitForTimeout(400);
  }
  // What comes first is not compiled yet.
  return times.slice(2);
}

/** The panel takes the keys while it has the focus. */
const intoEditor = (page: Page): Promise<void> =>
  page
    .locator('.editor-group-container.active .view-lines')
    .first()
    .click({ position: { x: 400, y: 300 } });

interface Noted {
  keys: number[];
  paints: number[];
}

const paints = (panel: Frame): Promise<readonly number[]> => panel.evaluate(() => (window as unknown as Noted).paints);

/** Notes when the sentence has become another one and the frame after that was painted. */
const notePaints = (panel: Frame): Promise<void> =>
  panel.evaluate(() => {
    const noted = window as unknown as Noted;
    noted.paints = [];
    const sentence = (): string => document.querySelector('.summary')?.textContent ?? '';
    let last = sentence();
    new MutationObserver(() => {
      const now = sentence();
      if (now === last) return;
      last = now;
      requestAnimationFrame(() => setTimeout(() => noted.paints.push(performance.timeOrigin + performance.now())));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });

const noteKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted = window as unknown as Noted;
    if (noted.keys) return;
    noted.keys = [];
    document.addEventListener('keydown', () => noted.keys.push(performance.timeOrigin + performance.now()), true);
  });

/** Times from a key to its character in the editor, in milliseconds. */
async function typing(page: Page): Promise<readonly number[]> {
  await intoEditor(page);
  await select(page, 'policy: bench');
  await page.keyboard.press('ArrowRight');
  await noteKeys(page);
  await page.evaluate(() => {
    const noted = window as unknown as Noted;
    noted.paints = [];
    const lines = document.querySelector('.editor-group-container.active .view-lines');
    const line = (): string => lines?.querySelector('.view-line')?.textContent ?? '';
    let last = line();
    new MutationObserver(() => {
      if (line() === last) return;
      last = line();
      requestAnimationFrame(() => setTimeout(() => noted.paints.push(performance.timeOrigin + performance.now())));
    }).observe(lines as Element, { subtree: true, childList: true, characterData: true });
  });
  const times: number[] = [];
  for (let at = 0; at < keystrokes; at++) {
    const before = await page.evaluate(() => (window as unknown as Noted).paints.length);
    await page.keyboard.press(at % 2 === 0 ? 'x' : 'Backspace');
    await page.waitForFunction((count) => (window as unknown as Noted).paints.length > count, before);
    const { keys, paints: painted } = await page.evaluate(() => {
      const { keys: pressed, paints: seen } = window as unknown as Noted;
      return { keys: pressed, paints: seen };
    });
    times.push((painted[before] ?? Number.NaN) - (keys.at(-1) ?? Number.NaN));
    await page.waitForTimeout(150);
  }
  return times.slice(2);
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const steady = {
  'workbench.reduceMotion': 'on',
  'editor.minimap.enabled': false,
  'editor.autoClosingBrackets': 'never',
  'editor.acceptSuggestionOnEnter': 'off',
  'editor.acceptSuggestionOnCommitCharacter': false,
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'editor.hover.enabled': 'off',
};

// What stands above as a constant has to be there before.
const browser = await launchBrowser();
const vsix = await ensureVsix();
for (const size of sizes.length > 0 ? sizes : Object.keys(limits).map(Number)) await measure(browser, vsix, size);
await browser.close();
