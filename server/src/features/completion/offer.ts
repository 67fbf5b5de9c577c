import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type MarkupContent,
  type Range,
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
}

/**
 * What the client does not say that it can do, it cannot; but all can ask for descriptions, unless they name other things that
 * they ask for (LSP 3.16, `resolveSupport`).
 */
export function completionClient({ textDocument }: ClientCapabilities): CompletionClient {
  const item = textDocument?.completion?.completionItem;
  return {
    snippets: item?.snippetSupport ?? false,
    insertOrReplace: item?.insertReplaceSupport ?? false,
    indents: item?.insertTextModeSupport?.valueSet.includes(InsertTextMode.adjustIndentation) ?? false,
    describesLater: item?.resolveSupport?.properties.includes('documentation') ?? true,
  };
}

/** The offers as the editor takes them, in their order. */
export const itemsOf = (offers: readonly Offer[], place: Place, client: CompletionClient): CompletionItem[] =>
  offers.map((offer, index) => ({ ...itemOf(offer, place, client), sortText: String(index).padStart(4, '0') }));

function itemOf(offer: Offer, place: Place, client: CompletionClient): CompletionItem {
  const { label, detail, description, describedBy, filter = label, commits } = offer;
  const { insert, replace } = offer.replaced ?? place.replaced;
  const isSnippet = offer.isSnippet === true && client.snippets;
  const newText = isSnippet || !offer.isSnippet ? offer.text : plain(offer.text);
  const isSplit = client.insertOrReplace && insert.end.character < replace.end.character;
  return {
    label,
    kind: kinds[offer.kind],
    ...(detail !== undefined && { detail }),
    ...(description && { documentation: markdown(description) }),
    ...(describedBy && { data: describedBy }),
    filterText: offer.replaced ? filter : `${place.quote}${filter}`,
    textEdit: isSplit ? { insert, replace, newText } : { range: insert, newText },
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(isSnippet && client.indents && newText.includes('\n') && { insertTextMode: InsertTextMode.adjustIndentation }),
    ...(commits && { commitCharacters: [...commits] }),
  };
}

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
