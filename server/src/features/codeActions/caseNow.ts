import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Answer, ToolCall } from '#engine/exchange/exchange.ts';
import { judge } from '#engine/judge/judge.ts';
import type { DecidedBy } from '#engine/judge/judgment.ts';
import type { Verdict } from '#engine/policy/policy.ts';
import { endingOf } from '#engine/run/expectation.ts';
import { keptOpinions } from '#engine/run/runCase.ts';
import { readSuite } from '#engine/suite/readSuite.ts';
import type { Case, Suite } from '#engine/suite/suite.ts';
import { loadPolicy } from '../../runs/loadSuite.ts';
import type { ActionPlace, Offer } from './action.ts';
import { caseItemAt, type FoundItem } from './itemAt.ts';

/** A case of a suite, and what its policy makes of it as both stand in the editor. */
export interface CaseNow {
  readonly item: FoundItem;
  readonly suite: Suite;
  readonly testCase: Case;
  readonly policy: CompiledPolicy;
  readonly outcome: Outcome;
}

export interface Outcome {
  readonly verdict: Verdict;
  readonly decidedBy: DecidedBy | null;
  readonly falseRefusal: boolean;
  readonly miss: boolean;
  readonly passed: boolean;
  readonly answer: string;
  readonly calls: readonly ToolCall[];
  readonly output?: string;
}

/** What can be done with a case. */
export type FindCaseOffers = (place: ActionPlace, now: CaseNow) => readonly Offer[];

/** The case at the cursor, judged with the answer that is kept with it, or else with the one on record. Undefined without either. */
export function caseNow(place: ActionPlace): CaseNow | undefined {
  const item = caseItemAt(place);
  if (!item) return undefined;
  const suite = readSuite(place.document, place.store.documents).value;
  const testCase = suite.cases.find(({ path }) => path?.[1] === item.path[1]);
  const loaded = testCase && loadPolicy(place.store, suite);
  if (loaded?.kind !== 'loaded' || !testCase) return undefined;
  const outcome = outcomeOf(place, testCase, loaded.policy);
  return outcome && { item, suite, testCase, policy: loaded.policy, outcome };
}

function outcomeOf({ judged }: ActionPlace, testCase: Case, policy: CompiledPolicy): Outcome | undefined {
  const result = judged?.result.notEvaluated ? undefined : judged?.result;
  const answer = testCase.recorded ?? result?.exchange;
  return answer && (judgedWith(policy, testCase, answer) ?? (result && { ...result, ...result.exchange }));
}

/** What a policy makes of a case with an answer. Undefined where a rule wants an opinion that is not kept with the case. */
export function judgedWith(policy: CompiledPolicy, testCase: Case, given: Answer): Outcome | undefined {
  const judgment = judge(policy, testCase.exchange, given, { opinions: keptOpinions(testCase) });
  if (judgment.steps.some(({ error }) => error?.reason === 'not_asked')) return undefined;
  const { falseRefusal, miss, failures } = endingOf(testCase, judgment);
  return { ...judgment, falseRefusal, miss, passed: failures.length === 0, output: given.output };
}
