import { SymbolKind } from 'vscode-languageserver';
import type { Range } from '#engine/document/diagnostic.ts';
import { findNode, type Path, valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { keyText } from '#engine/document/plainValue.ts';
import { type Entry, isCollection, type Node, nodeRange } from '#engine/document/tree.ts';
import type { NamedFile } from './names/namedFile.ts';

/** A part of a file that has a name. */
export interface OutlineItem {
  readonly name: string;
  readonly detail?: string;
  readonly kind: SymbolKind;
  /** All of it, and its name in it. */
  readonly range: Range;
  readonly selection: Range;
  readonly children: readonly OutlineItem[];
}

/** What the entries or items of a part are. */
interface Row {
  readonly kind: SymbolKind;
  readonly of: SymbolKind;
  /** The keys by which an item of a list may be called: the first that it has. */
  readonly names?: readonly string[];
  readonly detail?: (value: unknown) => unknown;
}

const layer: Row = { kind: SymbolKind.Namespace, of: SymbolKind.Function, names: ['id'], detail: verdictOf };
const tools: Row = { kind: SymbolKind.Namespace, of: SymbolKind.Method, names: ['name'], detail: keyed('description') };
const text: Row['detail'] = (value) => (typeof value === 'object' ? undefined : value);

/** The parts of each kind of file, in the order of the file. */
const rows: Readonly<Record<NamedFile['kind'], Readonly<Record<string, Row>>>> = {
  policy: {
    values: { kind: SymbolKind.Namespace, of: SymbolKind.Constant, detail: text },
    tools,
    input: layer,
    action: layer,
    output: layer,
    review: layer,
  },
  suite: {
    session: { kind: SymbolKind.Namespace, of: SymbolKind.Field, detail: text },
    gates: { kind: SymbolKind.Namespace, of: SymbolKind.Number, detail: text },
    cases: { kind: SymbolKind.Array, of: SymbolKind.Event, names: ['id'], detail: keyed('kind') },
    datasets: { kind: SymbolKind.Array, of: SymbolKind.File, names: ['file'] },
  },
  settings: {
    models: { kind: SymbolKind.Namespace, of: SymbolKind.Object, detail: keyed('provider', 'model') },
    services: { kind: SymbolKind.Namespace, of: SymbolKind.Interface, detail: keyed('type') },
    checks: { kind: SymbolKind.Namespace, of: SymbolKind.Key, detail: text },
    run: { kind: SymbolKind.Namespace, of: SymbolKind.Key, detail: text },
  },
  run: {},
  tools: { tools },
};

/** Where the answer of an MCP server has its tools. */
const answerOfServer: Path = ['result', 'tools'];

/** The parts of a file that have names, outer ones first. */
export function outlineOf({ kind, document }: Pick<NamedFile, 'kind' | 'document'>): readonly OutlineItem[] {
  const { root } = document;
  if (kind === 'tools' && root?.kind === 'list') return itemsIn(document, root, [], tools);
  const answered = kind === 'tools' ? findNode(document, answerOfServer)?.node : undefined;
  if (answered) return itemsIn(document, answered, answerOfServer, tools);
  if (root?.kind !== 'mapping') return [];
  return root.items.flatMap((entry) => {
    const key = keyText(entry);
    const row = isCollection(entry.value) ? rows[kind][key] : undefined;
    return row ? [itemOf(entry, { kind: row.kind }, itemsIn(document, entry.value, [key], row))] : [];
  });
}

function itemsIn(document: ParsedDocument, node: Node | null, path: Path, row: Row): readonly OutlineItem[] {
  if (node?.kind === 'mapping')
    return node.items.filter(hasName).map((entry) => {
      const value = valueAt(document.value, [...path, keyText(entry)]);
      return itemOf(entry, { kind: row.of, detail: row.detail?.(value) }, []);
    });
  if (node?.kind !== 'list') return [];
  return node.items.map((item, index) => listItem(item, valueAt(document.value, [...path, index]), { row, index }));
}

/** Braces of a template that is not filled in are no name: `{{ limit }}: 3`. */
const hasName = ({ key }: Entry): boolean => key.kind === 'scalar';

interface What {
  readonly kind: SymbolKind;
  readonly detail?: unknown;
}

function itemOf(entry: Entry, { kind, detail }: What, children: readonly OutlineItem[]): OutlineItem {
  const selection = nodeRange(entry.key);
  const range = { start: selection.start, end: Math.max(selection.end, entry.value?.end ?? 0) };
  return { name: keyText(entry), ...detailed(detail), kind, range, selection, children };
}

/** An item that is still without its name goes by its number. */
function listItem(node: Node, value: unknown, { row, index }: { row: Row; index: number }): OutlineItem {
  const inner = row === tools ? entryOf(node, 'function')?.value : undefined;
  // OpenAI puts name and description of a tool into `function`.
  if (inner) return { ...listItem(inner, valueAt(value, ['function']), { row, index }), range: nodeRange(node) };
  const name = (row.names ?? []).find((key) => typeof valueAt(value, [key]) === 'string');
  const named = name === undefined ? undefined : entryOf(node, name)?.value;
  const range = nodeRange(node);
  return {
    name: name === undefined ? `#${index + 1}` : String(valueAt(value, [name])),
    ...detailed(row.detail?.(value)),
    kind: row.of,
    range,
    selection: named ? nodeRange(named) : { start: range.start, end: range.start },
    children: [],
  };
}

const entryOf = (node: Node, key: string): Entry | undefined =>
  node.kind === 'mapping' ? node.items.find((entry) => keyText(entry) === key) : undefined;

const detailed = (detail: unknown): Pick<OutlineItem, 'detail'> =>
  detail === undefined || detail === null || detail === '' ? {} : { detail: String(detail) };

function keyed(...keys: readonly string[]): (value: unknown) => unknown {
  return (value) =>
    keys
      .map((key) => valueAt(value, [key]))
      .filter((part) => typeof part === 'string')
      .join(' · ');
}

/** `block`; of a mapping, its key: `rewrite`. */
function verdictOf(value: unknown): unknown {
  const then = valueAt(value, ['then']);
  return typeof then === 'object' && then !== null ? Object.keys(then)[0] : then;
}
