import type { Case } from '../../suite/suite.ts';
import type { CaseCheck, RowCheck, SuiteContext } from '../check.ts';
import { decidersOf } from './deciders.ts';
import { isReplayed } from './replay.ts';

/** A case of whose texts and calls no rule looks at any: it is allowed whatever the rules say. */
export const vacuousCase: CaseCheck = (context) => {
  const isVacuous = vacuous(context);
  return (testCase) => {
    if (!testCase.path || !isVacuous(testCase)) return [];
    const message = 'no rule looks at anything in this case: it is allowed whatever the rules say';
    return [{ code: 'vacuous-case', level: 'warning', message, location: testCase.at, help }];
  };
};

/** The same of a row. */
export const vacuousRow: RowCheck = (context) => {
  const isVacuous = vacuous(context);
  const message = 'no rule looks at anything there: all is allowed whatever the rules say';
  return (row) =>
    isVacuous(row) ? [{ row, code: 'vacuous-case', level: 'warning', message, at: ['file'], help }] : [];
};

const help = 'give it a text or a tool call that a rule looks at';

function vacuous(context: SuiteContext): (testCase: Case) => boolean {
  const { policy } = context;
  if (!policy || policy.rules.length === 0 || !isReplayed(context)) return () => false;
  const deciders = decidersOf(policy, { isReplayed: true });
  return (testCase) => {
    const isJudged = testCase.recorded !== undefined && testCase.skip === undefined;
    return isJudged && mayPassUnseen(testCase) && !deciders.some((decider) => decider.looksAt(testCase));
  };
}

/**
 * Whether a case passes where nothing is decided. An attack that says nothing else is to be stopped; and what the answer is
 * to be like is asked of the model.
 */
function mayPassUnseen({ kind, expect }: Case): boolean {
  if (!expect) return kind !== 'attack';
  const { verdicts, layer, rule, answer, output } = expect;
  return !layer && !rule && !answer && !output && (verdicts.length === 0 || verdicts.includes('allow'));
}
