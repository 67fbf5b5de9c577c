import { answersFolder, projectFolder } from '#disk/projectFolder.ts';
import type { AnswerNews } from '#models/answers/answerFile.ts';
import {
  type AnswerStore,
  openAnswerStore,
  type SharedAnswerStore,
  strongestNews,
} from '#models/answers/answerStore.ts';
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
export interface AnswerStores {
  /** Those of the project of a file. */
  of(path: string): AnswerStore;
  /** What has become of them on the disk since the last time that somebody asked. */
  news(): AnswerNews;
}

export function answerStores(
  store: DocumentStore,
  warn: (message: string) => void,
  onUnwritten?: (answer: UnwrittenAnswer) => void,
): AnswerStores {
  const known = new Map<string, SharedAnswerStore>();
  return {
    of(path) {
      const folder = answersFolderOf(path, store);
      const tell: AnswerStore['put'] = (name, key, recorded) => onUnwritten?.({ folder, name, key, recorded });
      const answers = known.get(folder) ?? openAnswerStore(folder, warn, tell);
      known.set(folder, answers);
      return answers;
    },
    news: () => strongestNews([...known.values()].map((answers) => answers.news())),
  };
}

/** Where the project of a file keeps its recorded answers, absolute. */
export const answersFolderOf = (path: string, { documents, folders }: DocumentStore): string =>
  answersFolder(projectFolder(path, documents, folders.of(path)));
