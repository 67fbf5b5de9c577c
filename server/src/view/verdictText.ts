import { counted } from '#view/labels.ts';
import type { CaseVerdict, CaseVerdicts, CountedRules, JudgedOn, RuleCounts } from '../live/verdicts/questions.ts';

/** `allow by refund-within-limit, was require_approval` */
export const caseText = ({ text, was }: CaseVerdict, judged: JudgedOn): string =>
  `${text}${was === undefined ? '' : `, was ${was}`}${more(judged)}`;

/** `3 cases · caught 2 attacks` */
export const ruleText = (counts: RuleCounts, judged: JudgedOn): string => `${countText(counts)}${more(judged)}`;

/** `3 cases · caught 2 attacks · refused 1 legitimate` */
export const countText = ({ cases, caught, refused }: RuleCounts): string =>
  [
    cases === undefined ? 'every case needs a run' : counted(cases, 'case'),
    ...(caught > 0 ? [`caught ${counted(caught, 'attack')}`] : []),
    ...(refused > 0 ? [`refused ${refused} legitimate`] : []),
  ].join(' · ');

/** What another model answers is not taken for what the suite's own does, nor what was judged before for what is now. */
const more = ({ isOtherModel, model, problem }: JudgedOn): string =>
  `${isOtherModel ? `, with ${model}` : ''}${problem === undefined ? '' : ' (stale)'}`;

/** What there is to say beside the verdicts of cases. */
export const caseNote = (judged: CaseVerdicts): string =>
  `on the answers of \`${judged.model}\`${judged.baseline === undefined ? '' : `, compared with ${judged.baseline}`}${reserve(judged)}`;

/** The same of rules. Of several suites that test a policy, it is the one in focus: it is named. */
export const ruleNote = (judged: CountedRules): string =>
  `in \`${judged.suite}\`, on the answers of \`${judged.model}\`${reserve(judged)}`;

const reserve = ({ problem, leftOut }: JudgedOn): string => {
  if (problem !== undefined) return `; judged before this: ${problem}`;
  return leftOut === undefined ? '' : `; ${leftOut}`;
};
