import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { keyOf } from '../compare/diffRuns.ts';
import { isError } from '../compare/metrics.ts';
import { decide } from '../judge/decide.ts';
import type { Step } from '../judge/judgment.ts';
import { strictness } from '../policy/policy.ts';
import { answerKinds, type Decider } from '../rejudge/verdicts.ts';
import { placesIn } from './callColumns.ts';
import { caseFacts, numbering } from './caseFacts.ts';
import { excerptOf } from './excerpt.ts';
import {
  type CallColumns,
  type CallFate,
  type CaseIdentity,
  callFates,
  endings,
  type JudgedCases,
  stoppers,
  unanswered,
} from './judged.ts';
import { finder } from './liveItems.ts';

/** The cases of a stored run, as they were judged then. */
export function recordCases({ results }: Pick<RunRecord, 'results'>): JudgedCases {
  const resultAt = (index: number): Result => results[index] as Result;
  const identity = (index: number): CaseIdentity => identityOf(resultAt(index));
  const deciders = decidersIn();
  return {
    size: results.length,
    facts: caseFacts(results.length, identity),
    columns: {
      verdicts: Uint8Array.from(results, ({ verdict }) => strictness(verdict)),
      decidedBy: Int32Array.from(results, ({ decidedBy }) => deciders.numberOf(decidedBy)),
      deciders: deciders.all,
      answers: Uint8Array.from(results, ({ answer }) => answerKinds.indexOf(answer)),
      stoppedBy: Uint8Array.from(results, stoppedBy),
      alone: Uint8Array.from(results, aloneOf),
      endings: Uint8Array.from(results, endingsOf),
    },
    calls: callsOf(results, deciders),
    identity,
    find: finder(results.length, identity),
    excerpt: (index) => excerptOf(resultAt(index).exchange.messages),
    result: resultAt,
  };
}

/** A record does not say in which file a case stands. */
const identityOf = ({ case: id, repeat, kind, should, tags = [], twin }: Result): CaseIdentity => ({
  key: keyOf({ case: id, repeat }),
  case: id,
  ...(repeat !== undefined && { repeat }),
  kind,
  should,
  tags,
  twin,
});

const stoppedBy = ({ stoppedBy: by }: Pick<Result, 'stoppedBy'>): number =>
  by.reduce((flags, name) => flags | stoppers[name], 0);

/** What a blocked input kept others from seeing, a record does not say. */
const aloneOf = (result: Result): number =>
  stoppedBy(result) | (result.steps.some(isInputBlock) || result.notEvaluated ? unanswered : 0);

const isInputBlock = ({ layer, verdict, shadow }: Result['steps'][number]): boolean =>
  layer === 'input' && verdict === 'block' && !shadow;

const endingsOf = (result: Result): number =>
  (result.passed ? endings.passed : 0) |
  (result.falseRefusal ? endings.falseRefusal : 0) |
  (result.miss ? endings.miss : 0) |
  (result.notEvaluated ? endings.notEvaluated : 0) |
  (result.notEvaluated?.reason === 'needs-run' ? endings.needsRun : 0) |
  (isError(result) ? endings.error : 0);

interface Deciders {
  readonly all: readonly Decider[];
  numberOf(decider: Decider | null): number;
}

function decidersIn(): Deciders {
  const all: Decider[] = [];
  const { names, numberOf } = numbering();
  return {
    all,
    numberOf(decider) {
      if (!decider) return -1;
      const number = numberOf(JSON.stringify([decider.layer, decider.rule]));
      if (names.length > all.length) all.push({ layer: decider.layer, rule: decider.rule });
      return number;
    },
  };
}

function callsOf(results: readonly Result[], deciders: Deciders): CallColumns {
  const calls = results.flatMap(({ steps, exchange }, index) =>
    exchange.calls.map((call, place) => ({ call, index, by: decide(stepsOfCall(steps, place)).decidedBy })),
  );
  const tools = numbering();
  const caseOf = Int32Array.from(calls, ({ index }) => index);
  return {
    size: calls.length,
    caseOf,
    placeOf: placesIn(caseOf),
    toolOf: Int32Array.from(calls, ({ call }) => tools.numberOf(call.tool)),
    tools: tools.names,
    decidedBy: Int32Array.from(calls, ({ by }) => deciders.numberOf(by)),
    fates: Uint8Array.from(calls, ({ call }) => callFates.indexOf(fateOf(call))),
  };
}

/** Steps name a call, or a text in its arguments (`call:0/body`). */
function stepsOfCall(steps: Result['steps'], place: number): readonly Step[] {
  const names = [`call:${place}`, `rewritten:${place}`];
  return steps
    .filter(({ on }) => names.includes(on.split('/', 1)[0] ?? ''))
    .map(({ layer, on, rule, outcome, verdict, shadow }) => ({
      ...{ layer, on, rule, outcome, verdict },
      shadow: shadow === true,
      matches: [],
    }));
}

function fateOf({ verdict, runs }: Result['exchange']['calls'][number]): CallFate {
  if (verdict === 'block') return 'blocked';
  if (verdict === 'require_approval') return 'held';
  return runs ? 'rewritten' : 'runs';
}
