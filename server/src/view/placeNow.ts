import type { Location } from '#engine/document/diagnostic.ts';
import { isParsed } from '#engine/document/documents.ts';
import { kindOfFile } from '#engine/document/fileKind.ts';
import { indexLines } from '#engine/document/lineIndex.ts';
import { locate } from '#engine/document/nodes.ts';
import { layers, type Source } from '#engine/policy/policy.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { DocumentStore } from '../documentStore.ts';
import { rangeIn, toTarget } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';

/** A rule or a case, where it stood when it was judged. */
export interface Entry {
  readonly id: string;
  readonly at: Location;
}

/** The lists of a policy or a suite whose entries have an id. */
const lists = [...layers, 'cases'] as const;

/** Where an entry stands now, in a file that may have been edited since; where it is gone, the place where it stood. */
export function placeNow(store: DocumentStore, { id, at }: Entry, sources: readonly Source[]): Target {
  const now = find(store, at.path, id);
  if (now) return toTarget(store, now);
  const then = indexLines(sources.find(({ path }) => path === at.path)?.text ?? '');
  const { start, end } = rangeIn(then, at.range);
  const [line, character, endLine, endCharacter] = [start.line, start.character, end.line, end.character];
  return { uri: uriOfPath(at.path), line, character, endLine, endCharacter };
}

function find({ documents, draft }: DocumentStore, path: string, id: string): Location | undefined {
  // A row of a data set has no place of its own.
  if ((draft(uriOfPath(path))?.kind ?? kindOfFile(path)) === undefined) return undefined;
  const document = documents.parse(path);
  if (!isParsed(document)) return undefined;
  for (const list of lists) {
    const entries = (document.value as Record<string, unknown> | null | undefined)?.[list];
    const index = Array.isArray(entries) ? entries.findIndex((entry) => entry?.id === id) : -1;
    if (index >= 0) return locate(document, [list, index, 'id']);
  }
  return undefined;
}
