import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Counts, none } from '../../scripts/counts.ts';
import { artifactsFolder, root, sampleWorkspace } from '../../scripts/project.ts';
import { launchBrowser, openWorkbench } from '../../scripts/realVscode/browser.ts';
import { type Server, startServer } from '../../scripts/realVscode/server.ts';
import { makeTemporary, removeTemporary } from '../../scripts/temporary.ts';
import { ensureVsix } from '../../scripts/vsix.ts';
import { testServer } from '../testServer.ts';
import { bundleIntegration } from './bundle.ts';
import { resultsVariable, type TestResult } from './test.ts';
import { waitForFile } from './waitForFile.ts';

const timeLimitMs = 180_000;

/** Runs the integration tests in the VS Code of the browser, and prints their results. */
export async function runInCodeServer(): Promise<Counts> {
  await ensureVsix(); // which makes the bundles in dist/, too
  const extensionTestsPath = await bundleIntegration();
  const file = join(artifactsFolder, 'results', 'integration.json');
  await rm(file, { force: true });
  const folder = await makeTemporary();
  const server = await startServer({
    ...testServer,
    workspaceTrust: 'off',
    flags: [...testServer.flags, '--enable-smoke-test-driver'],
    env: { ...testServer.env, [resultsVariable]: file },
  });
  try {
    await cp(sampleWorkspace, folder, { recursive: true });
    await runIn(server, server.url({ folder, extensionDevelopmentPath: root, extensionTestsPath }), file);
  } finally {
    await server.stop();
    await removeTemporary(folder);
  }
  return report(JSON.parse(await readFile(file, 'utf8')));
}

async function runIn(server: Server, url: string, file: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    await openWorkbench(browser, url);
    await waitForFile(file, timeLimitMs);
  } catch (error) {
    throw new Error(`the integration tests did not run: ${error}\n${server.output().slice(-4000)}`);
  } finally {
    await browser.close();
  }
}

function report(results: readonly TestResult[]): Counts {
  for (const { state, name, durationMs, error } of results) {
    console.log(`${state === 'passed' ? '✓' : '✗'} ${name} (${durationMs} ms)${error ? `\n${error}` : ''}`);
  }
  const passed = results.filter(({ state }) => state === 'passed').length;
  return { ...none, passed, failed: results.length - passed };
}
