import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type FileOperationPatternKind,
  type FileOperationRegistrationOptions,
  type FileSystemWatcher,
  type FileRename as LspFileRename,
  type ServerCapabilities,
  type TextDocumentContentChangeEvent,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import { editsOfFileRenames, type FileRename } from '../features/fileRenames.ts';
import { unlessCancelled } from '../lsp/cancel.ts';
import { pathOfFolder, pathOfUri } from '../lsp/uri.ts';
import type { Server } from '../server.ts';
import { followHintSettings } from './hintsShown.ts';
import { canShowToolsFiles, followToolsFiles } from './toolsFiles.ts';

/** Files that a policy, a suite or the settings can name, and these themselves. */
const namedFiles = '**/*.{yaml,yml,json,jsonl,ndjson,csv,tsv,txt}';

/**
 * Files whose change can change what is said of an open one; folders, which go without a word on what is in them; and those
 * that hold records, as an editor may miss what comes into a new one.
 */
const watchers: FileSystemWatcher[] = [
  { globPattern: namedFiles },
  { globPattern: '**', kind: WatchKind.Delete },
  { globPattern: '**/.railwright', kind: WatchKind.Create },
  { globPattern: '**/.railwright/*', kind: WatchKind.Create },
];

/** What is recorded says nothing of any file: only who judges what is on record looks at it. */
const isRecorded = (path: string): boolean => /[\\/]\.railwright([\\/]|$)/.test(path);

/** What stands there until a file is whole, and what is made of a record. */
const isAside = (path: string): boolean => /\.(tmp|index)$/.test(path);

/** Whether an editor tells of files that come, go and change, when it is asked to. */
export const canBeWatched = (workspace: ClientCapabilities['workspace']): boolean =>
  workspace?.didChangeWatchedFiles?.dynamicRegistration === true;

/** Keeps the drafts, and tells those who look at files what has changed. */
export function handleDocuments(server: Server, client: ClientCapabilities): ServerCapabilities {
  const { workspace } = client;
  const { connection } = server;
  const watches = canBeWatched(workspace);
  handleDrafts(server, watches);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri);
    changed(server, uris);
  });
  connection.workspace.onDidRenameFiles(({ files }) => {
    const uris = files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]);
    changed(server, uris);
  });
  connection.workspace.onWillRenameFiles(({ files }, token) =>
    unlessCancelled(token, (signal) => editsOfFileRenames(server.store, files.map(renameOf), signal)),
  );
  connection.onInitialized(() => {
    if (watches) void watch(connection);
    if (canShowToolsFiles(client)) void followToolsFiles(connection, client);
    if (workspace?.workspaceFolders) followFolders(server);
    // What hints show, lenses need not.
    if (workspace?.didChangeConfiguration?.dynamicRegistration)
      void followHintSettings(connection, server.refreshLenses);
  });
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: {
        // A folder that is renamed takes its files with it, and no watcher tells of each.
        ...(workspace?.fileOperations?.didRename && { didRename: { filters: [inFiles('**')] } }),
        ...(workspace?.fileOperations?.willRename && {
          willRename: { filters: [inFiles(namedFiles, 'file'), inFiles('**', 'folder')] },
        }),
      },
    },
  };
}

const inFiles = (
  glob: string,
  matches?: FileOperationPatternKind,
): FileOperationRegistrationOptions['filters'][number] => ({
  scheme: 'file',
  pattern: { glob, ...(matches && { matches }) },
});

const renameOf = ({ oldUri, newUri }: LspFileRename): FileRename => ({
  from: pathOfUri(oldUri),
  to: pathOfUri(newUri),
});

function changed({ store, diagnoser, live, refreshLenses }: Server, uris: readonly string[]): void {
  const all = uris.map(pathOfUri);
  const recorded = all.filter((path) => isRecorded(path) && !isAside(path));
  if (recorded.length > 0) live.tell({ kind: 'recorded', paths: recorded });
  const paths = all.filter((path) => !isRecorded(path));
  if (paths.length === 0) return;
  store.search.again();
  live.tell({ kind: 'files' });
  diagnoser.changed(paths);
  refreshLenses();
}

function handleDrafts(server: Server, watches: boolean): void {
  const { connection, store, diagnoser, live } = server;
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    store.open(uri, languageId, version, text);
    live.tell({ kind: 'opened', uri, languageId, version, text });
    diagnoser.opened(uri);
  });
  connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const changes = contentChanges as TextDocumentContentChangeEvent[];
    // First of all: the other thread judges while this one looks for findings.
    live.tell({ kind: 'edited', uri, changes, version });
    store.change(uri, changes, version);
    diagnoser.edited(uri);
  });
  connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
    store.close(uri);
    live.tell({ kind: 'closed', uri });
    diagnoser.closed(uri);
    diagnoser.changed([pathOfUri(uri)]);
  });
  connection.onDidSaveTextDocument(() => {
    store.search.again();
    // An editor that watches no files tells at least of those that it writes: a time to look at all again.
    if (!watches) diagnoser.changedAll();
    live.tell({ kind: 'files' });
  });
}

function followFolders({ connection, store, diagnoser, live }: Server): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    const gone = removed.map(({ uri }) => pathOfFolder(uri));
    const kept = store.folders.all.filter((folder) => !gone.includes(folder));
    store.setFolders([...kept, ...added.map(({ uri }) => pathOfFolder(uri))]);
    live.tell({ kind: 'folders', paths: store.folders.all });
    diagnoser.changedAll();
  });
}

async function watch(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
}
