import { type MessagePort, parentPort, Worker } from 'node:worker_threads';
import { diskFiles, readOnce } from '#disk/diskFiles.ts';
import { openDocuments } from '#engine/document/documents.ts';
import type { World } from '../world.ts';
import { type FileToCheck, type JudgedInQueue, localShard, type Shard } from './shard.ts';
import type { SuiteQueue } from './suiteQueue.ts';

/** Asks for one of the two parts of a check. */
type Question =
  | { readonly kind: 'judge'; readonly of: SuiteQueue }
  | { readonly kind: 'check'; readonly of: readonly FileToCheck[] };

/** `judged` any number of times, while the suites are judged; then the answer to the question. */
type Message =
  | { readonly kind: 'judged'; readonly suites: readonly JudgedInQueue[] }
  | { readonly kind: 'answer'; readonly files: CheckedFiles };

type CheckedFiles = Awaited<ReturnType<Shard['check']>>;

interface Asked {
  tell(suites: readonly JudgedInQueue[]): void;
  answer(files: CheckedFiles): void;
  fail(error: unknown): void;
}

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
  const asked: Asked[] = [];
  worker.on('message', (message: Message) => {
    if (message.kind === 'judged') asked[0]?.tell(message.suites);
    else asked.shift()?.answer(message.files);
  });
  let failure: unknown;
  const failAll = (error: unknown): void => {
    failure ??= error;
    for (const { fail } of asked.splice(0)) fail(failure);
  };
  worker.on('error', failAll);
  worker.on('exit', (code) => failAll(new Error(`a thread of the check ended with ${code} before its work was done`)));
  const ask = (question: Question, tell: Asked['tell'] = () => undefined): Promise<CheckedFiles> =>
    new Promise((answer, fail) => {
      if (failure !== undefined) return fail(failure);
      asked.push({ tell, answer, fail });
      worker.postMessage(question);
    });
  return {
    judge: async (queue, tell) => void (await ask({ kind: 'judge', of: queue }, tell)),
    check: (files) => ask({ kind: 'check', of: files }),
    end: () => void worker.terminate(),
  };
}

/** Answers the questions of the thread that has started this one. */
export function serveCheck({ folder }: CheckThread, port: MessagePort | null = parentPort): void {
  const shard = localShard(openDocuments(readOnce(diskFiles(folder))));
  const post = (message: Message): void => port?.postMessage(message);
  const answer = async (question: Question): Promise<CheckedFiles> => {
    if (question.kind === 'check') return shard.check(question.of);
    await shard.judge(question.of, (suites) => post({ kind: 'judged', suites }));
    return [];
  };
  port?.on('message', async (question: Question) => post({ kind: 'answer', files: await answer(question) }));
}
