import { type ExtensionContext, type LogOutputChannel, Uri, workspace } from 'vscode';
import {
  CodeLensRequest,
  InlayHintRequest,
  LanguageClient,
  type LanguageClientOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '#protocol/requests.ts';
import { languages } from './languages.ts';
import type { Server } from './server.ts';
import { onSettingChange, setting } from './settings.ts';
import { typedServer } from './typedServer.ts';

/** The language server in `dist/server.js`, not yet started. Disposing of `context` ends it. */
export const connectServer = (context: ExtensionContext, log: LogOutputChannel): Server =>
  typedServer(createLanguageClient(context, log));

function createLanguageClient(context: ExtensionContext, log: LogOutputChannel): LanguageClient {
  const module = Uri.joinPath(context.extensionUri, 'dist', 'server.js').fsPath;
  const node = { module, transport: TransportKind.ipc };
  const debug = { ...node, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  const client = new LanguageClient('railwright', 'Railwright', { run: node, debug }, clientOptions(log));
  context.subscriptions.push(
    { dispose: () => client.dispose() },
    onSettingChange('codeLens.enabled', () => refreshLenses(client)),
    onSettingChange('inlayHints.enabled', () => refreshHints(client)),
  );
  return client;
}

function clientOptions(log: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: Object.values(languages).map((language) => ({ language })),
    outputChannel: log,
    // A function, so that a server that is restarted hears what holds then.
    initializationOptions: (): InitializationOptions => ({ trusted: workspace.isTrusted }),
    middleware: {
      provideCodeLenses: (document, token, next) =>
        setting('codeLens.enabled', document) ? next(document, token) : [],
      provideInlayHints: (document, range, token, next) =>
        setting('inlayHints.enabled', document) ? next(document, range, token) : [],
    },
  };
}

function refreshLenses(client: LanguageClient): void {
  const feature = client.getFeature(CodeLensRequest.method);
  for (const document of workspace.textDocuments) {
    feature.getProvider(document)?.onDidChangeCodeLensEmitter.fire();
  }
}

function refreshHints(client: LanguageClient): void {
  const feature = client.getFeature(InlayHintRequest.method);
  for (const document of workspace.textDocuments) feature.getProvider(document)?.onDidChangeInlayHints.fire();
}
