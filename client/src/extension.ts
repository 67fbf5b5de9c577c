import { setImmediate } from 'node:timers/promises';
import { commands, type Disposable, type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { PanelMessage } from '#protocol/panel/messages.ts';
import { followActiveEditor } from './activeEditor.ts';
import { type CommandContext, commandTable } from './commands.ts';
import { earlierFiles } from './earlierPolicy.ts';
import { goBack, showEarlierPolicy } from './goBack.ts';
import { createLookedAtMemory } from './lookedAt.ts';
import { createModelCommands } from './modelCommands.ts';
import { newFileCommands } from './newFile.ts';
import { followOtherLanguages } from './otherLanguages.ts';
import { createPanelCommands, openTarget } from './panelCommands.ts';
import { handlePanelMessage } from './panelMessages.ts';
import { Panel, registerPanel } from './panelProvider.ts';
import { askForProbe, askForTrace } from './probeDialogue.ts';
import { redactedLog } from './redactedLog.ts';
import { chooseRevision } from './revisions.ts';
import { createRunCommands } from './runCommands.ts';
import { createRuns } from './runs.ts';
import { removeKey, secretsHost } from './secretCommands.ts';
import { createSecrets } from './secrets.ts';
import { lateServer, type Server } from './server.ts';
import { createStatusItem } from './statusItem.ts';
import { createTestExplorer } from './tests/testExplorer.ts';
import { watchTrust } from './trust.ts';

/** The composition root: every part is made here, and handed what it needs. */
export function activate(context: ExtensionContext): void {
  const secrets = createSecrets(secretsHost(context));
  const log = redactedLog(window.createOutputChannel('Railwright', { log: true }), secrets.handedOut);
  const server = lateServer(() => connect(context, log));
  const panel = new Panel(context.extensionUri);
  const runs = createRuns(server, panel, log);

  const lookedAt = createLookedAtMemory(context.workspaceState);
  const tellServer = (message: PanelMessage): void =>
    server.notify('railwright/panelMessage', message.kind === 'ready' ? lookedAt.ready() : message);

  context.subscriptions.push(
    log,
    panel,
    registerPanel(panel),
    createStatusItem(server),
    watchTrust(server),
    followActiveEditor(server),
    followOtherLanguages(server),
    earlierFiles(server),
    createTestExplorer(server),
    // A server that has come up anew has not heard that there is a panel.
    server.onStarted(() => tellServer({ kind: 'ready' })),
    server.onNotification('railwright/lookedAt', lookedAt.keep),
    server.onRequest('railwright/secret', ({ name }) => secrets.answer(name)),
    server.onNotification('railwright/panel', (message) => panel.show(message)),
    server.onNotification('railwright/startRun', runs.start),
    panel.onMessage((message) =>
      handlePanelMessage(message, {
        open: openTarget,
        run: runs.start,
        cancel: runs.cancel,
        chooseRevision: () => shownSuite(panel, (suite) => compareWithRevision(server, suite)),
        restore: (run) => shownSuite(panel, (suite) => showEarlierPolicy(server, { suite, run })),
        askForProbe: () => void askForProbe(tellServer),
        askForTrace: () => void askForTrace(tellServer),
        tellServer,
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
      goBack: (argument) => goBack(server, argument),
      open: openTarget,
    }),
  );
  // Nobody waits for it: what is asked of a server that is starting is answered when it has started. The language client
  // tells the person what went wrong itself, and *Restart Language Server* stays at hand.
  void server.start().catch(() => {});
}

/** Loads the language client when the editor has gone on: commands, views and tests are there before it. */
async function connect(context: ExtensionContext, log: LogOutputChannel): Promise<Server> {
  await setImmediate();
  const { connectServer } = await import('./languageClient.ts');
  return connectServer(context, log);
}

/** Does something with the suite that the panel shows. */
function shownSuite({ view }: Panel, action: (suite: string) => Promise<void>): void {
  if (view?.kind === 'live') void action(view.header.suite.uri);
}

async function compareWithRevision(server: Server, suite: string): Promise<void> {
  const id = await chooseRevision(server, suite);
  if (id !== undefined) server.notify('railwright/panelMessage', { kind: 'baseline', id });
}

function registerCommands(context: CommandContext): Disposable[] {
  return Object.entries(commandTable).map(([id, handle]) =>
    commands.registerCommand(id, (argument?: unknown) => handle(context, argument)),
  );
}
