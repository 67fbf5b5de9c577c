import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from '../scripts/realVscode/chromium.ts';
import { installExtension } from '../scripts/realVscode/server.ts';
import { makeTemporary, removeTemporary } from '../scripts/temporary.ts';
import { ensureVsix } from '../scripts/vsix.ts';
import { failuresFolder } from './workbench.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that the packed extension is installed in. */
    extensions: string;
  }
}

/** What is made once is made here, so that its time is not a test's. Resolves to what removes it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await rm(failuresFolder, { recursive: true, force: true });
  await ensureChromium();
  const extensions = await makeTemporary();
  await installExtension(await ensureVsix(), extensions);
  project.provide('extensions', extensions);
  return () => removeTemporary(extensions);
}
