import { join } from 'node:path';
import { AnswerFile } from './answerFile.ts';
import type { Recorded } from './record.ts';

/** The recorded replies of all models and services, by the name in the settings and by the key of what was asked. */
export interface AnswerStore {
  get(name: string, key: string): Recorded | undefined;
  put(name: string, key: string, recorded: Recorded): void;
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
): AnswerStore {
  const files = new Map<string, AnswerFile>();
  const warned = new Set<string>();
  const use = <T>(name: string, verb: string, action: (file: AnswerFile) => T): T | undefined => {
    const path = join(folder, `${encodeURIComponent(name)}.jsonl`);
    const file = files.get(path) ?? new AnswerFile(path);
    files.set(path, file);
    try {
      return action(file);
    } catch (error) {
      const message = `cannot ${verb} recorded answers: ${error instanceof Error ? error.message : error}`;
      if (!warned.has(path + verb)) warn(message);
      warned.add(path + verb);
      return undefined;
    }
  };
  return {
    get: (name, key) => use(name, 'read', (file) => file.get(key)),
    put(name, key, recorded) {
      const written = use(name, 'write', (file) => {
        file.put(key, recorded);
        return 'written';
      });
      if (!written) onUnwritten?.(name, key, recorded);
    },
  };
}

/** The answers of one process, for a project that cannot be written to, and for tests. */
export function createMemoryAnswerStore(): AnswerStore {
  const answers = new Map<string, Recorded>();
  return {
    get: (name, key) => answers.get(`${name} ${key}`),
    put: (name, key, recorded) => void answers.set(`${name} ${key}`, recorded),
  };
}
