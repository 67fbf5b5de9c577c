import {
  BulkRegistration,
  type ClientCapabilities,
  CodeActionKind,
  CodeActionRequest,
  type Connection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSelector,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';

/**
 * Under this name an editor asks about files of tools, open or not. It shows what it is told under one name once: of an open
 * file, what was said of that.
 */
export const toolsIdentifier = 'railwright-tools';

/** The files of which `isNamedLikeTools` is true. Other programs' files may be called the same: of these, nothing is said. */
const documentSelector: DocumentSelector = [
  { scheme: 'file', pattern: '**/{tools,*.tools,*-tools,*_tools}.{json,yaml,yml}' },
];

/** Whether an editor shows more files to a server that asks for them. */
export const canShowToolsFiles = ({ textDocument }: ClientCapabilities): boolean =>
  [
    textDocument?.synchronization,
    textDocument?.hover,
    textDocument?.definition,
    textDocument?.references,
    textDocument?.rename,
  ].every((feature) => feature?.dynamicRegistration === true);

/** Whether an editor that asks for diagnostics lets itself be told to ask about more files. Others are sent them. */
const canAskAboutToolsFiles = ({ textDocument }: ClientCapabilities): boolean =>
  textDocument?.diagnostic?.dynamicRegistration === true;

/**
 * Files of tools are no language of ours, and have a server for JSON or YAML already, which formats and outlines them. Asked
 * for are the names in them, and what is wrong with them as tools, which only Railwright knows.
 */
export async function followToolsFiles({ client }: Connection, capabilities: ClientCapabilities): Promise<void> {
  const registrations = BulkRegistration.create();
  registrations.add(DidOpenTextDocumentNotification.type, { documentSelector });
  registrations.add(DidChangeTextDocumentNotification.type, {
    documentSelector,
    syncKind: TextDocumentSyncKind.Incremental,
  });
  registrations.add(DidCloseTextDocumentNotification.type, { documentSelector });
  for (const request of [HoverRequest.type, DefinitionRequest.type, ReferencesRequest.type] as const)
    registrations.add(request, { documentSelector });
  registrations.add(RenameRequest.type, { documentSelector, prepareProvider: true });
  if (canAskAboutToolsFiles(capabilities))
    registrations.add(DocumentDiagnosticRequest.type, {
      documentSelector,
      identifier: toolsIdentifier,
      interFileDependencies: true,
      workspaceDiagnostics: true,
    });
  if (capabilities.textDocument?.codeAction?.dynamicRegistration)
    registrations.add(CodeActionRequest.type, { documentSelector, codeActionKinds: [CodeActionKind.QuickFix] });
  await client.register(registrations).catch(() => undefined);
}
