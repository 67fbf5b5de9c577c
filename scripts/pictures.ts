// Takes the pictures of the README, in a real VS Code with the packed extension: docs/images/*.png.
// usage: npm run pictures
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';
import { codeLenses, goTo, replace, squiggles } from '../e2e/editor.ts';
import { openFile, runCommand, webview } from '../e2e/workbench.ts';
import { root, sampleWorkspace } from './project.ts';
import { launchBrowser, openWorkbench } from './realVscode/browser.ts';
import { startServer } from './realVscode/server.ts';
import { makeTemporary, removeTemporary } from './temporary.ts';
import { ensureVsix } from './vsix.ts';

const images = join(root, 'docs', 'images');
const themes = { dark: 'Dark Modern', light: 'Light Modern' } as const;

await mkdir(images, { recursive: true });
for (const [name, theme] of Object.entries(themes)) await takePictures(name, theme);

async function takePictures(name: string, theme: string): Promise<void> {
  const temporary = await makeTemporary();
  const folder = join(temporary, basename(sampleWorkspace));
  await cp(sampleWorkspace, folder, { recursive: true });
  const settings = {
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
    'editor.fontSize': 13,
    'editor.wordWrap': 'on',
  };
  const server = await startServer({ vsix: await ensureVsix(), workspaceTrust: 'off', settings });
  const browser = await launchBrowser();
  try {
    const url = server.url({ folder, file: join(folder, 'support.suite.yaml') });
    const page = await openWorkbench(browser, url, { viewport: { width: 1440, height: 900 } });
    await tour(page, (picture) => page.screenshot({ path: join(images, `${picture}-${name}.png`) }));
  } finally {
    await browser.close();
    await server.stop();
    await removeTemporary(temporary);
  }
}

async function tour(page: Page, take: (picture: string) => Promise<unknown>): Promise<void> {
  const panel = webview(page);
  await codeLenses(page, /Run against recorded/)
    .first()
    .click();
  await panel.getByText('64 passed').waitFor();
  await runCommand(page, 'View: Close Primary Side Bar');
  await widenPanel(page);
  await openFile(page, 'support.policy.yaml');
  await replace(page, 'refund_limit: 100', 'refund_limit: 40');
  await openFile(page, 'support.suite.yaml');
  await goTo(page, 1);
  await codeLenses(page, /Run against recorded/)
    .first()
    .click();
  await panel.getByText('legitimate requests are refused').waitFor();
  await openFile(page, 'support.policy.yaml');
  await goTo(page, 44);
  await take('flips');
  await panel.getByText('refund-late-lights').first().click();
  await panel.getByText('What the approver sees').or(panel.getByText('What the user sees')).first().waitFor();
  await take('case');
  await panel.getByRole('button', { name: /All/ }).first().click();
  await replace(page, 'args.amount > values.refund_limit', 'args.amout > values.refund_limit');
  await squiggles(page, 'error').first().waitFor();
  await goTo(page, 51, 18);
  await runCommand(page, 'Show or Focus Hover');
  await page.locator('.monaco-hover:visible', { hasText: 'did you mean' }).first().waitFor();
  await take('mistake');
}

/** Drags the edge of the panel's side bar, as a person does who wants to see more of it. */
async function widenPanel(page: Page): Promise<void> {
  const bar = await page.locator('.part.auxiliarybar').boundingBox();
  const edges = await page.locator('.monaco-sash.vertical:not(.disabled)').all();
  const boxes = await Promise.all(edges.map((edge) => edge.boundingBox()));
  const distance = (box: { x: number; width: number } | null): number =>
    Math.abs((box?.x ?? -1e6) + (box?.width ?? 0) / 2 - (bar?.x ?? 0));
  const edge = boxes.toSorted((a, b) => distance(a) - distance(b))[0];
  if (!edge) throw new Error('the panel has no edge to drag');
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 200, y, { steps: 10 });
  await page.mouse.up();
}
