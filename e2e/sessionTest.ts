import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { inject, test } from 'vitest';
import { sampleWorkspace } from '../scripts/project.ts';
import { launchBrowser, openWorkbench, type WorkbenchOptions } from '../scripts/realVscode/browser.ts';
import { installExtension, startServer } from '../scripts/realVscode/server.ts';
import { makeTemporary, removeTemporary } from '../scripts/temporary.ts';
import { type MockModel, startMockModel } from './mockModel.ts';
import { testServer } from './testServer.ts';
import { screenshotFailure } from './workbench.ts';

export interface SessionOptions {
  /** The folder whose copy is opened: the sample workspace, if not given. */
  readonly workspace?: string;
  /** A file to open at the start, relative to the folder. */
  readonly file?: string;
  /** With `on`, the folder opens in Restricted Mode, without the question that would stand before it. */
  readonly workspaceTrust?: 'on' | 'off';
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly env?: NodeJS.ProcessEnv;
  /** Packs somebody else's extension into a folder, or finds it packed: it is installed beside ours. */
  readonly beside?: (folder: string) => Promise<string>;
  readonly viewport?: WorkbenchOptions['viewport'];
  /** Called before VS Code opens the folder, for example to write the address of the model into it. */
  readonly prepare?: (given: { readonly folder: string; readonly model: MockModel }) => Promise<void>;
}

/** What is typed arrives as it is, and two pictures of one state are the same. */
const steadyEditor = {
  'workbench.colorTheme': 'Dark 2026',
  'workbench.reduceMotion': 'on',
  'security.workspace.trust.startupPrompt': 'never',
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.acceptSuggestionOnEnter': 'off',
  'editor.acceptSuggestionOnCommitCharacter': false,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
};

/** One Chromium for all files: they run in one worker. Their windows share nothing. */
// biome-ignore lint/correctness/noEmptyPattern: vitest reads in the pattern which other fixtures are needed
const browserTest = test.extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const browser = await launchBrowser();
  onCleanup(() => browser.close());
  return browser;
});

/**
 * The `test` of a file of end-to-end tests. Its tests share one real VS Code with the packed extension:
 * `page` is its window, `folder` the copy of a workspace that it shows, `model` a mock of a model that it can call.
 * What a failed test leaves on the screen is kept as a screenshot.
 *
 *     const test = sessionTest({ file: 'support.suite.yaml' });
 *     test('a lens runs the suite', async ({ page, model }) => { … });
 */
export const sessionTest = (given: SessionOptions = {}) =>
  browserTest
    .extend('options', { scope: 'file' }, given)
    .extend('model', { scope: 'file' }, async ({ options: _ }, { onCleanup }) => {
      const model = await startMockModel();
      onCleanup(() => model.stop());
      return model;
    })
    .extend('folder', { scope: 'file' }, async ({ options, model }, { onCleanup }) => {
      const temporary = await makeTemporary();
      onCleanup(() => removeTemporary(temporary));
      const workspace = options.workspace ?? sampleWorkspace;
      const folder = join(temporary, basename(workspace));
      await cp(workspace, folder, { recursive: true });
      await options.prepare?.({ folder, model });
      return folder;
    })
    .extend('extensions', { scope: 'file' }, async ({ options: { beside } }, { onCleanup }) => {
      if (!beside) return inject('extensions');
      const folder = await makeTemporary();
      onCleanup(() => removeTemporary(folder));
      await cp(inject('extensions'), folder, { recursive: true });
      await installExtension(await beside(folder), folder);
      return folder;
    })
    .extend('server', { scope: 'file' }, async ({ options, extensions }, { onCleanup }) => {
      const server = await startServer({
        extensions,
        workspaceTrust: options.workspaceTrust ?? 'off',
        settings: { ...steadyEditor, ...options.settings },
        env: { ...testServer.env, ...options.env },
        flags: testServer.flags,
      });
      onCleanup(() => server.stop());
      return server;
    })
    .extend('page', { scope: 'file' }, async ({ options, folder, server, browser }, { onCleanup }) => {
      const file = options.file === undefined ? undefined : join(folder, options.file);
      const page = await openWorkbench(browser, server.url({ folder, file }), { viewport: options.viewport });
      onCleanup(() => page.context().close());
      return page;
    })
    .extend('pictureOfFailure', { auto: true }, async ({ page, task, onTestFailed }) => {
      onTestFailed(() => screenshotFailure(page, task.name));
    });
