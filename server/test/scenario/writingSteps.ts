import {
  type CompletionItem,
  type CompletionList,
  CompletionTriggerKind,
  type InlayHint,
  type InsertReplaceEdit,
  type MarkupContent,
  type Range,
  type SemanticTokens,
  type SignatureHelp,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { legend } from '../../src/features/semanticTokens/legend.ts';
import { askAgain, askAtCursor, askOfFile } from './askingSteps.ts';
import { showRange } from './showFindings.ts';
import { cursorDocument } from './showingSteps.ts';
import type { Steps } from './steps.ts';
import { documentOf, type World } from './world.ts';

/** Help while writing: what is asked for, and what comes of it. */
export const writingSteps: Steps = [
  [/^an editor that knows no snippets$/, (world) => withEditor(world, {})],
  [
    /^an editor that can insert a word or replace one$/,
    (world) => withEditor(world, { snippetSupport: true, insertReplaceSupport: true }),
  ],
  [
    /^an editor that asks only for the details of an offer when it shows it$/,
    (world) => withEditor(world, { snippetSupport: true, resolveSupport: { properties: ['detail'] } }),
  ],
  [
    /^an editor that can be told once what all offers replace$/,
    (world) => withEditor(world, { snippetSupport: true, insertReplaceSupport: true }, ['editRange']),
  ],
  [
    /^what is replaced is said$/,
    async (world) => {
      const { items, itemDefaults } = (await world.answer) as CompletionList;
      if (items.some(({ textEdit }) => textEdit)) return itemDefaults ? 'once, and where it differs' : 'for each';
      return 'once';
    },
  ],
  [
    /^an editor that can be told to ask for hints again$/,
    async (world) => {
      world.settings = { ...world.settings, capabilities: { workspace: { inlayHint: { refreshSupport: true } } } };
      return undefined;
    },
  ],
  [
    /^the editor has been told to ask for hints again$/,
    async (world) => {
      const { refreshes } = (await world.client()).heard;
      const { length } = refreshes.filter((method) => method === 'workspace/inlayHint/refresh');
      return length === 1 ? 'once' : `${length} times`;
    },
  ],
  [
    /^completion is asked for at the cursor(?:, as `(.)` was typed)?$/,
    (world, [character = '']) => {
      const triggerKind = character === '' ? CompletionTriggerKind.Invoked : CompletionTriggerKind.TriggerCharacter;
      const context = { triggerKind, ...(character !== '' && { triggerCharacter: character }) };
      return askAtCursor(world, 'textDocument/completion', { context });
    },
  ],
  [
    /^(these|the first \d+) are offered(?:, of those with `([^`]+)`)?$/,
    async (world, [which = '', part = '']) => {
      const items = (await itemsOf(world)).filter(({ label }) => label.includes(part));
      const most = which === 'these' ? items.length : Number(/\d+/.exec(which));
      return showCompletions(items.slice(0, most), cursorDocument(world));
    },
  ],
  [
    /^`([^`]+)` writes$/,
    async (world, [label = '']) => {
      const edit = (await itemOf(world, label))?.textEdit;
      return edit ? edit.newText : 'nothing';
    },
  ],
  [
    /^`([^`]+)` is explained( at once)? as$/,
    async (world, [label = '', atOnce = '']) => {
      const item = await itemOf(world, label);
      const shown = item?.data && atOnce === '' ? await described(world, item) : item;
      const { value = 'nothing' } = (shown?.documentation ?? {}) as { value?: string };
      return value.replaceAll('```', "'''");
    },
  ],
  [
    /^`([^`]+)` is taken by$/,
    async (world, [label = '']) => ((await itemOf(world, label))?.commitCharacters ?? ['nothing']).join(' '),
  ],
  [/^signature help is asked for$/, (world) => askAtCursor(world, 'textDocument/signatureHelp')],
  [/^it is called like this$/, async (world) => showSignatures((await world.answer) as SignatureHelp | null)],
  [
    /^the (tokens|hints) of (?:lines (\d+) to (\d+) of )?`([^`]+)` are asked for$/,
    (world, [what = '', from = '', to = '', name = '']) => {
      const range = linesOf(world, name, from, to);
      if (what === 'hints') return askAgain(world, () => askOfFile(world, name, 'textDocument/inlayHint', { range }));
      const part = from === '' ? 'full' : 'range';
      return askOfFile(world, name, `textDocument/semanticTokens/${part}`, from === '' ? {} : { range });
    },
  ],
  [
    /^the changes of the tokens of `([^`]+)` are asked for$/,
    async (world, [name = '']) => {
      const { resultId: previousResultId } = (await world.answer) as SemanticTokens;
      return askOfFile(world, name, 'textDocument/semanticTokens/full/delta', { previousResultId });
    },
  ],
  [
    /^the tokens of `([^`]+)` are$/,
    async (world, [name = '']) => showTokens((await world.answer) as SemanticTokens, documentOf(world, name)),
  ],
  [
    /^the hints of `([^`]+)` are$/,
    async (world, [name = '']) =>
      world.hide(showHints((await world.answer) as InlayHint[] | null, documentOf(world, name))),
  ],
];

/** As an editor asks for the description of the item that it shows. */
const described = async (world: World, item: CompletionItem): Promise<CompletionItem> =>
  (await world.client()).request('completionItem/resolve', item);

/** Of lines counted from 1, the last one included; all of them without any. */
function linesOf(world: World, name: string, from: string, to: string): Range {
  const document = documentOf(world, name);
  if (from === '') return { start: document.positionAt(0), end: document.positionAt(document.getText().length) };
  return { start: { line: Number(from) - 1, character: 0 }, end: { line: Number(to), character: 0 } };
}

/** Each way to call it, the active one with a mark; the parameter that is being written in brackets. */
function showSignatures(help: SignatureHelp | null): string {
  if (!help) return 'nothing';
  const { signatures, activeSignature, activeParameter } = help;
  const lines = signatures.map(({ label, parameters = [] }, index) => {
    const [start, end] = (parameters[activeParameter ?? -1]?.label ?? [0, 0]) as [number, number];
    const isActive = index === activeSignature && end > 0;
    const shown = isActive ? `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}` : label;
    return `${index === activeSignature ? '>' : ' '} ${shown}`;
  });
  const active = signatures[activeSignature ?? 0];
  const texts = [active?.documentation, active?.parameters?.[activeParameter ?? -1]?.documentation];
  const shown = texts.flatMap((text) => (text === undefined ? [] : ['', (text as MarkupContent).value]));
  return [...lines, ...shown].join('\n').replaceAll('```', "'''");
}

/** `3:5 too-long · class.declaration` */
function showTokens({ data }: SemanticTokens, document: TextDocument): string {
  const lines: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, along = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = down > 0 ? along : character + along;
    line += down;
    const range = { start: { line, character }, end: { line, character: character + length } };
    const modifiers = legend.tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
    lines.push(`${showRange(range, document)} · ${[legend.tokenTypes[type], ...modifiers].join('.')}`);
  }
  return lines.join('\n') || 'nothing';
}

/** The lines that have hints, with the hints where they stand. */
function showHints(hints: readonly InlayHint[] | null, document: TextDocument): string {
  const shown = (hints ?? []).map(({ position: { line, character }, label, tooltip }) => {
    const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } }).trimEnd();
    const hint = `${text.slice(0, character)} [${String(label)}]${text.slice(character)}`;
    return tooltip === undefined ? hint : `${hint}\n  ${String(tooltip)}`;
  });
  return shown.join('\n') || 'nothing';
}

async function withEditor(world: World, completionItem: object, itemDefaults: string[] = []): Promise<undefined> {
  const completion = { completionItem, completionList: { itemDefaults } };
  world.settings = { ...world.settings, capabilities: { textDocument: { completion } } };
  return undefined;
}

async function itemsOf(world: World): Promise<readonly CompletionItem[]> {
  const { items, itemDefaults } = (await world.answer) as CompletionList;
  return items
    .map((item) => withRange(item, itemDefaults?.editRange))
    .toSorted((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

/** As an editor does that can be told once what all offers replace. */
function withRange(item: CompletionItem, range: Range | { insert: Range; replace: Range } | undefined): CompletionItem {
  if (item.textEdit || !range) return item;
  const newText = item.textEditText ?? item.label;
  return { ...item, textEdit: 'insert' in range ? { ...range, newText } : { range, newText } };
}

const itemOf = async (world: World, label: string): Promise<CompletionItem | undefined> =>
  (await itemsOf(world)).find((item) => item.label === label);

/** `kind · Kind · "kind: $0"`: what is shown, and what is written; below, in place of what. */
function showCompletions(items: readonly CompletionItem[], document: TextDocument): string {
  if (items.length === 0) return 'nothing';
  const places = new Set(items.map(({ textEdit }) => placeOf(textEdit as TextEdit | InsertReplaceEdit, document)));
  return [
    ...items.map(({ label, detail, textEdit }) =>
      [label, detail, JSON.stringify(textEdit?.newText)].filter((part) => part !== undefined).join(' · '),
    ),
    `in place of ${[...places].join(', ')}`,
  ].join('\n');
}

function placeOf(edit: TextEdit | InsertReplaceEdit, document: TextDocument): string {
  const text = (range: TextEdit['range']): string => JSON.stringify(document.getText(range));
  return 'range' in edit ? text(edit.range) : `${text(edit.insert)} or ${text(edit.replace)}`;
}
