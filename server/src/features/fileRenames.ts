import { dirname, isAbsolute, relative, sep } from 'node:path';
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { nodeRange } from '#engine/document/tree.ts';
import type { DocumentStore } from '../documentStore.ts';
import { rangeIn } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { takeTurns } from '../turns.ts';
import { workspaceFiles } from '../workspaceFiles.ts';
import { isBelow } from '../workspaceFolders.ts';
import { movedGlob } from './edits/movedGlob.ts';
import { type Mention, mentionsWithin } from './names/mentions.ts';
import { type NamedFile, namedFile } from './names/namedFile.ts';
import { writtenLike } from './names/newName.ts';
import { type Spot, spotsIn } from './names/spots.ts';

/** A file or a folder that is about to have another path; both are absolute. */
export interface FileRename {
  readonly from: string;
  readonly to: string;
}

/**
 * What has to be written anew in policies, suites and settings, so that each names the files that it named: those that name
 * what is moved, and those that are moved themselves. None once it is cancelled.
 */
export async function editsOfFileRenames(
  store: DocumentStore,
  renames: readonly FileRename[],
  signal: AbortSignal,
): Promise<WorkspaceEdit | null> {
  const changes: Record<string, TextEdit[]> = {};
  const takeTurn = takeTurns();
  for (const { path } of await workspaceFiles(store)) {
    if ((await takeTurn()) && signal.aborted) return null;
    const file = namedFile(store, path);
    const edits = file ? editsOf(file, renames) : [];
    if (edits.length > 0) changes[uriOfPath(path)] = [...edits];
  }
  return Object.keys(changes).length > 0 ? { changes } : null;
}

function editsOf(file: NamedFile, renames: readonly FileRename[]): readonly TextEdit[] {
  const { path, text } = file.document;
  const lines = file.store.lines(path);
  const write = (place: Pick<Mention, 'spot' | 'range'>, written: string | undefined): readonly TextEdit[] =>
    written === undefined ? [] : [{ range: rangeIn(lines, place.range), newText: writtenLike(place, written) }];
  const names = mentionsWithin(file, { start: 0, end: text.length });
  return [
    ...names.flatMap((mention) => write(mention, newReference(path, mention, renames))),
    ...globsIn(file).flatMap((spot) => {
      const glob = movedGlob(spot.text, path, (place) => moved(place, renames));
      return write({ spot, range: nodeRange(spot.node) }, glob);
    }),
  ];
}

/** The globs of the settings that say of which files they speak. */
function globsIn({ kind, document }: NamedFile): readonly Spot[] {
  if (kind !== 'settings') return [];
  return spotsIn(document, { wants: () => true }).filter(
    ({ part, path: [key, , entry] }) =>
      part === 'value' && (key === 'ignore' || (key === 'overrides' && entry === 'files')),
  );
}

/** What a file is to write for the file that it names; undefined where it can stay, and for names of something else. */
function newReference(
  path: string,
  { targets, role, spot }: Mention,
  renames: readonly FileRename[],
): string | undefined {
  const [target] = targets;
  const named = target?.kind === 'file' && role === 'names' ? target.words[0] : undefined;
  if (named === undefined) return undefined;
  const [place, namedPlace] = [moved(path, renames), moved(named, renames)];
  if (place === path && namedPlace === named) return undefined;
  const reference = isAbsolute(spot.text) ? namedPlace : way(place, namedPlace, /^\.{1,2}\//.test(spot.text));
  return reference === spot.text ? undefined : reference;
}

/** The way from a file to another, with forward slashes; with a `./` or `../` at its start, if the old one had one. */
function way(from: string, to: string, isDotted: boolean): string {
  const found = relative(dirname(from), to).split(sep).join('/');
  return isDotted && !found.startsWith('../') ? `./${found}` : found;
}

/** Where a file will be. */
function moved(path: string, renames: readonly FileRename[]): string {
  const rename = renames.find(({ from }) => from === path || isBelow(from, path));
  return rename ? rename.to + path.slice(rename.from.length) : path;
}
