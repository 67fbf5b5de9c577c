import type { ModelClient, ModelRequest } from '#engine/run/modelClient.ts';
import { answerKey } from './answers/answerKey.ts';
import type { AnswerStore } from './answers/answerStore.ts';
import { isAnswer, type RecordedAnswer } from './answers/recordedAnswer.ts';
import type { CallLimit } from './call/callLimit.ts';
import { type CallContext, callModel } from './call/callModel.ts';
import type { LiveModel } from './liveModel.ts';
import { createReplay } from './replay.ts';
import { ready } from './resolved.ts';

/** What all the models and services of a run share. */
export interface ModelContext extends CallContext {
  readonly answers: AnswerStore;
  readonly limit: CallLimit;
}

/** A model behind the engine's interface: a recorded answer is replayed, any other is asked for and recorded. */
export function createModelClient(model: LiveModel, context: ModelContext): ModelClient {
  const { name, provider, params = {} } = model;
  const { answers, limit, time } = context;
  const find = (key: string): RecordedAnswer | undefined => {
    const recorded = answers.get(name, key);
    return isAnswer(recorded) ? recorded : undefined;
  };
  const replay = createReplay<RecordedAnswer>(
    { get: find, put: (key, answer) => answers.put(name, key, answer) },
    limit,
  );
  const keyOf = (request: ModelRequest): string => answerKey(model, request);
  return {
    identity: { name, provider, model: model.model, params },
    has: (request) => find(keyOf(request)) !== undefined,
    ask: (request, signal) =>
      replay(keyOf(request), async () => {
        const reply = await callModel(model, request, context, signal);
        if (reply.kind === 'failure') return reply;
        const { said, durationMs } = reply.value;
        return ready({ ...said, recordedAt: time.now().toISOString(), durationMs });
      }),
  };
}
