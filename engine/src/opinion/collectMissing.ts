import { type OpinionRequest, type Opinions, opinionKey } from './opinion.ts';

/** Opinions that note what they were asked for and did not have. */
export interface CollectingOpinions {
  readonly opinions: Opinions;
  /** Each opinion that was missing, once. */
  missing(): readonly OpinionRequest[];
}

export function collectMissing(opinions: Opinions): CollectingOpinions {
  const missing = new Map<string, OpinionRequest>();
  return {
    opinions: (request) => {
      const reply = opinions(request);
      if (!reply) missing.set(opinionKey(request), request);
      return reply;
    },
    missing: () => [...missing.values()],
  };
}
