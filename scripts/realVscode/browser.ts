import { type Browser, chromium, type Page } from 'playwright-core';
import { ensureChromium } from './chromium.ts';

const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A headless Chromium, without its sandbox: that does not run in most containers, and it opens our own pages only. */
export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: await ensureChromium(), args: flags, chromiumSandbox: false });
}

export interface WorkbenchOptions {
  /** In CSS pixels; 1440 by 900, if not given. */
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** Opens an address of a VS Code server, and waits until its window stands. */
export async function openWorkbench(browser: Browser, url: string, options: WorkbenchOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: options.viewport ?? { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: 60_000 });
  return page;
}
