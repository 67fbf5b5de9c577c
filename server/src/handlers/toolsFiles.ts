import {
  BulkRegistration,
  type ClientCapabilities,
  type Connection,
  DefinitionRequest,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type DocumentSelector,
  HoverRequest,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';

/** What files of tools are usually called. Other tools' files may be called the same: of these, nothing is said. */
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

/**
 * Files of tools are no language of ours, and have a server for JSON or YAML already, which formats and outlines them. Asked
 * for are the names in them, which only Railwright knows.
 */
export async function followToolsFiles({ client }: Connection): Promise<void> {
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
  await client.register(registrations).catch(() => undefined);
}
