import type { JudgeRequest } from '#engine/opinion/opinion.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import { callModel } from '../call/callModel.ts';
import type { Answered } from '../call/exchange.ts';
import type { LiveModel } from '../liveModel.ts';
import type { ModelContext } from '../modelClient.ts';
import { createSource, type GivenOpinion, type OpinionSource } from '../opinionSource.ts';
import { failed, type Resolved, ready } from '../resolved.ts';
import { judgeKey } from './judgeKey.ts';
import { judgePrompt, replyFormat } from './judgePrompt.ts';
import { readJudgeReply } from './readJudgeReply.ts';

/** A model that answers questions about an exchange. */
export function createJudge(model: LiveModel, context: ModelContext): OpinionSource<JudgeRequest> {
  const ask = createAsk(model, context);
  return createSource(model.name, context, {
    keyOf: (request) => judgeKey(model, request),
    call: async (request, signal) => {
      const reply = await ask(request, signal);
      return reply.kind === 'failure' ? reply : readReply(model, reply.value);
    },
  });
}

type Ask = (request: JudgeRequest, signal: AbortSignalLike) => Promise<Resolved<Answered>>;

/**
 * Asks for JSON of a schema, with a temperature of 0. Some models refuse a format, or a temperature, and say so with HTTP
 * 400: they are asked without both, from then on at once.
 */
function createAsk(model: LiveModel, context: ModelContext): Ask {
  const { params = {} } = model;
  const strict: LiveModel = { ...model, params: { temperature: 0, ...params } };
  let isPlain = false;
  return async (request, signal) => {
    const prompt = judgePrompt(request);
    if (isPlain) return callModel(model, prompt, context, signal);
    const reply = await callModel(strict, { ...prompt, responseFormat: replyFormat }, context, signal);
    if (reply.kind === 'ready' || reply.failure.kind !== 'rejected') return reply;
    const plain = await callModel(model, prompt, context, signal);
    isPlain = plain.kind === 'ready';
    return isPlain ? plain : reply;
  };
}

function readReply({ name }: LiveModel, { said, durationMs }: Answered): Resolved<GivenOpinion> {
  const reply = readJudgeReply(said.output ?? '');
  if (reply.kind === 'opinion') return ready({ opinion: reply.opinion, durationMs });
  return failed('garbled', `the judge \`${name}\` gave no answer: ${reply.reason}`);
}
