import type { Exchange, Message, PastCall } from './exchange.ts';

/** The calls before an answer: those that are given, then those of the assistant's earlier turns, in this session. */
export function pastCalls(
  given: readonly PastCall[],
  messages: readonly Message[],
  session: Exchange['session'],
): readonly PastCall[] {
  return [...given, ...messages.flatMap(({ calls = [] }) => calls.map((call) => ({ ...call, session })))];
}
