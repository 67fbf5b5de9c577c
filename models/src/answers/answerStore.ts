import { join } from 'node:path';
import { AnswerFile } from './answerFile.ts';
import type { RecordedAnswer } from './recordedAnswer.ts';

/** The recorded answers of all models. `model` is the name in the settings, `key` is an `answerKey`. */
export interface AnswerStore {
  get(model: string, key: string): RecordedAnswer | undefined;
  put(model: string, key: string, answer: RecordedAnswer): void;
}

/**
 * The answers in a folder, one file to a model; it is created with the first answer.
 * A file that cannot be read or written makes no run fail: `warn` is told once of each, and the answers are kept in memory.
 */
export function openAnswerStore(folder: string, warn: (message: string) => void): AnswerStore {
  const files = new Map<string, AnswerFile>();
  const warned = new Set<string>();
  const use = <T>(model: string, verb: string, action: (file: AnswerFile) => T): T | undefined => {
    const path = join(folder, `${encodeURIComponent(model)}.jsonl`);
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
    get: (model, key) => use(model, 'read', (file) => file.get(key)),
    put: (model, key, answer) => use(model, 'write', (file) => file.put(key, answer)),
  };
}

/** The answers of one process, for a project that cannot be written to, and for tests. */
export function createMemoryAnswerStore(): AnswerStore {
  const answers = new Map<string, RecordedAnswer>();
  return {
    get: (model, key) => answers.get(`${model} ${key}`),
    put: (model, key, answer) => void answers.set(`${model} ${key}`, answer),
  };
}
