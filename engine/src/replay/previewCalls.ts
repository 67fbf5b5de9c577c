import type { Result } from '#schemas/generated/run.ts';
import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Match, Seen } from '../compile/outcome.ts';
import type { Range } from '../document/diagnostic.ts';
import type { Exchange, ToolCall } from '../exchange/exchange.ts';
import type { LoggedExchange } from '../exchange/logged.ts';
import type { Trace } from '../exchange/readTrace.ts';
import { decide } from '../judge/decide.ts';
import { judgeAnswer } from '../judge/judge.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import type { DecidedBy, Judgment, Step } from '../judge/judgment.ts';
import type { CallFate } from '../live/judged.ts';
import type { Verdict } from '../policy/policy.ts';
import { evaluatedResult } from '../run/result.ts';
import { type ApproverView, approverViewOf } from './approverView.ts';
import { fateOf, stepsOnCall } from './fate.ts';
import { sessionOf, withKnown } from './judgeLogged.ts';
import { type Lack, lackOf } from './lack.ts';

/** What would become of a call that a trace proposes. */
export interface PreviewedCall {
  /** The exchange that it stands in, within the trace. */
  readonly range: Range;
  /** Its place among all calls of the trace. */
  readonly number: number;
  /** As it is proposed. */
  readonly call: ToolCall;
  /** `none`: the input is blocked, and the model would not have been asked. */
  readonly fate: CallFate;
  readonly verdict: Verdict;
  /** Null where no rule intervened. */
  readonly decidedBy: DecidedBy | null;
  /** What would run in its place, where that is another call; of a held one, once somebody approves. */
  readonly runs?: ToolCall;
  /** What the conditions of the deciding rule saw: `args.amount`, `values.refund_limit`. */
  readonly saw: Seen;
  /** The words in texts of its arguments that decided: `on` names the text, `call:0/body`. */
  readonly matches: readonly Match[];
  /** The names of the arguments that decided. */
  readonly decisive: readonly string[];
  /** Why the deciding rule could not be evaluated. */
  readonly error?: string;
  /** What the user gets, where the call is held or blocked. */
  readonly message?: string;
  /** What the approver of a held call sees. */
  readonly approver?: ApproverView;
  /** The whole exchange as a run record has it, and the number of the call in it. */
  readonly result: Result;
  readonly place: number;
  /** What was judged: the exchange with all that is known of it, and its answer. */
  readonly trace: Trace;
  /** Why the verdict on the exchange is not to be relied on. */
  readonly lack?: Lack;
}

/** Before it is known where in the trace its exchange stands. */
type UnplacedCall = Omit<PreviewedCall, 'range' | 'number'>;

/** Judges each call of an exchange. */
export function previewCalls(
  logged: LoggedExchange,
  compiled: CompiledPolicy,
  session: Exchange['session'],
): readonly UnplacedCall[] {
  const known = sessionOf(logged, session);
  return logged.answers
    .filter(({ answer }) => answer.calls.length > 0)
    .flatMap((trace) => callsOf(withKnown(trace, logged, known), compiled));
}

function callsOf(trace: Trace, compiled: CompiledPolicy): readonly UnplacedCall[] {
  const { exchange, answer } = trace;
  const input = judgeInput(compiled, exchange, {});
  const judgment = judgeAnswer(compiled, exchange, input, answer);
  const result = resultOf(trace, judgment);
  const lack = lackOf(judgment.steps, { hasSession: Object.keys(exchange.session).length > 0 });
  const isReached = !input.isBlocked;
  return answer.calls.map((call, place) => {
    const steps = isReached ? stepsOnCall(judgment.steps, place) : judgment.steps;
    const { verdict, decidedBy, message = compiled.policy.defaults.message } = decide(steps);
    const fate = isReached ? fateOf(verdict) : 'none';
    const step = steps.find((each) => each.rule === decidedBy?.rule && each.verdict === verdict && !each.shadow);
    const runs = judgment.calls[place]?.runs;
    const isStopped = fate === 'held' || fate === 'blocked' || fate === 'none';
    return {
      call,
      fate,
      verdict,
      decidedBy,
      ...(runs && { runs }),
      saw: step?.saw ?? {},
      matches: step?.matches ?? [],
      decisive: step ? decisiveArguments(step) : [],
      ...(step?.error && { error: step.error.message }),
      ...(isStopped && { message }),
      ...(fate === 'held' && step && { approver: approverViewOf({ call: runs ?? call, step, exchange, compiled }) }),
      result,
      place,
      trace,
      ...(lack && { lack }),
    };
  });
}

/** The arguments that a rule compared, or whose texts it matched. */
function decisiveArguments({ saw = {}, matches }: Step): readonly string[] {
  const compared = Object.keys(saw).flatMap((field) => /^args\.([^.[]+)/.exec(field)?.[1] ?? []);
  const matched = matches.flatMap(({ on }) => on.split('/')[1]?.replaceAll('~1', '/').replaceAll('~0', '~') ?? []);
  return [...new Set([...compared, ...matched])];
}

/** As a case of a run would be recorded: whoever shows results can show this one. */
function resultOf({ exchange, answer }: Trace, judgment: Judgment): Result {
  const testCase = {
    id: 'trace',
    kind: 'edge',
    exchange,
    tags: [],
    at: { path: '', range: { start: 0, end: 0 } },
  } as const;
  return evaluatedResult(testCase, judgment, { answer: { ...answer, cached: true }, overheadMs: 0 });
}
