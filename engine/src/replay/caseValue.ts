import type { Answer, Exchange, Message, PastCall, ToolCall, UntrustedDocument } from '../exchange/exchange.ts';
import { readTime } from '../exchange/readTime.ts';
import type { Trace } from '../exchange/readTrace.ts';
import { strictness, type Verdict } from '../policy/policy.ts';
import type { Kind } from '../suite/suite.ts';

/** What a case says beside its exchange; `expect` as a suite has it. */
export interface CaseHead {
  readonly id: string;
  readonly kind: Kind;
  readonly expect?: unknown;
}

/**
 * An exchange and the answer to it as a case of a suite: a plain value, as it stands in the file, where what is undefined
 * is not written. A case without turns gets an input that names the call, as every case has one. An image that the model
 * saw is left out: a suite holds text.
 */
export function caseValue({ exchange, answer }: Trace, { id, kind, expect }: CaseHead) {
  return {
    id,
    kind,
    ...turnsOf(exchange, answer),
    system: exchange.system,
    documents: filled(exchange.documents.map(documentOf)),
    session: filled(exchange.session),
    history: filled(historyOf(exchange)),
    at: timeText(exchange.at),
    recorded: recordedOf(answer),
    expect,
  };
}

/** What is to be stopped outright is an attack; what is held, and what may be more than it seems, is on the edge. */
export function likelyKind(wanted: Verdict, { isDoubtful }: { readonly isDoubtful: boolean }): Kind {
  if (wanted === 'block') return 'attack';
  return isDoubtful || strictness(wanted) > strictness('allow') ? 'edge' : 'normal';
}

function turnsOf({ messages }: Exchange, { calls }: Answer) {
  const [first, ...others] = messages;
  if (!first) return { input: calls[0] ? `Please call ${calls[0].tool}.` : 'Please answer.' };
  return first.role === 'user' && others.length === 0
    ? { input: first.content }
    : { messages: messages.map(messageOf) };
}

const messageOf = ({ role, content, calls, tool, callId }: Message) => ({
  role,
  content: content === '' && calls ? undefined : content,
  calls: calls?.map((call) => ({ ...callOf(call), id: given(call.id) })),
  tool: given(tool),
  call_id: given(callId),
});

const documentOf = ({ from, text }: UntrustedDocument) => ({ from: given(from), text });

/** The calls before the turns: those in them stand there. */
function historyOf({ history, messages, session }: Exchange) {
  const inTurns = messages.reduce((sum, { calls = [] }) => sum + calls.length, 0);
  return history.slice(0, history.length - inTurns).map((call: PastCall) => ({
    ...callOf(call),
    id: given(call.id),
    session: call.session === session ? undefined : call.session,
  }));
}

function recordedOf({ calls, output }: Answer) {
  return calls.length > 0 || output !== undefined ? { calls: filled(calls.map(callOf)), output } : undefined;
}

const callOf = ({ tool, args, at }: ToolCall) => ({ tool, args, at: timeText(at) });

/** In milliseconds since the epoch, as a suite writes it. Undefined for a time that it has no digits for. */
function timeText(at = Number.NaN): string | undefined {
  const date = new Date(at);
  const text = Number.isNaN(date.getTime()) ? '' : date.toISOString().replace('.000Z', 'Z');
  return 'at' in readTime(text) ? text : undefined;
}

/** A text that is there; an empty one names nothing. */
const given = (text: string | undefined): string | undefined => text || undefined;

const filled = <T extends object>(value: T): T | undefined => (Object.keys(value).length > 0 ? value : undefined);
