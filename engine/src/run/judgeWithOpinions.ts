import { collectMissing } from '../opinion/collectMissing.ts';
import { type OpinionReply, type OpinionRequest, type Opinions, opinionKey } from '../opinion/opinion.ts';
import type { AbortSignalLike, ModelFailure } from './modelClient.ts';
import type { OpinionClient } from './opinionClient.ts';
import type { RunPlan } from './plan.ts';

/** What judging gives once all opinions are there, or why it gives nothing. */
export type JudgedWithOpinions<T> =
  | { readonly kind: 'judged'; readonly judgment: T }
  | { readonly kind: 'needs-run' | 'cancelled'; readonly judgment: T };

/** Judges until no opinion is missing that can be had. What cannot be had is an error of the rule that wants it. */
export async function judgeWithOpinions<T>(
  judge: (opinions: Opinions) => T,
  { opinions: client, mode }: Pick<RunPlan, 'opinions' | 'mode'>,
  given: Opinions,
  signal: AbortSignalLike,
): Promise<JudgedWithOpinions<T>> {
  const known = new Map<string, OpinionReply>();
  const opinions: Opinions = (request) => given(request) ?? known.get(opinionKey(request));
  for (;;) {
    const collecting = collectMissing(opinions);
    const judgment = judge(collecting.opinions);
    const missing = collecting.missing();
    if (missing.length === 0) return { kind: 'judged', judgment };
    if (signal.aborted) return { kind: 'cancelled', judgment };
    // A preview asks nobody: a case that needs an opinion which is not recorded needs a run. What is recorded may show that
    // another one is not needed.
    const askable = mode === 'preview' ? missing.filter((request) => client?.has(request)) : missing;
    if (askable.length === 0) return { kind: 'needs-run', judgment };
    const replies = await Promise.all(askable.map((request) => askFor(request, client, signal)));
    for (const [index, request] of askable.entries()) {
      const reply = replies[index];
      if (reply === 'cancelled') return { kind: 'cancelled', judgment };
      if (reply) known.set(opinionKey(request), reply);
    }
  }
}

async function askFor(
  request: OpinionRequest,
  client: OpinionClient | undefined,
  signal: AbortSignalLike,
): Promise<OpinionReply | 'cancelled'> {
  if (!client) return { kind: 'failure', reason: 'service_failed', message: `nobody can be asked: ${nameOf(request)}` };
  const reply = await client.ask(request, signal);
  if (reply.kind === 'answer') return { kind: 'opinion', opinion: reply.answer.opinion };
  return reply.failure.kind === 'cancelled' ? 'cancelled' : { kind: 'failure', ...failureOf(reply.failure) };
}

const failureOf = ({ kind, message }: ModelFailure): Omit<Extract<OpinionReply, { kind: 'failure' }>, 'kind'> => ({
  reason: kind === 'timeout' ? 'timeout' : 'service_failed',
  message,
});

const nameOf = (request: OpinionRequest): string =>
  request.kind === 'judge' ? `the model \`${request.model}\`` : `the service \`${request.service}\``;
