import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { asFields, asList } from '../exchange/json.ts';
import { isAnswered, type LoggedExchange } from '../exchange/logged.ts';
import { readCalls } from '../exchange/readCalls.ts';
import type { Trace } from '../exchange/readTrace.ts';
import { decide } from '../judge/decide.ts';
import { stepsOfAnswer } from '../judge/judge.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import type { DecidedBy, Step } from '../judge/judgment.ts';
import type { CallFate } from '../live/judged.ts';
import type { Verdict } from '../policy/policy.ts';
import { fateOfSteps } from './fate.ts';
import { type Lack, lackOf } from './lack.ts';

/** What a policy decides about an exchange of a log, or what it would need to decide. */
export type LoggedJudgment =
  | ({ readonly kind: 'judged' } & JudgedExchange)
  | { readonly kind: 'lacks'; readonly lack: Lack };

export interface JudgedExchange extends LoggedDecision {
  readonly calls: readonly LoggedCall[];
  /** What the model would be given in place of the turns and documents, where input rules change them; empty otherwise. */
  readonly changedInput: string;
}

export interface LoggedDecision {
  readonly verdict: Verdict;
  /** Null where no rule intervened; undefined where the log does not say. */
  readonly decidedBy?: DecidedBy | null;
}

export interface LoggedCall {
  readonly tool: string;
  readonly fate: CallFate;
}

/**
 * Judges the answers of an exchange one after the other. The strictest verdict is that of the exchange; after an input
 * that is blocked, the rest would not have taken place.
 */
export function judgeLogged(
  compiled: CompiledPolicy,
  logged: LoggedExchange,
  session: Exchange['session'],
): LoggedJudgment {
  const steps: Step[] = [];
  const calls: LoggedCall[] = [];
  let changedInput = '';
  const known = sessionOf(logged, session);
  for (const trace of logged.answers) {
    const { exchange, answer } = withKnown(trace, logged, known);
    const input = judgeInput(compiled, exchange, {});
    const own = stepsOfAnswer(compiled, exchange, input, answer);
    steps.push(...own);
    changedInput += changesOf(exchange, input.passedOn);
    for (const [index, { tool }] of answer.calls.entries())
      calls.push({ tool, fate: input.isBlocked ? 'none' : fateOfSteps(own, index) });
    if (input.isBlocked) break;
    if (!isAnswered(trace))
      return { kind: 'lacks', lack: { reason: 'no-answer', message: 'the exchange has no answer of the model' } };
  }
  const lack = lackOf(steps, { hasSession: Object.keys(known).length > 0 });
  return lack ? { kind: 'lacks', lack } : { kind: 'judged', ...decisionOf(steps), calls, changedInput };
}

/** The texts that input rules leave otherwise than they were, each with its number. */
function changesOf(given: Exchange, passedOn: Exchange): string {
  const textsOf = ({ messages, documents }: Exchange): readonly string[] => [
    ...messages.map(({ content }) => content),
    ...documents.map(({ text }) => text),
  ];
  const before = textsOf(given);
  return textsOf(passedOn)
    .flatMap((text, index) => (text === before[index] ? [] : [`${index}:${text}\n`]))
    .join('');
}

function decisionOf(steps: readonly Step[]): LoggedDecision {
  const { verdict, decidedBy } = decide(steps);
  return { verdict, decidedBy };
}

/** What the log says of the session goes before what holds for all of it. */
export const sessionOf = ({ entry }: LoggedExchange, session: Exchange['session']): Exchange['session'] => ({
  ...session,
  ...asFields(entry.session),
});

/** A trace with what else is known of its exchange: its session, its time, and the calls before it. */
export function withKnown(
  { exchange, answer }: Trace,
  { entry, at }: LoggedExchange,
  session: Exchange['session'],
): Trace {
  const list = asList(entry.history) ?? [];
  const given = readCalls(list).calls.map((call, index) => ({
    ...call,
    session: asFields(asFields(list[index])?.session) ?? session,
  }));
  const history = [...given, ...exchange.history.map((call) => ({ ...call, session }))];
  return { exchange: { ...exchange, session, history, ...(at !== undefined && { at }) }, answer };
}
