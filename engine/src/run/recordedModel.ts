import type { Answer } from '../exchange/exchange.ts';
import type { ModelClient, ModelIdentity, ModelReply, ModelRequest } from './modelClient.ts';

/** Finds the recorded answer to a request. */
export type FindAnswer = (request: ModelRequest) => Answer | undefined;

/** A model that replays recorded answers, and needs no network. */
export function recordedModel(identity: ModelIdentity, find: FindAnswer): ModelClient {
  return {
    identity,
    has: (request) => find(request) !== undefined,
    ask: (request): Promise<ModelReply> => {
      const answer = find(request);
      if (answer) return Promise.resolve({ kind: 'answer', answer: { ...answer, cached: true } });
      const message = `\`${identity.name}\` has no recorded answer to this case`;
      return Promise.resolve({ kind: 'failure', failure: { kind: 'no-answer', message } });
    },
  };
}

/** The model `recorded`: the answers that are kept with the cases. */
export function answersOfCases(cases: readonly { readonly id: string; readonly recorded?: Answer }[]): ModelClient {
  const byCase = new Map(cases.map(({ id, recorded }) => [id, recorded]));
  return recordedModel({ name: 'recorded', provider: 'recorded', model: 'recorded', params: {} }, ({ caseId }) =>
    byCase.get(caseId),
  );
}
