import type { Exchange, PastCall, ToolCall, UntrustedDocument } from '../exchange/exchange.ts';
import { asFields, asList } from '../exchange/json.ts';
import { readCalls } from '../exchange/readCalls.ts';
import { type MessagesReading, readMessages } from '../exchange/readMessages.ts';
import type { ReadPath, ReadProblem } from '../exchange/readProblem.ts';
import { readTime } from '../exchange/readTime.ts';
import { earlierCalls } from './earlierCalls.ts';

/** What goes to the model, as an agent has it. Whatever is left out is empty. */
export interface GivenExchange {
  /**
   * The turns, in the shape of OpenAI, Anthropic, AI SDK, Gemini, Bedrock, LangChain or this project, and mixed; a text
   * is one turn of the user. The calls of earlier turns count as calls that were made.
   */
  readonly messages?: unknown;
  /** Untrusted text that the model is given beside the turns: pages, files, search results. */
  readonly documents?: readonly (string | UntrustedDocument)[];
  /** What the application knows of the session; conditions read it as `session`. */
  readonly session?: Readonly<Record<string, unknown>>;
  /** The system prompt, where it is no turn. */
  readonly system?: string;
  /**
   * Calls before those of the turns, in any shape, each with its time (`at`) and perhaps its `session`: `more_than`
   * counts them. A call that stands here and in the turns, told by its `id`, is one call. From the proposed call's own
   * entry on, they are not before it.
   */
  readonly history?: readonly unknown[];
  /** When it takes place: milliseconds since the epoch, or ISO 8601 with a zone. */
  readonly at?: number | string;
}

/** What came back from the model. */
export interface GivenAnswer {
  readonly output?: string;
  /** Its tool calls, in any shape. */
  readonly calls?: unknown;
}

export interface ExchangeReading {
  readonly exchange: Exchange;
  /** Those of the exchange's documents that stand beside the turns. */
  readonly beside: number;
  readonly problems: readonly ReadProblem[];
}

/** Reads an exchange before the calls that are proposed in it. Never throws. */
export function readGivenExchange(given: GivenExchange, proposed: readonly ToolCall[] = []): ExchangeReading {
  return assembleExchange(given, readMessages(given.messages ?? []), proposed);
}

/** The same, of turns that are read already. */
export function assembleExchange(
  given: GivenExchange,
  { messages, documents, problems: ofMessages }: MessagesReading,
  proposed: readonly ToolCall[],
): ExchangeReading {
  const session = asFields(given.session) ?? {};
  const history = readCalls(given.history ?? []);
  const time = given.at === undefined ? undefined : readTime(given.at);
  const outside = readDocuments(given.documents);
  const exchange: Exchange = {
    messages,
    documents: [...documents, ...outside.documents],
    session,
    history: earlierCalls(withSessions(history.calls, given, session), messages, { session, proposed }),
    ...(typeof given.system === 'string' && { system: given.system }),
    ...(time && 'at' in time && { at: time.at }),
  };
  const problems = [
    ...within(['messages'], ofMessages),
    ...outside.problems,
    ...within(['history'], history.problems),
    ...(time && 'message' in time ? [unreadable(['at'], time.message)] : []),
  ];
  return { exchange, beside: outside.documents.length, problems };
}

export const within = (path: ReadPath, problems: readonly ReadProblem[]): readonly ReadProblem[] =>
  problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));

export const unreadable = (path: ReadPath, message: string): ReadProblem => ({ kind: 'unreadable', path, message });

function readDocuments(given: unknown): Pick<MessagesReading, 'documents' | 'problems'> {
  const documents: UntrustedDocument[] = [];
  const problems: ReadProblem[] = [];
  for (const [index, item] of (asList(given) ?? (given === undefined ? [] : [given])).entries()) {
    const { from, text } = asFields(item) ?? { text: item };
    if (typeof text === 'string') documents.push(typeof from === 'string' ? { from, text } : { text });
    else problems.push(unreadable(['documents', index], 'the document is no text'));
  }
  return { documents, problems };
}

const withSessions = (
  calls: readonly ToolCall[],
  { history }: GivenExchange,
  session: Exchange['session'],
): readonly PastCall[] =>
  calls.map((call, index) => ({ ...call, session: asFields(asFields(history?.[index])?.session) ?? session }));
