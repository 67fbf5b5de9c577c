import { isPseudoRule } from '#engine/policy/policy.ts';
import { findSettingsFile } from '#engine/settings/readSettings.ts';
import type { DocumentStore, Draft } from '../../documentStore.ts';
import { drawnFiles } from './drawnFiles.ts';
import { type Mention, mentionAt, mentionsIn } from './mentions.ts';
import { namedDraft, namedFile } from './namedFile.ts';
import type { Target } from './target.ts';

/** What is named at an offset of an open document; undefined where nothing is, and for what is built in. */
export function mentionAtCursor(store: DocumentStore, draft: Draft, offset: number): Mention | undefined {
  const file = namedDraft(store, draft);
  const mention = file && mentionAt(file, offset);
  return mention?.targets.some(isBuiltIn) ? undefined : mention;
}

const isBuiltIn = ({ kind, words: [name = ''] }: Target): boolean =>
  (kind === 'rule' && isPseudoRule(name)) || (kind === 'model' && name === 'recorded');

/** A place that declares a target, and the file that it is in. */
export interface Declaration extends Mention {
  readonly path: string;
}

/** Where that is declared which a file names: in itself, or in the first of the files that it draws on which declares it. */
export function declarationsFor(store: DocumentStore, path: string, target: Target): readonly Declaration[] {
  for (const file of filesFor(store, path, target)) {
    const named = namedFile(store, file);
    const mentions = named ? mentionsIn(named, target) : [];
    const declared = mentions.filter(({ role }) => role === 'declares');
    if (declared.length > 0) return declared.map((mention) => ({ ...mention, path: file }));
  }
  return [];
}

function filesFor(store: DocumentStore, path: string, { kind }: Target): readonly string[] {
  if (kind !== 'model' && kind !== 'service') return drawnFiles(store, path);
  const settings = findSettingsFile(path, store.documents);
  return settings === undefined ? [] : [settings];
}
