import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type InsertReplaceEdit,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import type { Place } from './place.ts';

/** Something that could be written at the cursor, whatever the editor can do. */
export interface Offer {
  readonly label: string;
  readonly kind: OfferKind;
  /** What is written. `isSnippet`: with places to fill in (`$1`), and lines as far in as the one that it begins on. */
  readonly text: string;
  readonly isSnippet?: boolean;
  readonly detail?: string;
  /** In Markdown. */
  readonly description?: string;
  /** What describes it when it is shown: the descriptions of hundreds would be most of what is sent. */
  readonly describedBy?: DescribedBy;
  /** What the word so far is compared with, where that is not the label. */
  readonly filter?: string;
  /** What is replaced, where that is not the word at the cursor. */
  readonly replaced?: Replaced;
  /** Characters that take the offer and are then typed. */
  readonly commits?: readonly string[];
}

/** An entry of a taxonomy, by its id. */
export interface DescribedBy {
  readonly tag: string;
}

export interface Replaced {
  /** Up to the cursor. */
  readonly insert: Range;
  /** With what stands of the word behind it. */
  readonly replace: Range;
}

export type OfferKind =
  | 'key'
  | 'value'
  | 'name'
  | 'shape'
  | 'snippet'
  | 'file'
  | 'folder'
  | 'variable'
  | 'field'
  | 'function'
  | 'operator'
  | 'tag';

const kinds = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  shape: CompletionItemKind.Struct,
  snippet: CompletionItemKind.Snippet,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  variable: CompletionItemKind.Variable,
  field: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
  operator: CompletionItemKind.Operator,
  tag: CompletionItemKind.Constant,
} satisfies Record<OfferKind, CompletionItemKind>;

/** What an editor can do with a completion. */
export interface CompletionClient {
  readonly snippets: boolean;
  readonly insertOrReplace: boolean;
  readonly indents: boolean;
  /** It asks for the description of the one that it shows. */
  readonly describesLater: boolean;
  /** It can be told once what all offers replace. */
  readonly sharesRange: boolean;
}

/**
 * What the client does not say that it can do, it cannot; but all can ask for descriptions, unless they name other things that
 * they ask for (LSP 3.16, `resolveSupport`).
 */
export function completionClient({ textDocument }: ClientCapabilities): CompletionClient {
  const { completionItem: item, completionList: list } = textDocument?.completion ?? {};
  return {
    snippets: item?.snippetSupport ?? false,
    insertOrReplace: item?.insertReplaceSupport ?? false,
    indents: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) ?? false,
    describesLater: item?.resolveSupport?.properties.includes('documentation') ?? true,
    sharesRange: list?.itemDefaults?.includes('editRange') ?? false,
  };
}

/** The offers as the editor takes them, in their order. */
export function itemsOf(
  offers: readonly Offer[],
  place: Place,
  client: CompletionClient,
): Pick<CompletionList, 'items' | 'itemDefaults'> {
  const items = offers.map((offer, index) => ({
    ...itemOf(offer, place, client),
    sortText: String(index).padStart(4, '0'),
  }));
  return { items, ...(client.sharesRange && { itemDefaults: { editRange: rangeOf(place.replaced, client) } }) };
}

function itemOf(offer: Offer, place: Place, client: CompletionClient): CompletionItem {
  const { label, detail, description, describedBy, filter = label, commits } = offer;
  const isSnippet = offer.isSnippet === true && client.snippets;
  const text = isSnippet || !offer.isSnippet ? offer.text : plain(offer.text);
  return {
    label,
    kind: kinds[offer.kind],
    ...(detail !== undefined && { detail }),
    ...(description && { documentation: markdown(description) }),
    ...(describedBy && { data: describedBy }),
    filterText: offer.replaced ? filter : `${place.quote}${filter}`,
    ...(client.sharesRange && !offer.replaced
      ? { textEditText: text }
      : { textEdit: editOf(offer.replaced ?? place.replaced, text, client) }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(isSnippet && client.indents && text.includes('\n') && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(commits && { commitCharacters: [...commits] }),
  };
}

function editOf(replaced: Replaced, newText: string, client: CompletionClient): TextEdit | InsertReplaceEdit {
  const range = rangeOf(replaced, client);
  return 'insert' in range ? { ...range, newText } : { range, newText };
}

const rangeOf = ({ insert, replace }: Replaced, client: CompletionClient): Range | Replaced =>
  client.insertOrReplace && insert.end.character < replace.end.character ? { insert, replace } : insert;

export const markdown = (value: string): MarkupContent => ({ kind: 'markdown', value });

/** A snippet as a text: of the places to fill in, what they propose. */
const plain = (snippet: string): string =>
  snippet
    .replaceAll(/\$\{\d+\|([^,|]*)[^}]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
    .replaceAll(/\$(?:\d+|\{\d+\})/g, '')
    .replaceAll(/\\([$}\\])/g, '$1')
    .replaceAll(/[ \t]+(?=\n|$)/g, '');

/** A text that stands in a snippet as it is. */
export const literally = (text: string): string => text.replaceAll(/[$}\\]/g, '\\$&');
