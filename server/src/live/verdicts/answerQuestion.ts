import type { DocumentStore } from '../../documentStore.ts';
import { ownModel } from '../../runs/ownModel.ts';
import type { Shown } from '../shown.ts';
import { caseVerdict, findCase } from './caseVerdict.ts';
import type { Answers, CaseVerdict, JudgedOn, QuestionKind, QuestionOf } from './questions.ts';
import type { CountRules } from './ruleCounts.ts';

/** What answers are made of. */
export interface AnswerContext {
  readonly store: Pick<DocumentStore, 'documents'>;
  /** What is shown in the panel as well; undefined where there is nothing to show. */
  readonly shown: Shown | undefined;
  readonly countRules: CountRules;
}

/** The answer to a question; undefined where it is about something else than what is in focus. */
export function answerQuestion<Kind extends QuestionKind>(
  question: QuestionOf<Kind>,
  { shown, ...context }: AnswerContext,
): Answers[Kind] | undefined {
  const answer = answers[question.kind] as Answer<Kind>;
  return shown && answer(question, { ...context, shown });
}

type Answer<Kind extends QuestionKind> = (
  question: QuestionOf<Kind>,
  context: AnswerContext & { readonly shown: Shown },
) => Answers[Kind] | undefined;

const answers: { readonly [Kind in QuestionKind]: Answer<Kind> } = {
  cases({ suite, ids }, { shown, store }) {
    if (!isInFocus(suite, shown)) return undefined;
    const { baseline } = shown;
    const cases = ids.flatMap((id) => {
      const now = caseVerdict(shown, id) ?? (shown.judged.suite.leftOut === undefined ? undefined : notJudged);
      return now ? [[id, now] as const] : [];
    });
    return {
      ...judgedOn(shown, store),
      ...(baseline.kind === 'baseline' && { baseline: baseline.label }),
      cases: new Map(cases),
    };
  },
  rules({ policy, ids }, { shown, store, countRules }) {
    const names = namesIn(policy, shown);
    if (names.size === 0) return undefined;
    const countsOf = countRules(shown.judged.cases);
    const rules = ids.filter((id) => names.has(id)).map((id) => [id, countsOf(id)] as const);
    return { ...judgedOn(shown, store), rules: new Map(rules) };
  },
  ruleNames: ({ policy }, { shown }) => [...namesIn(policy, shown)],
  result({ suite, id }, { shown: { judged }, shown }) {
    const index = isInFocus(suite, shown) ? findCase(judged.cases, id) : undefined;
    return index === undefined ? undefined : { model: judged.suite.model, result: judged.cases.result(index) };
  },
};

/** What stands in a suite that is broken, and is not among its sound cases. */
const notJudged: CaseVerdict = { status: 'not-evaluated', text: 'not judged' };

const isInFocus = (suite: string, { judged }: Shown): boolean => judged.suite.suite.path === suite;

/** The ids of the rules that stand in a file. A policy that extends it may have a rule of its own in the place of one of them. */
const namesIn = (path: string, { judged: { policy } }: Shown): ReadonlySet<string> =>
  new Set(policy.policy.rules.filter((rule) => rule.at.path === path).map(({ id }) => id));

function judgedOn({ judged, problem }: Shown, { documents }: AnswerContext['store']): JudgedOn {
  const { suite, settings, model } = judged.suite;
  return {
    suite: documents.display(suite.path),
    model,
    isOtherModel: model !== ownModel(suite, settings),
    ...(problem !== undefined && { problem }),
    ...(judged.suite.leftOut !== undefined && { leftOut: judged.suite.leftOut }),
  };
}
