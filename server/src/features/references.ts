import type { DocumentHighlight, Location } from 'vscode-languageserver';
import { DocumentHighlightKind } from 'vscode-languageserver';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { rangeIn } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { mentionsIn } from './names/mentions.ts';
import { namedFile } from './names/namedFile.ts';
import { type FoundMention, type Search, searchMentions } from './names/search.ts';
import { mentionAtCursor } from './names/targetAt.ts';

export interface ReferencesOptions extends Pick<Search, 'signal' | 'onShare'> {
  readonly includeDeclaration: boolean;
}

/** Every place of the workspace that names what the name at an offset stands for. */
export async function references(
  store: DocumentStore,
  draft: Draft,
  offset: number,
  { includeDeclaration, signal, onShare }: ReferencesOptions,
): Promise<Location[] | null> {
  const mention = mentionAtCursor(store, draft, offset);
  if (!mention) return null;
  const from = [draft.path];
  const found: FoundMention[] = [];
  for (const [done, target] of mention.targets.entries()) {
    const onPart = (share: number): void => onShare?.((done + share) / mention.targets.length);
    found.push(...(await searchMentions({ store, target, from, signal, onShare: onPart })));
  }
  const wanted = found.filter(({ role }) => includeDeclaration || role === 'names');
  return distinct(wanted).map(({ path, at }) => ({ uri: uriOfPath(path), range: at }));
}

/** One place may name several of the targets. */
function distinct(found: readonly FoundMention[]): readonly FoundMention[] {
  const places = new Map(found.map((mention) => [`${mention.path}:${mention.range.start}`, mention]));
  return [...places.values()];
}

/** The places of this file that name the same, and which of them declare it. */
export function highlights(store: DocumentStore, draft: Draft, offset: number): DocumentHighlight[] | null {
  const mention = mentionAtCursor(store, draft, offset);
  const file = mention && namedFile(store, draft.path);
  if (!file) return null;
  const lines = store.lines(draft.path);
  const ranges = new Map(
    mention.targets
      .flatMap((target) => mentionsIn(file, target))
      .map(({ range, role }) => [range.start, { range: rangeIn(lines, range), kind: highlightKinds[role] }]),
  );
  return [...ranges.values()];
}

const highlightKinds = { declares: DocumentHighlightKind.Write, names: DocumentHighlightKind.Read } as const;
