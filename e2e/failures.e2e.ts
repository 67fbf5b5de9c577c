// Models that fail: the run finishes, and says what was not evaluated.

import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { clickLens, codeLenses } from './editor.ts';
import { caseRow } from './panel.ts';
import { sessionTest } from './sessionTest.ts';
import { openFile, runCommand, screenshot, webview } from './workbench.ts';

/** Takes requests, and never answers. */
const hanging: Server = createServer(() => undefined).listen(0, '127.0.0.1');
const garbage: Server = createServer((_, response) => response.end('<html>It works!</html>')).listen(0, '127.0.0.1');
const refusing: Server = createServer((_, response) => {
  response.writeHead(401, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message: 'bad key: sk-wrong-0123456789' } }));
}).listen(0, '127.0.0.1');
afterAll(() => {
  for (const server of [hanging, garbage, refusing]) {
    server.close();
    server.closeAllConnections();
  }
});

const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;

const suiteOf = (model: string): string =>
  JSON.stringify({
    suite: model,
    policy: './support.policy.yaml',
    model,
    cases: [1, 2, 3].map((n) => ({ id: `hello-${n}`, kind: 'normal', input: `Hello ${n}`, expect: 'allow' })),
  });

const test = sessionTest({
  file: 'hanging.suite.yaml',
  viewport: { width: 1600, height: 1000 },
  env: { WRONG_KEY: 'sk-wrong-0123456789' },
  prepare: async ({ folder }) => {
    const model = (server: Server): object => ({ provider: 'openai-compatible', model: 'm', url: addressOf(server) });
    const models = {
      hanging: model(hanging),
      garbage: model(garbage),
      refusing: { ...model(refusing), key: '${env:WRONG_KEY}' },
    };
    await writeFile(join(folder, 'railwright.yaml'), JSON.stringify({ models, run: { timeout: 60, retries: 0 } }));
    for (const name of Object.keys(models)) await writeFile(join(folder, `${name}.suite.yaml`), suiteOf(name));
  },
});

test('a run against a server that hangs can be cancelled', async ({ page }) => {
  const cancel = page.locator('.notifications-toasts').getByRole('button', { name: 'Cancel' });
  await clickLens(codeLenses(page, /Run against hanging \(/).first(), cancel);
  await screenshot(page, 'failures-1-hanging');
  await cancel.click();
  await runCommand(page, 'Railwright: Show Panel');
  await webview(page).getByText('3 need a run').waitFor();
  await screenshot(page, 'failures-2-cancelled');
});

test('a wrong key is told at once, by the name of its variable', async ({ page }) => {
  await openFile(page, 'refusing.suite.yaml');
  const panel = webview(page);
  const lens = codeLenses(page, /Run against refusing \(/).first();
  await clickLens(lens, panel.getByRole('button', { name: 'Model refusing' }));
  await panel.getByText('3 not evaluated').waitFor();
  await caseRow(panel, 'hello-1').click();
  await panel.getByText('WRONG_KEY').first().waitFor();
  expect(await panel.getByText('sk-wrong').count()).toBe(0);
  await screenshot(page, 'failures-3-key');
  await panel.getByRole('button', { name: /All cases/ }).click();
});

test('a reply that is not what the protocol says is told as such', async ({ page }) => {
  await openFile(page, 'garbage.suite.yaml');
  const panel = webview(page);
  const lens = codeLenses(page, /Run against garbage \(/).first();
  await clickLens(lens, panel.getByRole('button', { name: 'Model garbage' }));
  await panel.getByText('3 not evaluated').waitFor();
  await screenshot(page, 'failures-4-garbage');
});
