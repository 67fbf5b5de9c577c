import { lineStart } from '#engine/document/lines.ts';
import { valueAt } from '#engine/document/nodes.ts';
import type { ParsedDocument } from '#engine/document/parseDocument.ts';
import { layers, type Policy } from '#engine/policy/policy.ts';
import { behindLine, startWithComments } from '../edits/lines.ts';
import { styleOf } from '../edits/style.ts';
import { newLine, writeBlock, writeEntry } from '../edits/writeValue.ts';
import type { FoundItem } from './itemAt.ts';

/** The base that is written, and the policy that it comes from. */
export interface NewBase {
  readonly id: string;
  readonly policy: Policy;
}

/**
 * The text of a policy with rules of another: with the values that they read, the tools, and what counts where they cannot be
 * evaluated. A message that they do not have comes from the policy that extends it, as before.
 */
export function baseText(document: ParsedDocument, items: readonly FoundItem[], base: NewBase): string {
  const style = styleOf(document);
  const head = headOf(document, items, base);
  if (style.isJson) return writeBlock({ ...head, ...rulesOf(document, items) }, 0, style) + style.lineEnd;
  const lines = Object.entries(head).flatMap(([key, value]) =>
    value === undefined ? [] : [writeEntry(key, value, 0, style)],
  );
  const parts = layers.flatMap((layer) => {
    const own = items.filter(({ path }) => path[0] === layer);
    return own.length > 0
      ? [`${layer}:${style.lineEnd}${own.map((item) => itemText(document, item)).join(style.lineEnd.repeat(2))}`]
      : [];
  });
  return [lines.join(newLine(0, style)), ...parts].join(style.lineEnd.repeat(2)) + style.lineEnd;
}

function headOf({ value, text }: ParsedDocument, items: readonly FoundItem[], { id, policy }: NewBase) {
  const used = items.map(({ node }) => text.slice(node.start, node.end)).join('\n');
  const values = Object.entries(policy.values).filter(([name]) =>
    new RegExp(`\\bvalues\\s*\\.\\s*${escaped(name)}\\b`).test(used),
  );
  const tools = valueAt(value, ['tools']);
  return {
    policy: id,
    version: valueAt(value, ['version']),
    owner: valueAt(value, ['owner']),
    tools: typeof tools === 'string' && items.some(({ path }) => path[0] === 'action') ? tools : undefined,
    values: values.length > 0 ? Object.fromEntries(values) : undefined,
    defaults: policy.defaults.onError === 'block' ? undefined : { on_error: policy.defaults.onError },
  };
}

const escaped = (name: string): string => name.replaceAll(/[^\w]/g, '\\$&');

const rulesOf = (
  { value }: ParsedDocument,
  items: readonly FoundItem[],
): Readonly<Record<string, readonly unknown[]>> => {
  const groups = Map.groupBy(items, ({ path }) => String(path[0]));
  return Object.fromEntries([...groups].map(([layer, own]) => [layer, own.map(({ path }) => valueAt(value, path))]));
};

/** A rule as it is written, with the comments above it; one in brackets, behind a dash. */
function itemText(document: ParsedDocument, { path, node }: FoundItem): string {
  const { text } = document;
  const lead = text.slice(lineStart(text, node.start), node.start);
  const isBlock = /^ *- +$/.test(lead);
  if (!isBlock) return `  - ${writeBlock(valueAt(document.value, path), 4, styleOf(document))}`;
  return text.slice(startWithComments(text, node.start), behindLine(text, node.end));
}
