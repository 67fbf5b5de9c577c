// Takes the pictures of the README and of docs/panel.md, in a real VS Code with the packed extension: docs/images/*.png.
// usage: npm run pictures
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { codeLenses, goTo, replace, revert, select, squiggles, typeText } from '../e2e/editor.ts';
import { commitAll } from '../e2e/git.ts';
import { openFile, resizePanel, runCommand, webview } from '../e2e/workbench.ts';
import { root, sampleWorkspace } from './project.ts';
import { launchBrowser, openWorkbench } from './realVscode/browser.ts';
import { startServer } from './realVscode/server.ts';
import { makeTemporary, removeTemporary } from './temporary.ts';
import { ensureVsix } from './vsix.ts';

const images = join(root, 'docs', 'images');
/** What borders on the editor reaches so far into it, in CSS pixels. */
const edge = 6;
const themes = { dark: 'Dark Modern', light: 'Light Modern' } as const;

await mkdir(images, { recursive: true });
for (const [name, theme] of Object.entries(themes)) await takePictures(name, theme);

async function takePictures(name: string, theme: string): Promise<void> {
  const temporary = await makeTemporary();
  const folder = join(temporary, basename(sampleWorkspace));
  await cp(sampleWorkspace, folder, { recursive: true });
  await commitAll(folder);
  const settings = {
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
    'editor.fontSize': 13,
    'editor.wordWrap': 'on',
    'git.blame.statusBarItem.enabled': false,
  };
  const server = await startServer({ vsix: await ensureVsix(), workspaceTrust: 'off', settings });
  const browser = await launchBrowser();
  try {
    const url = server.url({ folder, file: join(folder, 'support.suite.yaml') });
    const page = await openWorkbench(browser, url, { viewport: { width: 1440, height: 900 } });
    const pathOf = (picture: string): string => join(images, `${picture}-${name}.png`);
    const take: Take = (picture, clip) => page.screenshot({ path: pathOf(picture), clip });
    await write(page, take);
    await tour(page, take);
  } finally {
    await browser.close();
    await server.stop();
    await removeTemporary(temporary);
  }
}

/** A part of the window, in CSS pixels. */
interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes a picture of the window, or of a part of it. */
type Take = (picture: string, clip?: Clip) => Promise<unknown>;

/** Writing a policy: what is offered, explained and mended. */
async function write(page: Page, take: Take): Promise<void> {
  const condition = 'args.amount > values.refund_limit';
  await codeLenses(page, /Run against recorded/)
    .first()
    .waitFor();
  await openFile(page, 'support.policy.yaml');
  await codeLenses(page, 'Preview blocked actions').first().waitFor();
  await select(page, condition);
  await typeText(page, 'args.');
  await page.keyboard.press('ControlOrMeta+Space');
  await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'amount' }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  // Once more, to read what is known of it.
  await page.keyboard.press('ControlOrMeta+Space');
  await page.locator('.suggest-details-container').waitFor();
  await take('completion', await around(page, 'refund-over-limit'));
  await revert(page);
  await select(page, 'refund-over-limit');
  await runCommand(page, 'Show or Focus Hover');
  await page
    .locator('.monaco-hover:visible', { hasText: /approval/i })
    .first()
    .waitFor();
  await take('hover', await around(page, 'refund-over-limit'));
  await page.keyboard.press('Escape');
  await replace(page, condition, 'args.amuont > values.refund_limit');
  await squiggles(page, 'error').first().waitFor();
  await select(page, 'amuont');
  await page.keyboard.press('ControlOrMeta+.');
  await page.locator('.action-widget', { hasText: 'amount' }).waitFor();
  await take('fix', await around(page, 'refund-over-limit'));
  await page.keyboard.press('Escape');
  await revert(page);
}

/** Living with it: what an edit changes, why, and what a mistake looks like. */
async function tour(page: Page, take: Take): Promise<void> {
  const panel = webview(page);
  await runCommand(page, 'Railwright: Show Panel');
  await panel.getByText(/64 cases judged/).waitFor();
  await runCommand(page, 'View: Close Primary Side Bar');
  await resizePanel(page, 480);
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  await panel.locator('.summary', { hasText: '4 more of 36 legitimate requests are held' }).waitFor();
  await page
    .locator('.view-line', { hasText: /cases?\s·\scaught/ })
    .first()
    .waitFor();
  await take('flips');
  await panel.locator('.tile', { hasText: 'legitimate' }).click();
  await panel.locator('.row').first().waitFor();
  await wholePanel(page, take);
  await goTo(page, 51);
  await panel.locator('.row', { hasText: 'refund-late-lights' }).click();
  await panel.getByText('What the user sees').waitFor();
  await take('case');
  await panel.getByRole('button', { name: /All cases/ }).click();
  await panel.locator('.tile', { hasText: 'legitimate' }).click();
  await panel.locator('header').evaluate((header) => header.scrollIntoView());
  await replace(page, 'args.amount > values.refund_limit', 'args.amout > values.refund_limit');
  await squiggles(page, 'error').first().waitFor();
  await goTo(page, 51, 18);
  await runCommand(page, 'Show or Focus Hover');
  await page.locator('.monaco-hover:visible', { hasText: 'did you mean' }).first().waitFor();
  await take('mistake');
}

/** The panel from its head to its cases, for which a window is mostly too low. */
async function wholePanel(page: Page, take: Take): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 1430 });
  await webview(page)
    .locator('header')
    .evaluate((header) => header.scrollIntoView());
  const bar = await page.locator('.part.auxiliarybar').boundingBox();
  if (!bar) throw new Error('the panel is not on the screen');
  await take('live', bar);
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** The part of the window around the first line on the screen that has a text in it, wide and high enough to be read. */
async function around(page: Page, text: string): Promise<Clip> {
  const editor = await page.locator('.editor-group-container.active .monaco-editor').first().boundingBox();
  const line = await page.locator('.editor-group-container.active .view-line', { hasText: text }).first().boundingBox();
  if (!editor || !line) throw new Error(`\`${text}\` is not on the screen`);
  return { x: editor.x + edge, y: Math.max(editor.y, line.y - 190), width: 960, height: 400 };
}
