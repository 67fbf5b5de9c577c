import { answersFolder, projectFolder } from '#disk/projectFolder.ts';
import { type AnswerStore, openAnswerStore } from '#models/answers/answerStore.ts';
import type { DocumentStore } from '../documentStore.ts';

/** An answer that could not be written to the disk. */
export interface UnwrittenAnswer {
  /** The folder of answers that it belongs in. */
  readonly folder: string;
  readonly name: string;
  readonly key: string;
  readonly recorded: Parameters<AnswerStore['put']>[2];
}

/** The recorded answers of the projects that are looked at. */
export function answerStores(
  store: DocumentStore,
  warn: (message: string) => void,
  onUnwritten?: (answer: UnwrittenAnswer) => void,
): (path: string) => AnswerStore {
  const known = new Map<string, AnswerStore>();
  return (path) => {
    const folder = answersFolderOf(path, store);
    const tell: AnswerStore['put'] = (name, key, recorded) => onUnwritten?.({ folder, name, key, recorded });
    const answers = known.get(folder) ?? openAnswerStore(folder, warn, tell);
    known.set(folder, answers);
    return answers;
  };
}

export const answersFolderOf = (path: string, { documents, folders }: DocumentStore): string =>
  answersFolder(projectFolder(path, documents, folders.of(path)));
