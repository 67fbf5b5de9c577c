import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ReportProgram } from '#disk/reportProgram.ts';
import { runHtml } from '../../cli/src/runHtml.ts';
import { hostileTexts } from '../../engine/test/report/hostile.ts';
import { hostileRun } from '../../engine/test/report/hostileReport.ts';
import { launchBrowser } from '../../scripts/realVscode/browser.ts';

let browser: Browser;
let folder: string;
let html: string;

beforeAll(async () => {
  const [program, run] = await Promise.all([bundleReport(), hostileRun()]);
  html = await runHtml(run.report, run, program);
  folder = await mkdtemp(join(tmpdir(), 'railwright-'));
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true });
});

async function bundleReport(): Promise<ReportProgram> {
  const options = { outdir: 'dist', bundle: true, write: false, format: 'iife', target: 'es2022' } as const;
  const { outputFiles } = await build({ ...options, minify: true, entryPoints: ['report/src/main.ts'] });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

interface Opened extends AsyncDisposable {
  readonly page: Page;
  /** What the page asked for beside itself, what it complained about, and what it said to the user by itself. */
  readonly events: readonly string[];
}

/** Opens the page from the disk, as somebody does who was sent the file. */
async function open(text: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Opened> {
  const path = join(folder, 'report.html');
  await writeFile(path, text);
  const page = await browser.newPage(options);
  const events: string[] = [];
  const own = pathToFileURL(path).href;
  page.on('request', (request) => request.url() !== own && events.push(`request ${request.url()}`));
  page.on('console', (message) => events.push(`console ${message.text()}`));
  page.on('pageerror', (error) => events.push(`error ${error.message}`));
  page.on('dialog', (dialog) => {
    events.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(own);
  return { page, events, [Symbol.asyncDispose]: () => page.close() };
}

describe('texts that mean harm', () => {
  test('run nothing and ask for nothing, in the lists and in each open case', async () => {
    await using opened = await open(html);
    const { page, events } = opened;
    await page.locator('[role=option]').first().waitFor();
    expect(await page.locator('#panel').textContent()).toContain('<img src=x onerror=alert(1)>');
    for (const [index] of hostileTexts.entries()) {
      await page.locator('[role=option]').nth(index).click();
      await page.locator('.case-pane').waitFor();
      await page.keyboard.press('Escape');
    }
    expect(await page.locator('#panel img, #panel b[onclick], #panel script').count()).toBe(0);
    expect(events).toEqual([]);
  });

  test('are nowhere in the file as they are', () => {
    for (const text of hostileTexts.filter((each) => each.length > 30)) expect(html).not.toContain(text);
    expect(html.match(/<script/g)).toHaveLength(2);
  });

  test('a script that somebody adds to the file does not run', async () => {
    await using opened = await open(
      html.replace('</body>', '<script>alert(2)</script><img src=x onerror=alert(3)></body>'),
    );
    await opened.page.locator('[role=option]').first().waitFor();
    expect(opened.events.filter((event) => event.startsWith('dialog'))).toEqual([]);
    expect(opened.events.some((event) => event.includes('Content Security Policy'))).toBe(true);
  });
});

test('a file that was cut off says so', async () => {
  await using opened = await open(html.replace(/(id="report">.{200})[^<]*/, '$1'));
  await opened.page.getByText('This report cannot be read').waitFor();
});

test.each(['light', 'dark'] as const)('%s as the system is', async (colorScheme) => {
  await using opened = await open(html, { colorScheme });
  await opened.page.locator('[role=option]').first().waitFor();
  const [red = 0] = await opened.page.evaluate(
    () => getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number) ?? [],
  );
  expect(red > 128).toBe(colorScheme === 'light');
});

test('the program leaves out what judges: it is a part of each report', async () => {
  const { script } = await bundleReport();
  expect(script.length).toBeLessThan(260_000);
});

test('on paper all cases stand below each other, and what can only be pressed is gone', async () => {
  await using opened = await open(html);
  const { page } = opened;
  await page.locator('[role=option]').first().waitFor();
  await page.setViewportSize({ width: 700, height: 300 });
  const [total, drawn] = [page.locator('.rows'), page.locator('.rows [role=option]')];
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  expect(String(await drawn.count())).toBe(await total.getAttribute('data-count'));
  const list = await page.locator('.rows-frame').boundingBox();
  const last = await drawn.last().boundingBox();
  expect((last?.y ?? 0) + (last?.height ?? 0)).toBeLessThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
  expect(await page.locator('.filters').isVisible()).toBe(false);
});

test('on paper the overview is whole, and light', async () => {
  await using opened = await open(html, { colorScheme: 'dark' });
  const { page } = opened;
  await page.locator('[role=option]').first().waitFor();
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const clipped = await page.evaluate(() =>
    ['#panel', '.page', '.overview', '.detail'].filter((selector) => {
      const element = document.querySelector(selector);
      return element !== null && getComputedStyle(element).overflowY !== 'visible';
    }),
  );
  expect(clipped).toEqual([]);
});
