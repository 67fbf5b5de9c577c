import type { Result } from '#schemas/generated/run.ts';
import { labelOf, statusOf } from '#view/labels.ts';

/** What a case did last. */
export interface LastVerdict {
  readonly status: ReturnType<typeof statusOf>;
  /** `block by too-long`; of a repeated case, `3 of 5 passed`. */
  readonly text: string;
  /** The result that tells most: one that failed, if there is any. */
  readonly telling: Result;
}

/** Of the last results of a case: several, if it is repeated; undefined without any. */
export function lastVerdict(results: readonly Result[]): LastVerdict | undefined {
  const telling = results.find(({ passed }) => !passed) ?? results[0];
  if (!telling) return undefined;
  const status = statusOf(telling);
  if (results.length > 1) {
    const passed = results.filter((result) => result.passed).length;
    return { status, text: `${passed} of ${results.length} passed`, telling };
  }
  const decider = telling.decidedBy && !telling.notEvaluated ? ` by ${telling.decidedBy.rule}` : '';
  return { status, text: `${labelOf(telling).text}${decider}`, telling };
}
