import { isDeepStrictEqual } from 'node:util';
import { type Document, isMap, isScalar, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml';
import { lineBreakOf, lineStart } from '#engine/document/lines.ts';
import type { ModelDraft } from '#protocol/requests.ts';

type Entry = Omit<ModelDraft, 'name'>;

/**
 * The text of a settings file with a model added, or put in place of the one of that name. All else stays as it is written:
 * comments, order, indentation and line ends.
 * @throws where the text is not that of a settings file: what is meant by it is not known
 */
export function withModel(text: string, name: string, entry: Entry): string {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new Error(`the settings have a syntax error in line ${error.linePos?.[0].line ?? 1}`);
  if (document.contents !== null && !isMap(document.contents)) throw new Error('the settings are not a mapping');
  const wanted = { ...document.toJS(), models: { ...document.toJS()?.models, [name]: entry } };
  if (text.trimStart().startsWith('{')) return `${JSON.stringify(wanted, null, 2)}\n`;
  const edited = inserted(text, document, name, entry);
  // Settings can be written in ways that the insertion does not know: flow style, anchors, keys in quotes.
  return isDeepStrictEqual(parseDocument(edited).toJS(), wanted) ? edited : rewritten(document, name, entry);
}

function inserted(text: string, document: Document, name: string, entry: Entry): string {
  const lineEnd = lineBreakOf(text);
  const models = document.get('models');
  const write = (column: number): string => entryText(name, entry, column).replaceAll('\n', lineEnd);
  if (isMap(models) && models.items.length > 0) {
    const column = columnOf(text, startOf(models.items[0]));
    const same = models.items.find((pair) => isScalar(pair.key) && pair.key.value === name);
    if (same) return replaceEntry(text, same, write(column).trim());
    return insertLine(text, endOf(models.items.at(-1)), write(column), lineEnd);
  }
  const pair = (document.contents as YAMLMap | null)?.items?.find(({ key }) => isScalar(key) && key.value === 'models');
  if (pair) return insertLine(text, startOf(pair), write(2), lineEnd);
  const before = text === '' || text.endsWith('\n') ? text : `${text}${lineEnd}`;
  return `${before}models:${lineEnd}${write(2)}${lineEnd}`;
}

/** Two spaces further in for each level, or as many as the names of the models stand in. */
function entryText(name: string, entry: Entry, column: number): string {
  const lines = stringify({ [name]: entry }, { lineWidth: 0, indent: Math.max(2, column) })
    .trimEnd()
    .split('\n');
  return lines.map((line) => `${' '.repeat(column)}${line}`).join('\n');
}

function replaceEntry(text: string, pair: Pair, written: string): string {
  return `${text.slice(0, startOf(pair))}${written}${text.slice(endOf(pair))}`;
}

/** Puts lines below the one that an offset is in. */
function insertLine(text: string, offset: number, written: string, lineEnd: string): string {
  const end = text.indexOf('\n', offset);
  if (end < 0) return `${text}${lineEnd}${written}${lineEnd}`;
  return `${text.slice(0, end + 1)}${written}${lineEnd}${text.slice(end + 1)}`;
}

function rewritten(document: Document, name: string, entry: Entry): string {
  if (!isMap(document.get('models'))) document.set('models', document.createNode({}));
  (document.get('models') as YAMLMap).flow = false;
  document.setIn(['models', name], document.createNode(entry));
  return document.toString({ lineWidth: 0 });
}

const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

type Ranged = { readonly range?: readonly number[] | null } | null | undefined;
const startOf = (pair: Pair | undefined): number => (pair?.key as Ranged)?.range?.[0] ?? 0;
const endOf = (pair: Pair | undefined): number => lastEnd(pair?.value as Ranged) ?? lastEnd(pair?.key as Ranged) ?? 0;

/** Where a node ends, without the line end and the comments behind it. */
function lastEnd(node: Ranged): number | undefined {
  const items = (node as { items?: readonly unknown[]; flow?: boolean } | null | undefined)?.items;
  const isFlow = (node as { flow?: boolean } | null | undefined)?.flow;
  const last = isFlow ? undefined : items?.at(-1);
  if (last === undefined) return node?.range?.[1];
  return 'value' in (last as object) && 'key' in (last as object) ? endOf(last as Pair) : lastEnd(last as Ranged);
}
