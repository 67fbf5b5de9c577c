import type { Range as LspRange } from 'vscode-languageserver';
import { findSettingsFile } from '#engine/settings/readSettings.ts';
import type { DocumentStore } from '../../documentStore.ts';
import { rangeIn } from '../../lsp/convert.ts';
import { takeTurns } from '../../turns.ts';
import { type WorkspaceFile, workspaceFiles } from '../../workspaceFiles.ts';
import { boundFiles, drawnFiles } from './drawnFiles.ts';
import { baseName, type Mention, mentionsIn } from './mentions.ts';
import { namedFile } from './namedFile.ts';
import { nameOf, type Target, type TargetKind } from './target.ts';

/** A place that names a target, as an editor has it. */
export interface FoundMention extends Mention {
  readonly path: string;
  readonly at: LspRange;
}

export interface Search {
  readonly store: DocumentStore;
  readonly target: Target;
  /** The files from which the target is seen. */
  readonly from: readonly string[];
  readonly signal: AbortSignal;
  /** Hears now and then which share of the search is done: from 0 to 1. */
  readonly onShare?: (share: number) => void;
}

/** Every place of the workspace that names a target; none once it is cancelled. Other work has its turn between files. */
export async function searchMentions(search: Search): Promise<readonly FoundMention[]> {
  const { store, target, from, signal, onShare } = search;
  const takeTurn = takeTurns();
  const pause = async (share: number): Promise<void> => {
    if (await takeTurn()) onShare?.(share);
  };
  const files: WorkspaceFile[] = [];
  const all = await workspaceFiles(store);
  for (const [done, file] of all.entries()) {
    if (file.kind === 'policy' || mayName(search, file.path)) files.push(file);
    await pause(done / all.length / 2);
    if (signal.aborted) return [];
  }
  const scope: Scope = scopes[target.kind](search, files);
  const found: FoundMention[] = [];
  for (const [done, path] of scope.files.entries()) {
    found.push(...foundIn(search, path));
    await pause((1 + done / scope.files.length) / 2);
    if (signal.aborted) return [];
  }
  const naming = [...new Set(found.map(({ path }) => path))];
  const bound = scope.drawn && boundFiles(from, naming, scope.drawn);
  return bound ? found.filter(({ path }) => bound.has(path)) : found;
}

interface Scope {
  /** The files that may name the target. */
  readonly files: readonly string[];
  /** What each file draws on: a name means the same in files that one draws on together. */
  readonly drawn?: readonly (readonly string[])[];
}

type ScopeOf = (search: Search, files: readonly WorkspaceFile[]) => Scope;

const acrossPolicies: ScopeOf = ({ store }, files) => {
  const drawn = files.filter(({ kind }) => kind !== 'settings').map(({ path }) => drawnFiles(store, path));
  return { files: [...new Set([...files.map(({ path }) => path), ...drawn.flat()])], drawn };
};

const underSettings: ScopeOf = ({ store: { documents }, from }, files) => {
  const settings = findSettingsFile(from[0] ?? '', documents);
  return { files: files.map(({ path }) => path).filter((path) => findSettingsFile(path, documents) === settings) };
};

const everywhere: ScopeOf = (_, files) => ({ files: files.map(({ path }) => path) });

const scopes = {
  rule: acrossPolicies,
  tool: acrossPolicies,
  argument: acrossPolicies,
  value: acrossPolicies,
  session: acrossPolicies,
  model: underSettings,
  service: underSettings,
  case: ({ from }) => ({ files: from }),
  file: everywhere,
} satisfies Record<TargetKind, ScopeOf>;

function foundIn(search: Search, path: string): readonly FoundMention[] {
  const { store, target } = search;
  const file = mayName(search, path) ? namedFile(store, path) : undefined;
  if (!file) return [];
  const lines = store.lines(path);
  return mentionsIn(file, target).map((mention) => ({ ...mention, path, at: rangeIn(lines, mention.range) }));
}

/** A file whose text has not got the name needs not be parsed; a tool may be meant by a glob. */
function mayName({ store: { documents }, target }: Search, path: string): boolean {
  const content = documents.read(path);
  if (content.kind === 'unreadable') return false;
  const { text } = content;
  const name = nameOf(target);
  if (target.kind === 'file') return text.includes(baseName(name)) || name === path;
  return text.includes(name) || (target.kind === 'tool' && /\btool\b.*[*?[{]/.test(text));
}
