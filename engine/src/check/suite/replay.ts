import type { Answer } from '../../exchange/exchange.ts';
import { answersOf } from '../../run/answersOf.ts';
import type { Case } from '../../suite/suite.ts';
import type { SuiteContext } from '../check.ts';

/** The name of the model that answers the cases of a suite. */
export const modelOf = ({ suite, settings }: Pick<SuiteContext, 'suite' | 'settings'>): string =>
  suite.model?.value ?? settings.run.model ?? 'recorded';

/** Whether the answers are those that are recorded with the cases. */
export const isReplayed = (context: Pick<SuiteContext, 'suite' | 'settings'>): boolean =>
  modelOf(context) === 'recorded';

/** The answers that are replayed, kept with the cases or in a file; undefined where a model is asked, or the file cannot be read. */
export function replayedAnswers(context: SuiteContext): ((testCase: Case) => Answer | undefined) | undefined {
  const { suite, settings, documents } = context;
  const provider = isReplayed(context) ? 'recorded' : settings.models.get(modelOf(context))?.settings.provider;
  return provider === 'recorded' ? answersOf(suite, settings, documents) : undefined;
}
