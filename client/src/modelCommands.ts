import { CancellationTokenSource, commands, Range, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { ModelDraft, ServerRequests } from '#protocol/requests.ts';
import { runArgument, textArgument } from './commandArguments.ts';
import { askForModel, type ModelSetup, type SetupHost, type TestResult } from './modelSetup.ts';
import { withProgress } from './progress.ts';
import { quickInput } from './quickInput.ts';
import type { Secrets } from './secrets.ts';
import type { Server } from './server.ts';
import { projectUri } from './suiteChoice.ts';

export interface ModelCommands {
  /** Sets up a model; where a run waits for it, the argument is that run, and it is started. */
  setUp(argument: unknown): Promise<void>;
}

export function createModelCommands(server: Server, secrets: Secrets): ModelCommands {
  const host: SetupHost = {
    ask: quickInput,
    secrets,
    tryOut: (draft) => tryOut(server, draft),
    hasVariable: (name) => Boolean(process.env[name]),
  };
  return {
    async setUp(argument) {
      const run = runArgument(argument);
      const uri = run?.suite ?? projectUri();
      const setup = uri && (await askForModel(host, textArgument(argument, 'model')));
      if (!uri) void window.showInformationMessage('Open a folder first: models are set up in its railwright.yaml.');
      if (!uri || !setup) return;
      await writeSettings(await server.request('railwright/addModel', { uri, draft: setup.draft }));
      announce(setup);
      if (run) await commands.executeCommand('railwright.runWithModel', { ...run, model: setup.draft.name });
    },
  };
}

async function tryOut(server: Server, draft: ModelDraft): Promise<TestResult> {
  const source = new CancellationTokenSource();
  try {
    return await withProgress(`Railwright: asking ${draft.model} for a word`, source, () =>
      server.request('railwright/testModel', draft, { token: source.token }),
    );
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  } finally {
    source.dispose();
  }
}

async function writeSettings({ uri, text, exists }: ServerRequests['railwright/addModel']['result']): Promise<void> {
  const target = Uri.parse(uri);
  const edit = new WorkspaceEdit();
  if (exists) edit.replace(target, await wholeOf(target), text);
  else edit.createFile(target, { contents: Buffer.from(text) });
  await workspace.applyEdit(edit);
  const document = await workspace.openTextDocument(target);
  await document.save();
  await window.showTextDocument(document);
}

async function wholeOf(target: Uri): Promise<Range> {
  const { lineCount } = await workspace.openTextDocument(target);
  return new Range(0, 0, lineCount, 0);
}

function announce({ draft, test }: ModelSetup): void {
  if (test.ok) void window.showInformationMessage(`\`${draft.name}\` is set up: ${test.message}`);
  else void window.showWarningMessage(`\`${draft.name}\` is written down, but does not answer: ${test.message}`);
}
