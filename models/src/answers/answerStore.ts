import { join } from 'node:path';
import { AnswerFile, type AnswerNews } from './answerFile.ts';
import type { Recorded } from './record.ts';

/** The recorded replies of all models and services, by the name in the settings and by the key of what was asked. */
export interface AnswerStore {
  get(name: string, key: string): Recorded | undefined;
  put(name: string, key: string, recorded: Recorded): void;
}

/** Answers that other programs record as well. */
export interface SharedAnswerStore extends AnswerStore {
  /** What has become of the answers that were looked at, since the last time that somebody asked. */
  news(): AnswerNews;
}

/**
 * The answers in a folder, one file to a model or service; it is created with the first answer.
 * A file that cannot be read or written makes no run fail: `warn` is told once of each, and the answers are kept in memory.
 * @param onUnwritten is told of each answer that is in memory only
 */
export function openAnswerStore(
  folder: string,
  warn: (message: string) => void,
  onUnwritten?: AnswerStore['put'],
): SharedAnswerStore {
  const files = new Map<string, AnswerFile>();
  const warned = new Set<string>();
  const use = <T>(name: string, verb: string, action: (file: AnswerFile) => T): T | undefined => {
    const file = files.get(name) ?? new AnswerFile(join(folder, `${encodeURIComponent(name)}.jsonl`));
    files.set(name, file);
    try {
      return action(file);
    } catch (error) {
      const message = `cannot ${verb} recorded answers: ${error instanceof Error ? error.message : error}`;
      if (!warned.has(`${verb} ${name}`)) warn(message);
      warned.add(`${verb} ${name}`);
      return undefined;
    }
  };
  return {
    get: (name, key) => use(name, 'read', (file) => file.get(key)),
    news: () => strongestNews([...files.keys()].map((name) => use(name, 'read', (file) => file.news()) ?? 'none')),
    put(name, key, recorded) {
      const written = use(name, 'write', (file) => {
        file.put(key, recorded);
        return 'written';
      });
      if (!written) onUnwritten?.(name, key, recorded);
    },
  };
}

/** What is to be said of several. */
export const strongestNews = (news: readonly AnswerNews[]): AnswerNews =>
  news.find((each) => each === 'replaced') ?? news.find((each) => each === 'added') ?? 'none';

/** The answers of one process, for a project that cannot be written to, and for tests. */
export function createMemoryAnswerStore(): AnswerStore {
  const answers = new Map<string, Recorded>();
  return {
    get: (name, key) => answers.get(`${name} ${key}`),
    put: (name, key, recorded) => void answers.set(`${name} ${key}`, recorded),
  };
}
