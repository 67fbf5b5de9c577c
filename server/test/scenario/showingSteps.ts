import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  CodeAction,
  CodeLens,
  Hover,
  Location,
  PrepareRenameResult,
  Range,
  WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { showActions, showDiagnostics, showHover, showLenses, showRange } from './showFindings.ts';
import { showPanel } from './showPanel.ts';
import type { Steps } from './steps.ts';
import { documentOf, textDocument, type World } from './world.ts';

/** What came of it. */
export const showingSteps: Steps = [
  [
    /^the diagnostics of `([^`]+)` are$/,
    async (world, [name = '']) => {
      const { heard, uri } = await world.client();
      const diagnostics = heard.diagnostics.get(uri(name));
      if (!diagnostics) return 'none were sent';
      return world.hide(showDiagnostics(diagnostics, await documentAt(world, name)));
    },
  ],
  [/^it says$/, async (world) => showHover((await world.answer) as Hover | null, cursorDocument(world))],
  [
    /^the lenses of `([^`]+)` are$/,
    async (world, [name = '']) =>
      world.hide(showLenses((await world.answer) as CodeLens[], await documentAt(world, name))),
  ],
  [
    /^the quick fixes of `([^`]+)` are$/,
    async (world, [name = '']) => showActions((await world.answer) as CodeAction[], await documentAt(world, name)),
  ],
  [
    /^it leads to$/,
    async (world) => {
      const places = ((await world.answer) as Location[] | null) ?? [];
      const shown = await Promise.all(places.map((place) => showPlace(world, place)));
      return world.hide(shown.join('\n') || 'nothing');
    },
  ],
  [
    /^it can be renamed$/,
    async (world) => {
      const prepared = (await world.answer) as PrepareRenameResult | null;
      const { range, placeholder, error } = (prepared ?? {}) as { range?: Range; placeholder?: string; error?: string };
      if (error !== undefined) return world.hide(`refused: ${error}`);
      return range ? `${showRange(range, cursorDocument(world))}, at first \`${placeholder}\`` : 'no';
    },
  ],
  [
    /^these places are changed$/,
    async (world) => {
      const { changes, error } = ((await world.answer) ?? {}) as WorkspaceEdit & { error?: string };
      if (error !== undefined) return world.hide(`refused: ${error}`);
      const places = Object.entries(changes ?? {}).flatMap(([uri, edits]) =>
        edits.map(async ({ range, newText }) => `${await showPlace(world, { uri, range })} → ${newText}`),
      );
      return world.hide((await Promise.all(places)).join('\n') || 'nothing');
    },
  ],
  [/^the answer is$/, async (world) => world.hide(JSON.stringify(await world.answer, null, 2))],
  [
    /^the panel shows(?: the (\w+))?$/,
    async (world, [part = '']) => {
      const { heard } = await world.client();
      return world.hide(showPanel(heard.views.at(-1), part === '' ? 'panel' : part));
    },
  ],
  [
    /^the editor was told to run$/,
    async (world) => world.hide(JSON.stringify((await world.client()).heard.runs.at(-1) ?? 'nothing')),
  ],
  [
    /^the status item says$/,
    async (world) => {
      const { running, text, tooltip, tone } = (await world.client()).heard.statuses.at(-1) ?? {};
      return `${text} [${tone}${running ? ', running' : ''}] (${tooltip})`;
    },
  ],
  [
    /^the progress was$/,
    async (world) => world.hide((await world.client()).heard.progress.map((value) => JSON.stringify(value)).join('\n')),
  ],
  [
    // How much is told between depends on how fast the machine is.
    /^the progress began and ended with$/,
    async (world) => {
      const { progress } = (await world.client()).heard;
      return world.hide(
        [...progress.slice(0, 2), ...progress.slice(-1)].map((value) => JSON.stringify(value)).join('\n'),
      );
    },
  ],
  [/^the log says$/, async (world) => world.hide((await world.client()).heard.log.join('\n') || 'nothing')],
  [
    /^the file `([^`]+)` holds$/,
    async (world, [name = '']) => {
      const { folder } = await world.client();
      return world.hide(await readFile(join(folder, name), 'utf8')).trimEnd();
    },
  ],
  [
    /^these files are there$/,
    async (world) => world.hide((await filesOf(world)).map(([name]) => name).join('\n') || 'none'),
  ],
  [
    /^the model server was asked$/,
    async (world) =>
      `${world.model?.requests.length} times, with the keys ${[...new Set(world.model?.keys)].join(', ')}`,
  ],
  [
    /^the secret storage was asked for$/,
    async (world) => (await world.client()).heard.secretsAskedFor.join(', ') || 'nothing',
  ],
  [/^`([^`]+)` stands in$/, (world, [secret = '']) => placesOf(world, secret)],
];

async function documentAt(world: World, name: string): Promise<TextDocument> {
  const { folder, uri } = await world.client();
  return world.open.get(name) ?? textDocument(uri(name), await readFile(join(folder, name), 'utf8').catch(() => ''));
}

export const cursorDocument = (world: World): TextDocument => documentOf(world, world.cursor?.name ?? '');

/** `file:///shop/tools.json 3:13 "issue_refund"` */
export async function showPlace(world: World, { uri, range }: Location): Promise<string> {
  const { folder, uri: uriOf } = await world.client();
  const name = uri.slice(uriOf('').length + 1);
  const open = world.open.get(name);
  const document = open ?? textDocument(uri, await readFile(join(folder, name), 'utf8'));
  return `${uri} ${showRange(range, document)}`;
}

/** The places where a text stands that should stand nowhere: what the client was sent, and what was written. */
async function placesOf(world: World, text: string): Promise<string> {
  const { heard } = await world.client();
  const messages = Buffer.concat(heard.everything).includes(text) ? ['a message'] : [];
  const files = (await filesOf(world)).flatMap(([name, content]) => (content.includes(text) ? [name] : []));
  return [...messages, ...files].join('\n') || 'nothing';
}

async function filesOf(world: World): Promise<readonly (readonly [string, string])[]> {
  const { folder } = await world.client();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const),
  );
}
