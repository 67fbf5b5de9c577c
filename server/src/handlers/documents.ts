import {
  type ClientCapabilities,
  DidChangeWatchedFilesNotification,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver';
import { diagnose } from '../features/diagnostics.ts';
import type { Server } from '../server.ts';

/** Files whose change can change what is said of an open one. */
const watched = ['**/*.{yaml,yml,json,jsonl,ndjson,csv,tsv,txt}'];

/** Keeps drafts and their diagnostics. A change of one file can change what is said of any other: all that are open are checked again. */
export function handleDocuments(server: Server, capabilities: ClientCapabilities): void {
  const { connection, store, panel } = server;
  const changed = createDiagnoser(server);
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    store.open(uri, languageId, version, text);
    changed(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    store.change(uri, contentChanges as TextDocumentContentChangeEvent[], version);
    changed(uri);
    panel.refresh();
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    store.close(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
    changed();
  });
  connection.onDidSaveTextDocument(() => changed());
  connection.onDidChangeWatchedFiles(() => {
    changed();
    panel.refresh();
  });
  connection.onInitialized(() => {
    if (!capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
    const watchers = watched.map((globPattern) => ({ globPattern }));
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  });
}

/** Checks the document that was edited at once, and the others after it, when nothing else is waiting. */
function createDiagnoser({ connection, store }: Server): (uri?: string) => void {
  const waiting = new Set<string>();
  let scheduled = false;
  const publish = (uri: string): void => {
    const draft = store.draft(uri);
    if (draft)
      void connection.sendDiagnostics({
        uri,
        version: draft.document.version,
        diagnostics: [...diagnose(store, draft)],
      });
  };
  const next = (): void => {
    const [uri] = waiting;
    scheduled = uri !== undefined;
    if (uri === undefined) return;
    waiting.delete(uri);
    publish(uri);
    setImmediate(next);
  };
  return (uri) => {
    const first = uri === undefined ? [] : [uri];
    const others = store.drafts().map((draft) => draft.uri);
    for (const each of [...first, ...others]) waiting.delete(each);
    for (const each of [...first, ...others]) waiting.add(each);
    if (scheduled) return;
    scheduled = true;
    setImmediate(next);
  };
}
