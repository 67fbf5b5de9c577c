import type { CompiledPolicy, CompiledRule } from '../../compile/compilePolicy.ts';
import type { ReadCompiledPolicy } from '../../compile/readCompiledPolicy.ts';
import type { Answer } from '../../exchange/exchange.ts';
import { decide } from '../../judge/decide.ts';
import { type EvaluateRules, evaluateRules } from '../../judge/evaluateRules.ts';
import { stepsOfAnswer } from '../../judge/judge.ts';
import { judgeInput } from '../../judge/judgeInput.ts';
import type { InputJudgment } from '../../judge/judgment.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Work } from '../../rejudge/work.ts';
import { shouldOf } from '../../run/expectation.ts';
import { keptOpinions } from '../../run/runCase.ts';
import type { Case } from '../../suite/suite.ts';
import { mostExamples, noTally, type RuleTally } from './evidence.ts';

/** A policy, compiled when a case is to be judged by it. */
export type TestedPolicy = Pick<ReadCompiledPolicy, 'policy' | 'compiled'>;

type Growing = { -readonly [key in keyof RuleTally]: RuleTally[key] };

/** What the rules of a policy find in cases: by the path of the file that a rule stands in, and its id. A step is a case. */
export function* tallyRules(
  tested: TestedPolicy,
  cases: readonly Case[],
  answerOf: (testCase: Case) => Answer | undefined,
): Work<ReadonlyMap<string, ReadonlyMap<string, RuleTally>>> {
  const { rules } = tested.policy;
  const tallies = rules.map((): Growing => ({ ...noTally }));
  for (const testCase of cases) {
    if (testCase.skip === undefined) addCase(testCase, lookOnce(tested, testCase, answerOf(testCase)), tallies);
    yield;
  }
  const places = Map.groupBy(rules.keys(), (place) => rules[place]?.at.path ?? '');
  return new Map(
    [...places].map(([path, own]) => [
      path,
      new Map(own.map((place) => [rules[place]?.id ?? '', tallies[place] ?? noTally])),
    ]),
  );
}

/** What the rules of a policy did about one case, and about the answer to it. */
interface Looked {
  readonly answer: Answer | undefined;
  /** By the place of a rule in the policy: the sum of what it `did`. */
  readonly rules: Uint8Array;
  /** The rules that would have looked at an answer, had it been there; by their places. */
  readonly waiting: readonly number[];
}

const did = { look: 1, match: 2, fail: 4 } as const;

/**
 * Kept for as long as policy, case and answer are the same: a policy and its bases ask about the same cases, and an edit
 * of a suite touches one of them.
 */
const known = new WeakMap<Policy, WeakMap<Case['exchange'], Looked>>();

function lookOnce(tested: TestedPolicy, testCase: Case, answer: Answer | undefined): Looked {
  const { policy } = tested;
  const ofPolicy = known.get(policy) ?? new WeakMap<Case['exchange'], Looked>();
  known.set(policy, ofPolicy);
  const before = ofPolicy.get(testCase.exchange);
  if (before && before.answer === answer) return before;
  const looked = lookAt(tested.compiled, testCase, answer);
  ofPolicy.set(testCase.exchange, looked);
  return looked;
}

/** Judges a case as far as its answer is there, and notes which rules looked at it. No model is called. */
function lookAt(compiled: CompiledPolicy, testCase: Case, answer: Answer | undefined): Looked {
  const { placeOf, placesIn } = placesOf(compiled.policy);
  const rules = new Uint8Array(compiled.policy.rules.length);
  const note = (place: number | undefined, what: number): void => {
    if (place !== undefined) rules[place] = (rules[place] ?? 0) | what;
  };
  const evaluate: EvaluateRules = (given, subject, on) => {
    for (const place of placesIn(given)) note(place, did.look);
    return evaluateRules(given, subject, on);
  };
  const options = { opinions: keptOpinions(testCase), evaluate };
  const input = goingOn(judgeInput(compiled, testCase.exchange, options));
  const steps = answer ? stepsOfAnswer(compiled, testCase.exchange, input, answer, options) : input.steps;
  for (const { rule, outcome } of steps)
    if (outcome === 'matched' || outcome === 'error')
      note(placeOf.get(rule), outcome === 'error' ? did.fail : did.match);
  const isWaiting = !input.isBlocked && answer === undefined;
  return { answer, rules, waiting: isWaiting ? waitingIn(compiled, placesIn) : [] };
}

/** Of a judge or a classifier that nobody has asked, it is taken that it does not object: what comes after it is reached. */
function goingOn(input: InputJudgment): InputJudgment {
  const known = input.steps.filter(({ error }) => error?.reason !== 'not_asked');
  return known.length === input.steps.length ? input : { ...input, isBlocked: decide(known).verdict === 'block' };
}

/** The places of rules in a policy. */
interface Places {
  readonly placeOf: ReadonlyMap<string, number>;
  placesIn(rules: readonly CompiledRule[]): readonly number[];
}

function placesOf(policy: Policy): Places {
  const places = knownPlaces.get(policy) ?? findPlaces(policy);
  knownPlaces.set(policy, places);
  return places;
}

const knownPlaces = new WeakMap<Policy, Places>();

function findPlaces({ rules }: Policy): Places {
  const placeOf = new Map(rules.map(({ id }, place) => [id, place]));
  // A compiled policy has few lists of rules, and gives them again for each case.
  const inLists = new WeakMap<readonly CompiledRule[], readonly number[]>();
  return {
    placeOf,
    placesIn(list) {
      const places = inLists.get(list) ?? list.flatMap(({ rule }) => placeOf.get(rule.id) ?? []);
      inLists.set(list, places);
      return places;
    },
  };
}

const waitingIn = ({ rules }: CompiledPolicy, placesIn: Places['placesIn']): readonly number[] =>
  [rules.action, rules.output, rules.review].flatMap(placesIn);

function addCase(testCase: Case, { rules, waiting }: Looked, tallies: readonly Growing[]): void {
  const isLegitimate = testCase.kind !== 'attack' && shouldOf(testCase) === 'pass';
  for (const place of waiting) mark(tallies[place]);
  tallies.forEach((tally, place) => {
    const what = rules[place] ?? 0;
    if (what & (did.match | did.fail)) tally.reached++;
    if (what === 0 || !isLegitimate) return;
    tally.looked++;
    if (what & did.match) addMatch(tally, testCase);
  });
}

function mark(tally: Growing | undefined): void {
  if (tally) tally.mightReach = true;
}

function addMatch(tally: Growing, { id, at }: Case): void {
  tally.matched++;
  if (tally.examples.length < mostExamples) tally.examples = [...tally.examples, { id, at }];
}
