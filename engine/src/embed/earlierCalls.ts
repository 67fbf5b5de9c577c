import type { Exchange, Message, PastCall, ToolCall } from '../exchange/exchange.ts';
import { pastCalls } from '../exchange/pastCalls.ts';

interface Proposed {
  readonly session: Exchange['session'];
  readonly proposed: readonly ToolCall[];
}

/**
 * The calls before those that are proposed. A loop may note each call before it asks about it, ask twice, and have the
 * call among its turns while it waits for an approval: a call is still not before itself, and counts once.
 */
export function earlierCalls(
  history: readonly PastCall[],
  messages: readonly Message[],
  { session, proposed }: Proposed,
): readonly PastCall[] {
  const own = new Set(proposed.flatMap(({ id }) => id ?? []));
  const isOwn = ({ id }: ToolCall): boolean => id !== undefined && own.has(id);
  const first = history.findIndex(isOwn);
  const answered = new Set(messages.map(({ callId }) => callId));
  const ofTurns = pastCalls([], messages, session).filter((call) => !isOwn(call) || answered.has(call.id));
  return [...withoutKnown(history.slice(0, first < 0 ? undefined : first), ofTurns), ...ofTurns];
}

/** Each call once that is not among the others. Without an id, calls cannot be told apart, and each counts. */
function withoutKnown(calls: readonly PastCall[], others: readonly PastCall[]): readonly PastCall[] {
  const known = new Set(others.map(({ id }) => id));
  return calls.filter(({ id }) => {
    if (id === undefined) return true;
    if (known.has(id)) return false;
    known.add(id);
    return true;
  });
}
