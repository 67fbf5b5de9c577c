import { type Disposable, workspace } from 'vscode';
import type { Panel } from './panelProvider.ts';
import type { Runs } from './runs.ts';
import { setting } from './settings.ts';
import { suiteOf } from './suiteChoice.ts';

/** Previews a suite when it, or the policy that the panel shows it with, is saved, where the setting says so. */
export function previewOnSave(runs: Runs, panel: Panel): Disposable {
  return workspace.onDidSaveTextDocument((document) => {
    if (setting('runOnSave', document) === 'off') return;
    const suite = suiteOf(document, panel.view);
    if (suite) void runs.start({ suite, mode: 'preview' });
  });
}
