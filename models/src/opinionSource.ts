import type { Opinion, OpinionRequest } from '#engine/opinion/opinion.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { OpinionClientReply } from '#engine/run/opinionClient.ts';
import { isOpinion, type RecordedOpinion } from './answers/recordedOpinion.ts';
import type { ModelContext } from './modelClient.ts';
import { createReplay } from './replay.ts';
import { type Resolved, ready } from './resolved.ts';

/** A judge or a classifier: it replays the opinions that it gave. */
export interface OpinionSource<R extends OpinionRequest> {
  has(request: R): boolean;
  ask(request: R, signal: AbortSignalLike): Promise<OpinionClientReply>;
}

/** How opinions are got where none is recorded. */
interface Asking<R> {
  /** The same for two requests if and only if they ask the same. */
  keyOf(request: R): string;
  call(request: R, signal: AbortSignalLike): Promise<Resolved<GivenOpinion>>;
}

export interface GivenOpinion {
  readonly opinion: Opinion;
  /** How long it was waited for, without the waits between two tries. */
  readonly durationMs: number;
}

/** Opinions that are recorded under the name of the model or service in the settings. */
export function createSource<R extends OpinionRequest>(
  name: string,
  { answers, limit, time }: Pick<ModelContext, 'answers' | 'limit' | 'time'>,
  { keyOf, call }: Asking<R>,
): OpinionSource<R> {
  const find = (key: string): RecordedOpinion | undefined => {
    const recorded = answers.get(name, key);
    return isOpinion(recorded) ? recorded : undefined;
  };
  const replay = createReplay<RecordedOpinion>(
    { get: find, put: (key, value) => answers.put(name, key, value) },
    limit,
  );
  return {
    has: (request) => find(keyOf(request)) !== undefined,
    ask: (request, signal) =>
      replay(keyOf(request), async () => {
        const reply = await call(request, signal);
        return reply.kind === 'failure' ? reply : ready({ ...reply.value, recordedAt: time.now().toISOString() });
      }),
  };
}
