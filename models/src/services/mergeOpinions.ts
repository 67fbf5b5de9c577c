import type { Opinion, OpinionCategory } from '#engine/opinion/opinion.ts';
import { shortReason } from '../shortReason.ts';
import { MOST_SPANS } from './spans.ts';

/** The opinion on several texts, of the opinions on each: it holds where one of them holds. */
export function mergeOpinions(opinions: readonly Opinion[]): Opinion {
  const holding = opinions.filter(({ holds }) => holds);
  const reasons = new Set(holding.flatMap(({ reason }) => (reason ? [reason] : [])));
  const confidences = holding.flatMap(({ confidence }) => confidence ?? []);
  const spans = opinions.flatMap((opinion) => opinion.spans ?? []).slice(0, MOST_SPANS);
  const categories = mergeCategories(opinions.flatMap((opinion) => opinion.categories ?? []));
  return {
    holds: holding.length > 0,
    ...(confidences.length > 0 && { confidence: Math.max(...confidences) }),
    ...(reasons.size > 0 && { reason: shortReason([...reasons].join('; ')) }),
    ...(categories.length > 0 && { categories }),
    ...(spans.length > 0 && { spans }),
  };
}

/** Of categories with the same name: found where one is found, with the highest score. */
function mergeCategories(categories: readonly OpinionCategory[]): readonly OpinionCategory[] {
  return [...Map.groupBy(categories, ({ name }) => name)].map(([name, same]) => {
    const scores = same.flatMap(({ score }) => score ?? []);
    return { name, found: same.some(({ found }) => found), ...(scores.length > 0 && { score: Math.max(...scores) }) };
  });
}
