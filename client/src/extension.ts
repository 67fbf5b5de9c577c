import { commands, type Disposable, type ExtensionContext, window } from 'vscode';
import { type CommandContext, commandTable } from './commands.ts';
import { createLanguageClient } from './languageClient.ts';
import { createModelCommands } from './modelCommands.ts';
import { newFileCommands } from './newFile.ts';
import { createPanelCommands, openTarget } from './panelCommands.ts';
import { handlePanelMessage } from './panelMessages.ts';
import { Panel, registerPanel } from './panelProvider.ts';
import { redactedLog } from './redactedLog.ts';
import { createRunCommands } from './runCommands.ts';
import { previewOnSave } from './runOnSave.ts';
import { createRuns } from './runs.ts';
import { removeKey, secretsHost } from './secretCommands.ts';
import { createSecrets } from './secrets.ts';
import { typedServer } from './server.ts';
import { createStatusItem } from './statusItem.ts';
import { watchTrust } from './trust.ts';

/** The composition root: every part is made here, and handed what it needs. */
export async function activate(context: ExtensionContext): Promise<void> {
  const secrets = createSecrets(secretsHost(context));
  const log = redactedLog(window.createOutputChannel('Railwright', { log: true }), secrets.handedOut);
  const server = typedServer(createLanguageClient(context, log));
  const panel = new Panel(context.extensionUri);
  const runs = createRuns(server, panel, log);

  context.subscriptions.push(
    log,
    panel,
    registerPanel(panel),
    createStatusItem(server),
    watchTrust(server),
    previewOnSave(runs, panel),
    // A server that has come up anew has not heard that there is a panel.
    server.onStarted(() => server.notify('railwright/panelMessage', { kind: 'ready' })),
    server.onRequest('railwright/secret', ({ name }) => secrets.answer(name)),
    server.onNotification('railwright/panelView', ({ view }) => panel.show(view)),
    panel.onMessage((message) =>
      handlePanelMessage(message, {
        open: openTarget,
        run: runs.start,
        cancel: runs.cancel,
        tellServer: (told) => server.notify('railwright/panelMessage', told),
      }),
    ),
    ...registerCommands({
      runs: createRunCommands(runs, panel, server),
      panel: createPanelCommands(panel, server),
      models: createModelCommands(server, secrets),
      files: newFileCommands,
      server,
      log,
      removeKey: () => removeKey(secrets),
    }),
  );
  // The language client tells the person what went wrong itself, and *Restart Language Server* stays at hand.
  await server.start().catch(() => {});
}

function registerCommands(context: CommandContext): Disposable[] {
  return Object.entries(commandTable).map(([id, handle]) =>
    commands.registerCommand(id, (argument?: unknown) => handle(context, argument)),
  );
}
