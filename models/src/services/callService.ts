import type { OpinionText } from '#engine/opinion/opinion.ts';
import type { AbortSignalLike } from '#engine/run/modelClient.ts';
import type { CallContext } from '../call/callModel.ts';
import { withRetries } from '../call/retries.ts';
import type { GivenOpinion } from '../opinionSource.ts';
import { type Resolved, ready } from '../resolved.ts';
import { exchange } from './exchange.ts';
import { mergeOpinions } from './mergeOpinions.ts';
import { findTarget, type NamedService } from './target.ts';

/**
 * Asks a service over the network, whatever is recorded. Several requests may be needed, which are made one after the
 * other; where one of them fails there is no opinion. Never rejects: what goes wrong is a failure.
 */
export async function callService(
  service: NamedService,
  texts: readonly OpinionText[],
  context: CallContext,
  signal: AbortSignalLike,
): Promise<Resolved<GivenOpinion>> {
  const target = await findTarget(service, context);
  if (target.kind === 'failure') return target;
  const given: GivenOpinion[] = [];
  for (const request of target.value.adapter.requests(textsToAsk(texts), service)) {
    const reply = await withRetries(() => exchange(target.value, request, context, signal), context, signal);
    if (reply.kind === 'failure') return reply;
    given.push(reply.value);
  }
  const durationMs = given.reduce((sum, each) => sum + each.durationMs, 0);
  return ready({ opinion: mergeOpinions(given.map(({ opinion }) => opinion)), durationMs });
}

/** Services refuse empty texts, and half of a surrogate pair. Its replacement is as long, so that offsets stay right. */
function textsToAsk(texts: readonly OpinionText[]): readonly OpinionText[] {
  return texts.filter(({ text }) => text.trim() !== '').map(({ on, text }) => ({ on, text: text.toWellFormed() }));
}
