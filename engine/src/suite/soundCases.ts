import type { Diagnostic } from '../document/diagnostic.ts';
import { findNode, itemsAt } from '../document/nodes.ts';
import type { ParsedDocument } from '../document/parseDocument.ts';
import { keyText } from '../document/plainValue.ts';
import type { Node } from '../document/tree.ts';
import type { Case, Suite } from './suite.ts';

/** A suite with errors. */
export interface BrokenSuite {
  readonly suite: Suite;
  readonly document: ParsedDocument;
  readonly errors: readonly Diagnostic[];
}

/**
 * The cases of a suite that read the same, however its errors are mended. None where something is wrong outside of the
 * cases of the file, since that may be a part of each; nor where parts of the text stand for others, as these may be broken.
 */
export function soundCases({ suite, document, errors }: BrokenSuite): readonly Case[] {
  if (document.aliases.size > 0) return [];
  const items = itemsAt(document, ['cases']);
  const broken = new Set<Node>();
  for (const error of errors) {
    const touched = itemsTouched(error, document, items);
    if (touched.length === 0) return [];
    for (const item of touched) broken.add(item);
  }
  // Results are told apart by the ids of their cases: what shares the id of a broken case could be taken for it.
  const ids = new Set([...broken].map(idOf));
  return suite.cases.filter(({ id, path }) => !ids.has(id) && !isAmong(broken, items, path));
}

const isAmong = (broken: ReadonlySet<Node>, items: readonly Node[], path: Case['path']): boolean => {
  const item = items[Number(path?.[1])];
  return item !== undefined && broken.has(item);
};

/** The case in which an error stands, and the one before it where what is broken may be a part of that. */
function itemsTouched(
  { code, location }: Diagnostic,
  document: ParsedDocument,
  items: readonly Node[],
): readonly Node[] {
  const at = location.range.start;
  const list = findNode(document, ['cases'])?.node;
  if (location.path !== document.path || !list || at < list.start || at > list.end) return [];
  const next = items.findIndex((item) => at <= item.end);
  const [before, item] = [items[next - 1], items[next]];
  if (!item) return [];
  const isBetween = code === 'syntax' && at <= item.start;
  return before && (isBetween || mayBelongAbove(item)) ? [before, item] : [item];
}

/** With one hyphen too many, the rest of a case stands there as another one. It has no id then. */
const mayBelongAbove = (item: Node): boolean => item.start < item.end && idOf(item) === undefined;

function idOf(item: Node): string | undefined {
  const entry = item.kind === 'mapping' ? item.items.find((each) => keyText(each) === 'id') : undefined;
  return entry?.value?.kind === 'scalar' ? String(entry.value.value) : undefined;
}
