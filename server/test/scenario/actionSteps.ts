import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientCapabilities, CodeAction, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Steps } from './steps.ts';
import { documentOf, textDocument, type World } from './world.ts';

/** Layout, and code actions: what is offered, and what becomes of the files. */
export const actionSteps: Steps = [
  [
    /^an editor that makes edits when they are chosen, with versions and new files$/,
    async (world) => {
      world.settings = { ...world.settings, capabilities: { ...world.settings.capabilities, ...editing } };
      return undefined;
    },
  ],
  [
    /^`([^`]+)` is formatted$/,
    (world, [name = '']) => applyAnswer(world, name, 'textDocument/formatting', { options }),
  ],
  [
    /^lines (\d+) to (\d+) of `([^`]+)` are formatted$/,
    async (world, [from = '', to = '', name = '']) => {
      const range = { start: { line: Number(from) - 1, character: 0 }, end: { line: Number(to), character: 0 } };
      return applyAnswer(world, name, 'textDocument/rangeFormatting', { range, options });
    },
  ],
  [
    /^Enter is typed at the cursor$/,
    async (world) => {
      const { name = '', offset = 0 } = world.cursor ?? {};
      const at = documentOf(world, name).positionAt(offset);
      await applyEdits(world, name, [{ range: { start: at, end: at }, newText: '\n' }]);
      const position = { line: at.line + 1, character: 0 };
      return applyAnswer(world, name, 'textDocument/onTypeFormatting', { position, ch: '\n', options });
    },
  ],
  [
    /^the actions at the cursor are asked for(?:, of the kind `([^`]+)`)?$/,
    async (world, [kind = '']) => {
      const { name = '', offset = 0 } = world.cursor ?? {};
      const at = documentOf(world, name).positionAt(offset);
      return askForActions(world, name, { start: at, end: at }, kind);
    },
  ],
  [
    /^the actions of lines (\d+) to (\d+) of `([^`]+)` are asked for(?:, of the kind `([^`]+)`)?$/,
    async (world, [from = '', to = '', name = '', kind = '']) => {
      const range = { start: { line: Number(from) - 1, character: 0 }, end: { line: Number(to), character: 0 } };
      return askForActions(world, name, range, kind);
    },
  ],
  [
    /^these actions are offered$/,
    async (world) => {
      const actions = (await world.answer) as CodeAction[];
      return actions.map((action) => `${action.kind}: ${action.title}${marks(action)}`).join('\n') || 'none';
    },
  ],
  [
    /^the action `(.+)` is chosen$/,
    async (world, [title = '']) => {
      const actions = (await world.answer) as CodeAction[];
      const action = actions.find((each) => each.title === title);
      if (!action) throw new Error(`\`${title}\` is none of ${actions.map((each) => each.title).join(', ')}`);
      const client = await world.client();
      const { edit } = action.edit ? action : await client.request<CodeAction>('codeAction/resolve', action);
      if (!edit) throw new Error(`\`${title}\` has no edit`);
      await applyWorkspaceEdit(world, edit);
      return undefined;
    },
  ],
  [
    /^`([^`]+)` reads$/,
    async (world, [name = '']) => {
      const { folder } = await world.client();
      const text = world.open.get(name)?.getText() ?? (await readFile(join(folder, name), 'utf8'));
      return text.replaceAll('\r', '␍').replace(/\n$/, '');
    },
  ],
];

const options = { tabSize: 2, insertSpaces: true };

const editing: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } } },
};

const marks = ({ isPreferred, edit }: CodeAction): string =>
  `${isPreferred ? ' (preferred)' : ''}${edit === undefined ? ' …' : ''}`;

async function applyAnswer(world: World, name: string, method: string, params: object): Promise<undefined> {
  const client = await world.client();
  const edits = await client.request<TextEdit[]>(method, { textDocument: { uri: client.uri(name) }, ...params });
  return applyEdits(world, name, edits);
}

async function askForActions(world: World, name: string, range: Range, kind: string): Promise<undefined> {
  const { heard, request, uri } = await world.client();
  const all = heard.diagnostics.get(uri(name)) ?? [];
  const diagnostics = all.filter((each) => isTouching(each.range, range));
  const context = { diagnostics, ...(kind && { only: [kind] }) };
  world.answer = request('textDocument/codeAction', { textDocument: { uri: uri(name) }, range, context });
  await world.answer;
  return undefined;
}

const isTouching = (a: Range, b: Range): boolean => isUpTo(a.start, b.end) && isUpTo(b.start, a.end);

const isUpTo = (a: Range['start'], b: Range['start']): boolean =>
  a.line < b.line || (a.line === b.line && a.character <= b.character);

export async function applyWorkspaceEdit(
  world: World,
  { changes = {}, documentChanges = [] }: WorkspaceEdit,
): Promise<void> {
  const { uri } = await world.client();
  const nameOf = (full: string): string => full.slice(uri('').length + 1);
  for (const [full, edits] of Object.entries(changes)) await applyEdits(world, nameOf(full), edits);
  for (const change of documentChanges) {
    if (!('kind' in change)) await applyEdits(world, nameOf(change.textDocument.uri), change.edits as TextEdit[]);
    else if (change.kind === 'create') await (await world.client()).write(nameOf(change.uri), '');
  }
}

/** Edits a draft as an editor does, or a file that is not open. */
async function applyEdits(world: World, name: string, edits: readonly TextEdit[]): Promise<undefined> {
  const client = await world.client();
  const open = world.open.get(name);
  if (!open) {
    const text = await readFile(join(client.folder, name), 'utf8');
    await client.write(name, TextDocument.applyEdits(textDocument(client.uri(name), text), [...edits]));
    return undefined;
  }
  const version = open.version + 1;
  const text = TextDocument.applyEdits(open, [...edits]);
  await client.notify('textDocument/didChange', {
    textDocument: { uri: open.uri, version },
    contentChanges: [{ text }],
  });
  world.open.set(name, TextDocument.create(open.uri, open.languageId, version, text));
  await client.settle();
  return undefined;
}
