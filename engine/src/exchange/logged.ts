import type { Answer, Exchange, Message } from './exchange.ts';
import type { Fields } from './json.ts';
import { pastCalls } from './pastCalls.ts';
import type { ReadPath, ReadProblem } from './readProblem.ts';
import { answerOf, type ReadTurns, type Trace, traceOf } from './readTrace.ts';

/** What an entry of a log holds: an exchange, or why it holds none that can be judged. */
export type Logged = LoggedExchange | Unlogged;

export interface LoggedExchange {
  readonly kind: 'exchange';
  /** The way from the value that was read to the exchange. */
  readonly path: ReadPath;
  /** What the model answered, one after the other, each with all that was before it. */
  readonly answers: readonly Trace[];
  /** The user, or a tool, has the last word: the last answer is not there. */
  readonly isOpen: boolean;
  /** The object that holds it, with whatever else it says: its session, its decision. */
  readonly entry: Fields;
  /** When it took place, in milliseconds since the epoch. */
  readonly at?: number;
  readonly problems: readonly ReadProblem[];
}

/** `unreadable`: broken, or cut off. `unknown-shape`: sound, and no exchange. `no-answer`: a part of one without what the model answered. */
export type UnloggedReason = 'unreadable' | 'unknown-shape' | 'no-answer';

export interface Unlogged {
  readonly kind: 'none';
  readonly path: ReadPath;
  readonly reason: UnloggedReason;
  /** `the span holds no messages: capturing content is off` */
  readonly message: string;
}

/**
 * Which answers of an entry are judged. `last`: of a request with its response, the response alone, as the answers before
 * it have entries of their own in a log; of a list of turns, all that the assistant says. `all`: those of the request too.
 * `end`: of turns, what the assistant says and calls after all others, which may be nothing.
 */
export type WhichAnswers = 'last' | 'all' | 'end';

/** The longest conversation that is cut into its answers: each is judged with all that was before it. */
export const mostAnswers = 200;

/** Each answer of a conversation with what was before it: runs of the assistant's turns. */
export function cutAnswers({ messages, documents, system }: ReadTurns): readonly Trace[] {
  const traces: Trace[] = [];
  for (let start = 0; start < messages.length; ) {
    const end = endOfRun(messages, start);
    if (messages[start]?.role === 'assistant')
      traces.push(
        asTrace({ messages: messages.slice(0, start), documents, system }, answerOf(messages.slice(start, end))),
      );
    start = end;
  }
  return traces;
}

function endOfRun(messages: readonly Message[], start: number): number {
  const isAssistant = messages[start]?.role === 'assistant';
  let end = start + 1;
  while (end < messages.length && (messages[end]?.role === 'assistant') === isAssistant) end++;
  return end;
}

/** An answer with the turns that were before it; their calls were made. */
export function asTrace({ messages, documents, system }: ReadTurns, answer: Answer): Trace {
  const session: Exchange['session'] = {};
  const history = pastCalls([], messages, session);
  return { exchange: { messages, documents, session, history, ...(system !== undefined && { system }) }, answer };
}

/** The answer that turns end with, where they do. */
export function lastAnswer(turns: ReadTurns): readonly Trace[] {
  const trace = traceOf(turns);
  return isAnswered(trace) ? [trace] : [];
}

export const isAnswered = ({ answer }: Trace): boolean => answer.output !== undefined || answer.calls.length > 0;

export const unlogged = (path: ReadPath, reason: UnloggedReason, message: string): Unlogged => ({
  kind: 'none',
  path,
  reason,
  message,
});
