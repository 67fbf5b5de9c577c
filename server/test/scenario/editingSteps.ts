import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileChangeType, type WorkspaceFolder } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Steps } from './steps.ts';
import { documentOf, textDocument, type World } from './world.ts';

/** What a person does to files and drafts. */
export const editingSteps: Steps = [
  [
    /^`([^`]+)` is opened$/,
    async (world, [name = '']) => {
      const { folder } = await world.client();
      return openDraft(world, name, await readFile(join(folder, name), 'utf8'));
    },
  ],
  [
    /^`([^`]+)` becomes `([^`]*)` in `([^`]+)`$/,
    (world, [from = '', to = '', name = '']) => {
      const document = documentOf(world, name);
      const start = document.getText().indexOf(from);
      if (start < 0) throw new Error(`\`${name}\` has no \`${from}\``);
      return edit(world, name, start, start + from.length, to);
    },
  ],
  [/^`([^`]*)` is typed above in `([^`]+)`$/, (world, [line = '', name = '']) => edit(world, name, 0, 0, `${line}\n`)],
  [
    /^`([^`]+)` is typed anew$/,
    (world, [name = ''], body) =>
      edit(world, name, 0, documentOf(world, name).getText().length, `${world.fill(body)}\n`),
  ],
  [
    /^the author turns to `([^`]+)`$/,
    async (world, [name = '']) => {
      const client = await world.client();
      await client.tell('railwright/turnedTo', { uri: client.uri(name) });
      return settled(world);
    },
  ],
  [
    /^(?:`([^`]+)`|nothing) is open in another language$/,
    async (world, [name]) => {
      const client = await world.client();
      const uris = name === undefined ? [] : [client.uri(name)];
      await client.tell('railwright/inOtherLanguage', { uris });
      return settled(world);
    },
  ],
  [
    /^`([^`]+)` is closed$/,
    async (world, [name = '']) => {
      const client = await world.client();
      world.open.delete(name);
      await client.notify('textDocument/didClose', { textDocument: { uri: client.uri(name) } });
      return settled(world);
    },
  ],
  [
    /^`([^`]+)` is saved$/,
    async (world, [name = '']) => {
      const client = await world.client();
      await client.write(name, documentOf(world, name).getText());
      await client.notify('textDocument/didSave', { textDocument: { uri: client.uri(name) } });
      return tellOfFiles(world, [[name, FileChangeType.Changed]]);
    },
  ],
  [
    /^the file `([^`]+)` is written$/,
    async (world, [name = ''], body) => {
      const client = await world.client();
      await client.write(name, `${world.fill(body)}\n`);
      return tellOfFiles(world, [[name, FileChangeType.Created]]);
    },
  ],
  [
    /^the (?:file|folder) `([^`]+)` is deleted$/,
    async (world, [name = '']) => {
      const { folder } = await world.client();
      await rm(join(folder, name), { recursive: true });
      return tellOfFiles(world, [[name, FileChangeType.Deleted]]);
    },
  ],
  [
    /^the file `([^`]+)` is renamed to `([^`]+)`$/,
    async (world, [from = '', to = '']) => {
      const { folder } = await world.client();
      await rename(join(folder, from), join(folder, to));
      return tellOfFiles(world, [
        [from, FileChangeType.Deleted],
        [to, FileChangeType.Created],
      ]);
    },
  ],
  [
    /^the folder `([^`]+)` is renamed to `([^`]+)` in the editor$/,
    async (world, [from = '', to = '']) => {
      const client = await world.client();
      await rename(join(client.folder, from), join(client.folder, to));
      const files = [{ oldUri: client.uri(from), newUri: client.uri(to) }];
      await client.notify('workspace/didRenameFiles', { files });
      return settled(world);
    },
  ],
  [
    /^the folder `([^`]+)` is added to the workspace, and `([^`]+)` is removed$/,
    async (world, [added = '', removed = '']) => {
      const client = await world.client();
      const folderAt = (name: string): WorkspaceFolder => ({ name, uri: client.uri(name) });
      const event = { added: [folderAt(added)], removed: [folderAt(removed)] };
      await client.notify('workspace/didChangeWorkspaceFolders', { event });
      return settled(world);
    },
  ],
];

/** Opens a document; `<|>` in its text is the cursor. */
export async function openDraft(world: World, name: string, text: string, language?: string): Promise<undefined> {
  const client = await world.client();
  const filled = world.fill(text);
  const offset = filled.indexOf('<|>');
  if (offset >= 0) world.cursor = { name, offset };
  const document = textDocument(client.uri(name), filled.replace('<|>', ''));
  world.open.set(name, document);
  const { uri, version } = document;
  const languageId = language ?? document.languageId;
  await client.notify('textDocument/didOpen', { textDocument: { uri, languageId, version, text: document.getText() } });
  return settled(world);
}

/** Tells the server of an edit as an editor does: the range that is replaced, and the text that replaces it. */
async function edit(world: World, name: string, start: number, end: number, text: string): Promise<undefined> {
  const client = await world.client();
  const document = documentOf(world, name);
  const version = document.version + 1;
  const contentChanges = [{ range: { start: document.positionAt(start), end: document.positionAt(end) }, text }];
  await client.notify('textDocument/didChange', { textDocument: { uri: document.uri, version }, contentChanges });
  world.open.set(name, TextDocument.update(document, contentChanges, version));
  return settled(world);
}

async function tellOfFiles(world: World, files: readonly (readonly [string, FileChangeType])[]): Promise<undefined> {
  const client = await world.client();
  const changes = files.map(([name, type]) => ({ uri: client.uri(name), type }));
  await client.notify('workspace/didChangeWatchedFiles', { changes });
  return settled(world);
}

async function settled(world: World): Promise<undefined> {
  await (await world.client()).settle();
  return undefined;
}
