import type { CompletionItem, CompletionList, CompletionParams, Diagnostic } from 'vscode-languageserver';
import { CompletionTriggerKind } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import { documentLimits } from '#engine/document/parseDocument.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { argumentValueOffers } from './completion/argumentValues.ts';
import { celOffers } from './completion/celOffers.ts';
import { columnOffers } from './completion/columns.ts';
import { commentOffers } from './completion/comments.ts';
import { fileOffers } from './completion/files.ts';
import { keyReferenceOffers } from './completion/keyReferences.ts';
import { keyOffers } from './completion/keys.ts';
import { nameOffers } from './completion/names.ts';
import { type CompletionClient, type DescribedBy, itemsOf, markdown, type Offer } from './completion/offer.ts';
import { placeOf, type Writing } from './completion/place.ts';
import { snippetOffers } from './completion/snippets.ts';
import { describedTag, tagOffers } from './completion/tags.ts';
import { valueOffers } from './completion/values.ts';
import { type Cursor, commentBefore, cursorAt } from './cursor/cursor.ts';
import type { NamePlace } from './names/declarations.ts';

/** What completion draws on beside the files. */
export interface CompletionContext {
  readonly store: DocumentStore;
  readonly client: CompletionClient;
  /** The paths of all suites. */
  readonly suites: readonly string[];
  /** What is found in a file as it is now. */
  diagnosticsOf(draft: Draft): readonly Diagnostic[];
}

/** Who offers something at a place in YAML or JSON, in the order of what is shown. */
const sources: readonly ((writing: Writing) => readonly Offer[])[] = [
  keyOffers,
  snippetOffers,
  columnOffers,
  keyReferenceOffers,
  valueOffers,
  fileOffers,
  nameOffers,
  argumentValueOffers,
  tagOffers,
];

/** What could be written at the cursor: keys and values of the schema, names of the project, files, tags, and CEL. */
export function complete(
  context: CompletionContext,
  draft: Draft,
  offset: number,
  params: Pick<CompletionParams, 'context'>,
): CompletionList {
  const text = draft.document.getText();
  if (!draft.kind || text.length > documentLimits.length) return nothing;
  const { store } = context;
  const document = store.documents.parse(draft.path);
  if (!isParsed(document)) return nothing;
  const cursor = cursorAt(text, offset);
  const named: NamePlace = { store, kind: draft.kind, document, path: cursor?.path ?? [] };
  const place = placeOf(store, draft, cursor ?? running(offset), offset);
  const offers = cursor
    ? sources.flatMap((offersAt) => offersAt({ named, cursor, place }))
    : inRunningText(named, offset, () => context.diagnosticsOf(draft));
  const isInvoked = params.context?.triggerKind !== CompletionTriggerKind.TriggerCharacter;
  const all = [...offers, ...celOffers({ named, cursor, offset, suites: context.suites, isInvoked })];
  const sent = fewest(all, place.word);
  const described = context.client.describesLater ? sent : sent.map(describedNow);
  return { isIncomplete: all.length > mostOffers, ...itemsOf(described, place, context.client) };
}

const describedNow = (offer: Offer): Offer =>
  offer.describedBy ? { ...offer, description: describedTag(offer.describedBy), describedBy: undefined } : offer;

/** The item with its description, as the editor shows it. */
export function describeCompletion(item: CompletionItem): CompletionItem {
  const { tag } = (item.data ?? {}) as Partial<DescribedBy>;
  const description = typeof tag === 'string' ? describedTag({ tag }) : undefined;
  return description === undefined ? item : { ...item, documentation: markdown(description) };
}

const nothing: CompletionList = { isIncomplete: false, items: [] };

/** Running text has no word that is replaced. */
const running = (offset: number): Cursor => ({
  kind: 'value',
  path: [],
  start: offset,
  present: new Set(),
  style: { kind: 'block', indent: '' },
});

function inRunningText(named: NamePlace, offset: number, diagnostics: () => readonly Diagnostic[]): readonly Offer[] {
  const comment = commentBefore(named.document.text, offset);
  return comment === undefined ? [] : commentOffers({ named, offset, comment, diagnostics });
}

/** More than this are not sent at once: the editor asks again with the next character. */
const mostOffers = 300;

function fewest(offers: readonly Offer[], word: string): readonly Offer[] {
  if (offers.length <= mostOffers) return offers;
  const has = ({ label, filter = label }: Offer): boolean => filter.toLowerCase().includes(word.toLowerCase());
  return offers.filter(has).slice(0, mostOffers);
}
