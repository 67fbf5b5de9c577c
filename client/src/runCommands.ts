import { window } from 'vscode';
import type { RunArgument } from '#protocol/commands.ts';
import type { RunParams } from '#protocol/requests.ts';
import { caseAtLine, runArgument, textArgument } from './commandArguments.ts';
import type { Panel } from './panelProvider.ts';
import type { Runs } from './runs.ts';
import type { Server } from './server.ts';
import { chooseSuite } from './suiteChoice.ts';

/** The commands that run cases, with what they were called with: nothing, a lens's argument, or a file. */
export interface RunCommands {
  start(argument: unknown, mode: RunParams['mode']): Promise<void>;
  startCaseAtCursor(): Promise<void>;
  startWithModel(argument: unknown): Promise<void>;
  cancel(): void;
}

export function createRunCommands(runs: Runs, panel: Panel, server: Server): RunCommands {
  const choose = async (argument: unknown) => runArgument(argument) ?? asArgument(await chooseSuite(panel.view));
  const begin = async (params: RunParams | undefined): Promise<void> => {
    if (!params) return;
    await panel.reveal({ preserveFocus: true });
    await runs.start(params);
  };

  return {
    cancel: () => runs.cancel(),
    async start(argument, mode) {
      const run = await choose(argument);
      await begin(run && { ...run, mode });
    },
    async startCaseAtCursor() {
      const run = await caseAtCursor(server);
      await begin(run && { ...run, mode: 'run' });
    },
    async startWithModel(argument) {
      const run = await choose(argument);
      if (!run) return;
      const model = textArgument(argument, 'model') ?? (await pickModel(server, run.suite));
      if (model) await begin({ ...run, model, mode: 'run' });
    },
  };
}

const asArgument = (suite: string | undefined): RunArgument | undefined => (suite ? { suite } : undefined);

async function caseAtCursor(server: Server): Promise<RunArgument | undefined> {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const lenses = await server.lenses(editor.document.uri.toString());
  const found = caseAtLine(lenses, editor.selection.active.line);
  if (!found) void window.showInformationMessage('There is no case at the cursor.');
  return found;
}

async function pickModel(server: Server, uri: string): Promise<string | undefined> {
  const models = await server.request('railwright/models', { uri });
  const items = models.map(({ name, detail }) => ({ label: name, description: detail }));
  const chosen = await window.showQuickPick(items, { title: 'Run with another model', placeHolder: 'Which model?' });
  return chosen?.label;
}
