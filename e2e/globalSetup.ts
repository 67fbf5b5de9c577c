import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../scripts/realVscode/chromium.ts';
import { ensureCodeServer } from '../scripts/realVscode/codeServer.ts';
import { ensureVsix } from '../scripts/vsix.ts';
import { failuresFolder } from './workbench.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed extension. */
    vsix: string;
  }
}

/** What is made once is made here, so that its time is not a test's. */
export default async function setup(project: TestProject): Promise<void> {
  await rm(failuresFolder, { recursive: true, force: true });
  project.provide('vsix', await ensureVsix());
  await ensureCodeServer();
  await ensureChromium();
}
