import type { AnswerNews } from '#models/answers/answerFile.ts';
import { type AnswerStore, createMemoryAnswerStore } from '#models/answers/answerStore.ts';
import type { DocumentStore } from '../documentStore.ts';
import { answerStores, answersFolderOf, type UnwrittenAnswer } from '../runs/answerStores.ts';

/** The answers that are judged: those on the disk, and those that a run has got and could not write there. */
export interface FoundAnswers {
  answersFor(path: string): Pick<AnswerStore, 'get'>;
  keep(answer: UnwrittenAnswer): void;
  /** What has become of those on the disk since the last time that somebody asked. */
  news(): AnswerNews;
}

export function createFoundAnswers(store: DocumentStore, warn: (message: string) => void): FoundAnswers {
  const written = answerStores(store, warn);
  const unwritten = createMemoryAnswerStore();
  const placeOf = (folder: string, name: string): string => `${folder} ${name}`;
  return {
    answersFor(path) {
      const onDisk = written.of(path);
      const folder = answersFolderOf(path, store);
      return { get: (name, key) => onDisk.get(name, key) ?? unwritten.get(placeOf(folder, name), key) };
    },
    news: written.news,
    keep: ({ folder, name, key, recorded }) => unwritten.put(placeOf(folder, name), key, recorded),
  };
}
