import { LSPErrorCodes, type Range, ResponseError, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { isParsed } from '#engine/document/documents.ts';
import { compileGlob, isGlob } from '#engine/document/glob.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { DocumentStore, Draft } from '../documentStore.ts';
import { rangeIn } from '../lsp/convert.ts';
import { uriOfPath } from '../lsp/uri.ts';
import { isBelow } from '../workspaceFolders.ts';
import { isRenamed, nameProblem, writtenLike } from './names/newName.ts';
import { type FoundMention, type Search, searchMentions } from './names/search.ts';
import { kindNames, nameOf, type Target, type TargetKind } from './names/target.ts';
import { declarationsFor, mentionAtCursor } from './names/targetAt.ts';

/** What would be renamed at an offset. Throws where that is several things at once. */
export function prepareRename(
  store: DocumentStore,
  draft: Draft,
  offset: number,
): { readonly range: Range; readonly placeholder: string } | null {
  const found = renamedAt(store, draft, offset);
  return found && { range: found.range, placeholder: nameOf(found.target) };
}

export interface RenameOptions extends Pick<Search, 'signal' | 'onShare'> {
  readonly to: string;
}

/** Gives something another name wherever it is named: in drafts and on the disk, with the policies that extend each other. */
export async function rename(
  store: DocumentStore,
  draft: Draft,
  offset: number,
  { to, signal, onShare }: RenameOptions,
): Promise<WorkspaceEdit | null> {
  const found = renamedAt(store, draft, offset);
  if (!found) return null;
  const { target } = found;
  refuseIf(nameProblem(target.kind, to));
  const onFirst = (share: number): void => onShare?.(share / 2);
  const mentions = await searchMentions({ store, target, from: [draft.path], signal, onShare: onFirst });
  refuseIf(mentions.map((mention) => mentionProblem(store, mention, { target, to })).find((problem) => problem));
  const renamed: Target = { ...target, words: [...target.words.slice(0, -1), to] };
  const from = [...new Set([draft.path, ...mentions.map(({ path }) => path)])];
  const onSecond = (share: number): void => onShare?.((1 + share) / 2);
  const others = await searchMentions({ store, target: renamed, from, signal, onShare: onSecond });
  const isTaken = others.some(({ role }) => role === 'declares') || isRow(store, draft.path, renamed);
  refuseIf(isTaken ? `there is ${aKind(target)} \`${to}\` already` : undefined);
  return { changes: editsOf(mentions, to) };
}

const aKind = ({ kind }: Target): string => `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kindNames[kind]}`;

interface Renamed {
  readonly target: Target;
  readonly range: Range;
}

function renamedAt(store: DocumentStore, draft: Draft, offset: number): Renamed | null {
  const mention = mentionAtCursor(store, draft, offset);
  const [target, ...others] = mention?.targets ?? [];
  if (!mention || !target || !isRenamed(target.kind)) return null;
  refuseIf(others.length > 0 ? severalTools(mention.targets) : undefined);
  refuseIf(target.kind === 'tool' && isGlob(mention.spot.text) ? globProblem(mention.spot.text) : undefined);
  if (mention.role === 'names' && !isDeclared(store, draft.path, target)) return null;
  return { target, range: rangeIn(store.lines(draft.path), mention.range) };
}

/** What may be named without being defined anywhere: a session is the application's, and a suite need not give it. */
const declaredElsewhere: ReadonlySet<TargetKind> = new Set(['tool', 'argument', 'session']);

/** A row of a data set is not renamed. */
const isDeclared = (store: DocumentStore, path: string, target: Target): boolean =>
  declaredElsewhere.has(target.kind) || declarationsFor(store, path, target).length > 0;

const globProblem = (glob: string): string => `\`${glob}\` stands for every tool that it covers: rename one of these`;

function severalTools(targets: readonly Target[]): string {
  const tools = targets.map(({ words }) => `\`${words[0]}\``).join(', ');
  return `\`${nameOf(targets[0] ?? { kind: 'argument', words: [] })}\` is an argument of several tools here: ${tools}`;
}

/** Why a place cannot be changed; undefined where it can, or need not. */
function mentionProblem(
  store: DocumentStore,
  { path, targets, spot }: FoundMention,
  { target, to }: { readonly target: Target; readonly to: string },
): string | undefined {
  const display = store.documents.display(path);
  if (!isOurs(store, path)) return `it is named in \`${display}\`, which is outside of the workspace`;
  if (target.kind === 'tool' && isGlob(spot.text))
    return compileGlob(spot.text)(to) ? undefined : `\`${spot.text}\` in \`${display}\` does not cover \`${to}\``;
  return targets.length > 1 ? `in \`${display}\`, ${severalTools(targets)}` : undefined;
}

/** A file that is open, or in one of the folders that are; what was installed is somebody else's. */
function isOurs({ folders, drafts }: DocumentStore, path: string): boolean {
  if (drafts().some((draft) => draft.path === path)) return true;
  return folders.all.some((folder) => isBelow(folder, path)) && !/[\\/]node_modules[\\/]/.test(path);
}

/** Whether a row of a data set has the id. */
function isRow({ documents }: DocumentStore, path: string, { kind, words: [id] }: Target): boolean {
  const document = kind === 'case' ? documents.parse(path) : undefined;
  return (
    document !== undefined &&
    isParsed(document) &&
    readSuite(document, documents).value.cases.some((each) => each.id === id)
  );
}

function editsOf(mentions: readonly FoundMention[], to: string): Record<string, TextEdit[]> {
  const changed = mentions.filter(({ targets, spot }) => !(targets[0]?.kind === 'tool' && isGlob(spot.text)));
  const byFile = Map.groupBy(changed, ({ path }) => path);
  const edit = (mention: FoundMention): TextEdit => ({ range: mention.at, newText: writtenLike(mention, to) });
  return Object.fromEntries([...byFile].map(([path, found]) => [uriOfPath(path), found.map(edit)]));
}

function refuseIf(problem: string | undefined): void {
  if (problem !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, problem);
}
