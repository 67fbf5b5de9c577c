import type { CodeAction, CodeLens, Diagnostic, Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { LspClient } from '../support/lspClient.ts';
import type { Steps } from './steps.ts';
import { documentOf, type World } from './world.ts';

/** What an editor asks of the server. */
export const askingSteps: Steps = [
  [/^hover is asked for at the cursor$/, (world) => askAgain(world, () => askAtCursor(world, 'textDocument/hover'))],
  [/^the definition is asked for at the cursor$/, (world) => askAtCursor(world, 'textDocument/definition')],
  [/^what can be renamed is asked for at the cursor$/, (world) => askAtCursor(world, 'textDocument/prepareRename')],
  [/^it is renamed to `([^`]+)`$/, (world, [newName = '']) => askAtCursor(world, 'textDocument/rename', { newName })],
  [
    /^the lenses of `([^`]+)` are asked for$/,
    async (world, [name = '']) => {
      const client = await world.client();
      return askAgain(world, async () => {
        await askOfFile(world, name, 'textDocument/codeLens', {});
        const lenses = (await world.answer) as readonly CodeLens[];
        world.answer = Promise.all(lenses.map(resolved(client)));
        await world.answer;
        return undefined;
      });
    },
  ],
  [
    /^the quick fixes of `([^`]+)` are asked for$/,
    async (world, [name = '']) => {
      const { heard, uri } = await world.client();
      const diagnostics = heard.diagnostics.get(uri(name)) ?? [];
      return askOfFile(world, name, 'textDocument/codeAction', {
        range: wholeOf(diagnostics),
        context: { diagnostics },
      });
    },
  ],
  [
    /^the first quick fix is applied$/,
    async (world) => {
      const [action] = (await world.answer) as CodeAction[];
      const [uri = '', edits = []] = Object.entries(action?.edit?.changes ?? {})[0] ?? [];
      const client = await world.client();
      const [name = ''] = [...world.open].find(([, document]) => document.uri === uri) ?? [];
      const document = documentOf(world, name);
      const version = document.version + 1;
      const contentChanges = edits.map(({ range, newText }) => ({ range, text: newText }));
      await client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      world.open.set(name, TextDocument.update(document, contentChanges, version));
      await client.settle();
      return undefined;
    },
  ],
  [
    /^the request `([^`]+)` is sent$/,
    async (world, [method = ''], body) => {
      const client = await world.client();
      const params = JSON.parse(world.withRunIds(world.fill(body)), (key, value) =>
        key === 'uri' || key === 'suite' ? client.uri(value) : value,
      );
      world.answer = client.request(method, params).catch((error: Error) => ({ error: error.message }));
      await world.answer;
      return undefined;
    },
  ],
];

/** Asks, and asks again when all is judged: as an editor does that is told to, or a person who points at it again. */
export async function askAgain(world: World, ask: () => Promise<undefined>): Promise<undefined> {
  await ask();
  await (await world.client()).settle();
  return ask();
}

/** What an editor does with the lenses that are in sight. */
const resolved =
  (client: LspClient) =>
  async (lens: CodeLens): Promise<CodeLens> =>
    lens.command ? lens : client.request('codeLens/resolve', lens);

export async function askAtCursor(world: World, method: string, more: object = {}): Promise<undefined> {
  const { name = '', offset = 0 } = world.cursor ?? {};
  const position: Position = documentOf(world, name).positionAt(offset);
  return askOfFile(world, name, method, { position, ...more });
}

export async function askOfFile(world: World, name: string, method: string, params: object): Promise<undefined> {
  const client = await world.client();
  world.answer = client
    .request(method, { textDocument: { uri: client.uri(name) }, ...params })
    .catch((error: Error) => ({ error: error.message }));
  await world.answer;
  return undefined;
}

function wholeOf(diagnostics: readonly Diagnostic[]): Diagnostic['range'] {
  const start = { line: 0, character: 0 };
  return { start, end: diagnostics.at(-1)?.range.end ?? start };
}
