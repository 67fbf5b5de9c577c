import type { Answer, Exchange, Message, ToolCall } from './exchange.ts';
import { asFields, asList, asText, type Fields, parseJson } from './json.ts';
import { pastCalls } from './pastCalls.ts';
import { readMessages } from './readMessages.ts';
import type { ReadPath, ReadProblem } from './readProblem.ts';

/** What an agent's log says of one exchange: what went in, and the answer to it. */
export interface Trace {
  readonly exchange: Exchange;
  readonly answer: Answer;
}

export interface TraceReading {
  readonly value: Trace;
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads a request, a response, both (`{ request, response }`), or a list of turns, as a value or as JSON text, in the
 * shapes of readMessages. What the assistant says and calls at the end, which nothing follows, is the answer to judge;
 * all before it is the exchange. Never throws.
 */
export function readTrace(value: unknown): TraceReading {
  const parsed = typeof value === 'string' ? parseJson(value) : { value };
  if ('message' in parsed) return { value: traceOf(noTurns), problems: [problem(`the trace is ${parsed.message}`)] };
  const { problems, count, ...turns } = readTurns(parsed.value);
  if (count === 0) return { value: traceOf(noTurns), problems: [problem('there are no turns in it')] };
  return { value: traceOf(turns), problems };
}

/** The turns of a request, a response or both, in the order of time. */
export interface ReadTurns {
  readonly messages: readonly Message[];
  readonly documents: Exchange['documents'];
  readonly system?: string;
}

const noTurns: ReadTurns = { messages: [], documents: [] };

export interface TurnsReading extends ReadTurns {
  /** In how many places of the value turns stand. */
  readonly count: number;
  /** No place in the value holds turns: what was read is the value itself, as a turn or a block of one. */
  readonly isItself: boolean;
  readonly problems: readonly ReadProblem[];
}

/** Reads turns wherever in a value they stand. Never throws. */
export function readTurns(value: unknown): TurnsReading {
  const turns = findTurns(value, []);
  const readings = turns.map(({ value: list, path }) => ({ reading: readMessages(list, 'assistant'), path }));
  const system = findSystem(value);
  return {
    count: turns.length,
    isItself: turns[0]?.path.length === 0,
    messages: readings.flatMap(({ reading }) => reading.messages),
    documents: readings.flatMap(({ reading }) => reading.documents),
    ...(system !== undefined && { system }),
    problems: readings.flatMap(({ reading, path }) =>
      reading.problems.map((found) => ({ ...found, path: [...path, ...found.path] })),
    ),
  };
}

const problem = (message: string): ReadProblem => ({ kind: 'unreadable', path: [], message });

/** What the assistant says and calls at the end is the answer. */
export function traceOf({ messages: all, documents, system }: ReadTurns): Trace {
  const end = all.findLastIndex(({ role }) => role !== 'assistant') + 1;
  const { messages, pending } = takePending(all.slice(0, end));
  const session = {};
  const history = pastCalls([], messages, session);
  const answer = answerOf(all.slice(end));
  return {
    exchange: { messages, documents, session, history, ...(system !== undefined && { system }) },
    answer: { ...answer, calls: [...pending, ...answer.calls] },
  };
}

/**
 * Takes out the calls that wait for their result since the user's last turn: of parallel calls, a provider runs its own
 * at once and hands back the others, which are still to be judged.
 */
function takePending(messages: readonly Message[]): { messages: readonly Message[]; pending: readonly ToolCall[] } {
  const start = messages.findLastIndex(({ role }) => role === 'user');
  const done = new Set(messages.slice(start + 1).map(({ callId }) => callId));
  const isPending = ({ id }: ToolCall): boolean => id !== undefined && !done.has(id);
  const pending = new Set(messages.slice(start + 1).flatMap(({ calls = [] }) => calls.filter(isPending)));
  const without = (message: Message): Message => {
    const { calls = [], ...said } = message;
    const others = calls.filter((call) => !pending.has(call));
    return others.length === calls.length ? message : { ...said, ...(others.length > 0 && { calls: others }) };
  };
  return { messages: pending.size === 0 ? messages : messages.map(without), pending: [...pending] };
}

/** Several turns in a row are one answer: OpenAI Responses gives each call an item of its own. */
export function answerOf(turns: readonly Message[]): Answer {
  const output = turns.map(({ content }) => content).filter((text) => text !== '');
  return {
    ...(output.length > 0 && { output: output.join('\n') }),
    calls: turns.flatMap(({ calls = [] }) => calls),
  };
}

interface Turns {
  readonly value: unknown;
  readonly path: ReadPath;
}

/** Where turns stand in a request or a response, in the order of time. Of several answers, the first counts. */
const turnKeys: readonly ReadPath[] = [
  ['request'],
  ['messages'], // OpenAI chat, Anthropic, AI SDK, Bedrock
  ['input'], // OpenAI Responses
  ['contents'], // Gemini
  ['response'], // AI SDK, with `messages`
  ['choices', 0, 'message'], // OpenAI chat
  ['output'], // OpenAI Responses; Bedrock, with `message`
  ['candidates', 0, 'content'], // Gemini
  ['message'], // Ollama, Bedrock
];

/** `{ response: { output: { message } } }` is three deep, and nothing is deeper. */
const deepest = 6;

/** A list of turns, one turn, or what holds some. What holds none may be a block, and stands for itself. */
function findTurns(value: unknown, path: ReadPath): readonly Turns[] {
  const fields = asFields(value);
  if (!fields || path.length > deepest) return asList(value)?.length ? [{ value, path }] : [];
  if ('role' in fields) return [{ value, path }];
  const inner = turnKeys.flatMap((way) => {
    const held = valueAt(fields, way);
    const isQuestion = way[0] === 'input' && typeof held === 'string';
    return isQuestion ? [{ value: held, path: [...path, ...way] }] : findTurns(held, [...path, ...way]);
  });
  return inner.length > 0 || Object.keys(fields).length === 0 ? inner : [{ value, path }];
}

const valueAt = (fields: Fields, way: ReadPath): unknown =>
  way.reduce<unknown>(
    (value, step) => (typeof step === 'number' ? asList(value)?.[step] : asFields(value)?.[step]),
    fields,
  );

/** Anthropic and AI SDK (`system`: a text, or blocks of it), OpenAI Responses, Gemini. */
function findSystem(value: unknown): string | undefined {
  const fields = asFields(value);
  const request = asFields(fields?.request) ?? fields;
  const given = request?.system ?? request?.instructions ?? request?.systemInstruction ?? request?.system_instruction;
  if (given === undefined || given === null) return undefined;
  const parts = asList(given) ?? asList(asFields(given)?.parts) ?? [given];
  return parts.map((part) => asText(part) ?? asText(asFields(part)?.text) ?? '').join('\n');
}
