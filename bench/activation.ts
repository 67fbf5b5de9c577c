/**
 * How long the extension keeps the editor's extension host when it is activated, in the real VS Code.
 * Usage: `node bench/activation.ts [WINDOWS] [--assert]`, 7 windows, if not given; on a machine that is busy, with `nice -n -15`.
 *
 * The sample workspace is opened in one window after the other, each with an extension host of its own. What is timed is
 * what VS Code says in *Developer: Show Running Extensions*: loading the code and calling `activate()`. The language server
 * starts beside it, and holds up nobody. Printed: the times and their median. With `--assert`, it fails above a median of
 * 100 ms.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runCommand } from '../e2e/workbench.ts';
import { sampleWorkspace } from '../scripts/project.ts';
import { launchBrowser, openWorkbench } from '../scripts/realVscode/browser.ts';
import { startServer } from '../scripts/realVscode/server.ts';
import { makeTemporary, removeTemporary } from '../scripts/temporary.ts';
import { ensureVsix } from '../scripts/vsix.ts';

const limit = 100;
const windows = Number(process.argv.slice(2).find((arg) => /^\d+$/.test(arg)) ?? 7);

/** The time of one window, in milliseconds. */
async function activation(browser: Browser, url: string): Promise<number> {
  const page = await openWorkbench(browser, url);
  try {
    await page.locator('.statusbar-item', { hasText: 'Railwright:' }).waitFor({ timeout: 60_000 });
    await runCommand(page, 'Developer: Show Running Extensions');
    // The list draws what is in sight.
    await page.setViewportSize({ width: 1200, height: 5000 });
    const own = page.locator('.runtime-extensions-editor .extension', { hasText: 'Railwright' });
    const text = await own.locator('.activation-time').innerText({ timeout: 60_000 });
    return Number(/(\d+)\s*ms/.exec(text)?.[1]);
  } finally {
    await page.context().close();
  }
}

const folder = await makeTemporary();
await cp(sampleWorkspace, folder, { recursive: true });
const server = await startServer({ vsix: await ensureVsix(), workspaceTrust: 'off' });
const browser = await launchBrowser();
try {
  const url = server.url({ folder, file: join(folder, 'support.policy.yaml') });
  const times: number[] = [];
  for (let at = 0; at < windows; at++) times.push(await activation(browser, url));
  const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
  console.log(`activation: ${median} ms (median of ${times.join(', ')}; the first after the installation first)`);
  if (process.argv.includes('--assert') && !(median < limit)) process.exitCode = 1;
} finally {
  await browser.close();
  await server.stop();
  await removeTemporary(folder);
}
