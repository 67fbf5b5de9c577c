import { type MessagePort, parentPort, Worker } from 'node:worker_threads';
import { diskFiles, readOnce } from '#disk/diskFiles.ts';
import { openDocuments } from '#engine/document/documents.ts';
import type { World } from '../world.ts';
import { type FileToCheck, localShard, type Shard, type SuiteToJudge } from './shard.ts';

/** Asks for one of the two parts of a check. */
type Question =
  | { readonly kind: 'judge'; readonly of: readonly SuiteToJudge[] }
  | { readonly kind: 'check'; readonly of: readonly FileToCheck[] };

/** What a thread is told when it starts; it tells this program that it is no command line. */
export interface CheckThread {
  readonly kind: 'check';
  /** The current folder of the command. */
  readonly folder: string;
}

export const isCheckThread = (data: unknown): data is CheckThread =>
  typeof data === 'object' && data !== null && 'kind' in data && data.kind === 'check';

/** So many files are worth a thread: starting one takes as long as checking about forty. */
const filesPerThread = 100;
const mostThreads = 4;

/** Shards in threads beside this one, as many as so many files are worth. */
export function startThreads(files: number, world: Pick<World, 'processors' | 'program' | 'folder'>): readonly Shard[] {
  const count = Math.min(world.processors, mostThreads, Math.ceil(files / filesPerThread)) - 1;
  return Array.from({ length: Math.max(0, count) }, () => threadShard(world.program(), world.folder));
}

/** A shard in a thread of its own. If the thread fails or ends, so does what was asked of it: nothing counts as checked. */
function threadShard(program: string, folder: string): Shard {
  const workerData: CheckThread = { kind: 'check', folder };
  // Most of what checking makes is dead at once: with room for it, little of it is ever copied.
  const worker = new Worker(program, { workerData, resourceLimits: { maxYoungGenerationSizeMb: 64 } });
  // Answers come in the order of the questions.
  const asked: { answer(message: never): void; fail(error: unknown): void }[] = [];
  worker.on('message', (message) => asked.shift()?.answer(message as never));
  let failure: unknown;
  const failAll = (error: unknown): void => {
    failure ??= error;
    for (const { fail } of asked.splice(0)) fail(failure);
  };
  worker.on('error', failAll);
  worker.on('exit', (code) => failAll(new Error(`a thread of the check ended with ${code} before its work was done`)));
  const ask = <Answer>(question: Question): Promise<Answer> =>
    new Promise((answer, fail) => {
      if (failure !== undefined) return fail(failure);
      asked.push({ answer, fail });
      worker.postMessage(question);
    });
  return {
    judge: (suites) => ask({ kind: 'judge', of: suites }),
    check: (files) => ask({ kind: 'check', of: files }),
    end: () => void worker.terminate(),
  };
}

/** Answers the questions of the thread that has started this one. */
export function serveCheck({ folder }: CheckThread, port: MessagePort | null = parentPort): void {
  const shard = localShard(openDocuments(readOnce(diskFiles(folder))));
  port?.on('message', async (question: Question) => {
    port.postMessage(await (question.kind === 'judge' ? shard.judge(question.of) : shard.check(question.of)));
  });
}
