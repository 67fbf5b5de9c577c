import type { AbortSignalLike, ModelClient, ModelReply, ModelRequest } from '#engine/run/modelClient.ts';
import { answerKey } from './answers/answerKey.ts';
import type { AnswerStore } from './answers/answerStore.ts';
import type { RecordedAnswer } from './answers/recordedAnswer.ts';
import { createBreaker } from './call/breaker.ts';
import type { CallLimit } from './call/callLimit.ts';
import { type CallContext, callModel } from './call/callModel.ts';
import type { LiveModel } from './liveModel.ts';

/** What all the models of a run share. */
export interface ModelContext extends CallContext {
  readonly answers: AnswerStore;
  readonly limit: CallLimit;
}

/**
 * A model behind the engine's interface: a recorded answer is replayed, any other is asked for and recorded.
 * A failure is never recorded, so that the next run asks again.
 */
export function createModelClient(model: LiveModel, context: ModelContext): ModelClient {
  const { name, provider, params = {} } = model;
  const { answers, limit } = context;
  const replay = (key: string) => replayed(answers.get(name, key));
  const breaker = createBreaker();
  const ask = async (key: string, request: ModelRequest, signal: AbortSignalLike): Promise<ModelReply> => {
    const pointless = breaker.open();
    if (pointless) return { kind: 'failure', failure: pointless };
    const reply = await callModel(model, request, context, signal);
    if (reply.kind === 'failure') {
      breaker.note(reply);
      return reply;
    }
    const { said, durationMs } = reply.value;
    const answer = { ...said, recordedAt: context.time.now().toISOString(), durationMs };
    answers.put(name, key, answer);
    const given: ModelReply = { kind: 'answer', answer: { ...answer, cached: false } };
    breaker.note(given);
    return given;
  };
  return {
    identity: { name, provider, model: model.model, params },
    has: (request) => answers.get(name, answerKey(model, request)) !== undefined,
    ask: async (request, signal) => {
      const key = answerKey(model, request);
      // Another case may ask the same while this one waits for its turn. A call keeps its turn while it waits to be tried
      // again, so that a server that is overloaded is asked less.
      return replay(key) ?? limit(async () => replay(key) ?? ask(key, request, signal));
    },
  };
}

function replayed(answer: RecordedAnswer | undefined): ModelReply | undefined {
  return answer && { kind: 'answer', answer: { ...answer, cached: true } };
}
