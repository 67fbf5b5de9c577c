import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { corpus } from '../engine/test/embed/corpus.ts';
import { judgeCorpus } from '../engine/test/embed/judgeCorpus.ts';
import { root } from '../scripts/project.ts';
import { launchBrowser } from '../scripts/realVscode/browser.ts';

const bundle = join(root, 'dist', 'engine.mjs');
const json = JSON.stringify(corpus);

/** What the bundle decides in a real browser. Its page has this one script, and no network. */
async function judgeInBrowser(): Promise<string> {
  const script = await readFile(bundle, 'utf8');
  await using browser = await launchBrowser();
  const page = await browser.newPage();
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/engine.mjs') return route.fulfill({ contentType: 'text/javascript', body: script });
    return pathname === '/' ? route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }) : route.abort();
  });
  await page.goto('https://page.example/');
  const module = await page.evaluateHandle<typeof import('../engine/src/embed/engine.ts')>("import('/engine.mjs')");
  return await page.evaluate(judgeCorpus, { module, json });
}

test('the same bundle decides the same in Node and in a browser', async () => {
  const module = (await import(
    /* @vite-ignore */ pathToFileURL(bundle).href
  )) as typeof import('../engine/src/embed/engine.ts');
  const inNode = judgeCorpus({ module, json });
  expect(corpus.exchanges.length).toBeGreaterThan(200);
  expect(JSON.parse(await judgeInBrowser())).toEqual(JSON.parse(inNode));
});
