import type { Rule } from '#engine/policy/policy.ts';
import { ruleDetectors } from '#engine/policy/ruleDetectors.ts';
import type { OpinionNote } from '#protocol/panel/caseView.ts';
import type { Step } from '#schemas/generated/run.ts';

/** What a step saw of an opinion, by the names that `judge` and `classifier` give it. */
interface SeenOpinion {
  readonly judge?: string;
  /** From 0 to 1. */
  readonly confidence?: number;
  readonly classifier?: string;
  readonly categories?: readonly string[];
  readonly reason?: string;
}

export const opinionValues: ReadonlySet<string> = new Set([
  'judge',
  'confidence',
  'classifier',
  'categories',
  'reason',
] satisfies (keyof SeenOpinion)[]);

/** What was said by whom the rule asks; undefined where it asks nobody, or got no opinion. */
export function opinionNote(rule: Rule, step: Step): OpinionNote | undefined {
  const asking = ruleDetectors(rule);
  const { judge, confidence, classifier, categories = [], reason } = (step.saw ?? {}) as SeenOpinion;
  const inItsWords = reason === undefined ? {} : { reason: shorten(reason) };
  const judging = asking.find(({ name }) => name === 'judge');
  if (judging && judge !== undefined) {
    const { model, question } = judging.options as { readonly model: string; readonly question: string };
    const sure = confidence === undefined ? '' : `, ${Math.round(confidence * 100)} % sure`;
    return { by: model, question, says: `${judge}${sure}`, ...inItsWords };
  }
  if (classifier === undefined || !asking.some(({ name }) => name === 'classifier')) return undefined;
  return { by: classifier, says: categories.length > 0 ? categories.join(', ') : 'objects', ...inItsWords };
}

/** A judge may write at length. */
const shorten = (text: string): string => (text.length > 500 ? `${text.slice(0, 499)}…` : text);
