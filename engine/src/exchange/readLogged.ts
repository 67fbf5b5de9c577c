import { findCallParts } from './callShapes.ts';
import type { Answer } from './exchange.ts';
import { asFields, asList, asText, type Fields, nameOfValue } from './json.ts';
import {
  asTrace,
  cutAnswers,
  isAnswered,
  type Logged,
  lastAnswer,
  mostAnswers,
  unlogged,
  type WhichAnswers,
} from './logged.ts';
import { momentIn } from './moment.ts';
import { readSpans } from './otel/readSpans.ts';
import { readCalls } from './readCalls.ts';
import type { ReadPath, ReadProblem } from './readProblem.ts';
import { readRecord } from './readRecord.ts';
import { type ReadTurns, readTurns, type Trace, type TurnsReading, traceOf } from './readTrace.ts';

/**
 * Reads an entry of a log: one exchange or several, in the shapes of readTrace; spans of OpenTelemetry; the steps of the
 * AI SDK; messages of MCP; a run record of this project, or a result of one. Never throws, and passes nothing over: what
 * holds no exchange is told with its reason.
 */
export function readLogged(value: unknown, which: WhichAnswers): readonly Logged[] {
  return readAt(value, which, []);
}

function readAt(value: unknown, which: WhichAnswers, path: ReadPath): readonly Logged[] {
  const list = asList(value);
  const spans = list && readSpans(list, which);
  if (spans) return spans.map((logged) => moved(logged, path));
  if (list?.some(isEntry)) return list.flatMap((item, index) => readAt(item, which, [...path, index]));
  const fields = asFields(value);
  if (!list && !fields) return [unlogged(path, 'unknown-shape', `this is ${nameOfValue(value)}, and no exchange`)];
  const special = fields && (readRecord(fields) ?? readSpans(fields, which) ?? readMcp(fields) ?? readSteps(fields));
  return (special ?? [readTurnsOf(value, fields ?? {}, which)]).map((logged) => moved(logged, path));
}

function moved(logged: Logged, path: ReadPath): Logged {
  if (path.length === 0) return logged;
  const place = [...path, ...logged.path];
  if (logged.kind === 'none') return { ...logged, path: place };
  return {
    ...logged,
    path: place,
    problems: logged.problems.map((each) => ({ ...each, path: [...path, ...each.path] })),
  };
}

/** Keys that an exchange has, and no turn of one. */
const entryKeys = [
  ...['messages', 'request', 'response', 'choices', 'contents', 'candidates', 'prompt', 'input', 'exchange', 'results'],
  ...['steps', 'resourceSpans', 'scopeSpans', 'resourceLogs', 'attributes', 'recorded'],
];

/** Whether an item of a list is an exchange, and no turn, block or call. */
const isEntry = (item: unknown): boolean => {
  const fields = asFields(item);
  if (!fields || isTurn(fields)) return false;
  return entryKeys.some((key) => key in fields);
};

/** Whether a value is a turn, or a message of MCP: several of them are a conversation. */
export const isTurn = (value: unknown): boolean => {
  const fields = asFields(value);
  if (!fields) return false;
  return (
    'role' in fields ||
    'jsonrpc' in fields ||
    findCallParts(fields) !== undefined ||
    /_call_output$/.test(String(fields.type))
  );
};

/** Turns of a conversation that stand by themselves, of which some may be messages of MCP. */
export function readConversation(turns: readonly unknown[]): Logged {
  return readTurnsOf(
    turns.flatMap((turn) => asTurnOfMcp(turn) ?? []),
    {},
    'all',
  );
}

/** A result of MCP as the turn of a tool; what only the protocol needs is no turn. */
function asTurnOfMcp(value: unknown): unknown {
  const fields = asFields(value);
  if (fields?.jsonrpc === undefined || fields.method === 'tools/call') return value;
  if (!('result' in fields)) return undefined;
  return { role: 'tool', tool_call_id: String(fields.id), content: asFields(fields.result)?.content ?? fields.result };
}

function readMcp(fields: Fields): readonly Logged[] | undefined {
  if (fields.jsonrpc === undefined || fields.method === 'tools/call') return undefined;
  const what = typeof fields.method === 'string' ? `\`${fields.method.slice(0, 60)}\`` : 'a response';
  return [unlogged([], 'no-answer', `${what} of MCP proposes no call`)];
}

/** What `generateText` of the AI SDK gives: each step is an answer, with the results of its calls. */
function readSteps(fields: Fields): readonly Logged[] | undefined {
  const steps = asList(fields.steps);
  if (!steps) return undefined;
  const turns = steps.flatMap((step) => turnsOfStep(asFields(step) ?? {}));
  const { request, messages, prompt, system } = fields;
  const before =
    asList(messages) ?? asList(asFields(request)?.messages) ?? (prompt === undefined ? [] : [userTurn(prompt)]);
  return [readTurnsOf({ messages: [...before, ...turns], system }, fields, 'all')];
}

function turnsOfStep({ content, text, toolCalls, toolResults }: Fields): readonly unknown[] {
  const said = asList(content) ?? [
    ...(typeof text === 'string' && text !== '' ? [{ type: 'text', text }] : []),
    ...(asList(toolCalls) ?? []).map((call) => ({ type: 'tool-call', ...asFields(call) })),
    ...(asList(toolResults) ?? []).map((result) => ({ ...asFields(result), type: 'tool-result' })),
  ];
  return said.length === 0 ? [] : [{ role: 'assistant', content: said }];
}

const userTurn = (content: unknown): unknown => (asList(content) ? content : { role: 'user', content });

function readTurnsOf(value: unknown, entry: Fields, which: WhichAnswers): Logged {
  const own = ownAnswer(entry);
  const { problems: ofTurns, count, ...read } = turnsBeside(own !== undefined, readTurns(withQuestion(value)), entry);
  const turns: ReadTurns = { ...read, documents: [...read.documents, ...ownDocuments(entry)] };
  const isSaid = turns.messages.some(({ content, calls = [] }) => content !== '' || calls.length > 0);
  if ((count === 0 || !isSaid) && !own) return unlogged([], 'unknown-shape', unknownWords(value, ofTurns));
  const asked = which === 'last' && isConversation(entry) ? 'all' : which;
  const answers = own ? [asTrace(turns, own.answer)] : answersOf(turns, asked);
  const answered = which === 'end' ? answers : answers.filter(isAnswered);
  if (answered.length > mostAnswers)
    return unlogged([], 'unreadable', `a conversation of more than ${mostAnswers} answers`);
  if (answered.length === 0) return unlogged([], 'no-answer', 'the exchange has no answer of the model');
  const at = momentIn(entry) ?? momentIn(asFields(entry.response) ?? {});
  return {
    kind: 'exchange',
    path: [],
    answers: answered,
    isOpen: !own && turns.messages.at(-1)?.role === 'user',
    entry,
    ...(at !== undefined && { at }),
    problems: [...ofTurns, ...(own?.problems ?? [])],
  };
}

/** An answer of its own may stand alone: what holds it is no turn then. */
function turnsBeside(hasOwn: boolean, reading: TurnsReading, entry: Fields): TurnsReading {
  const isAlone = hasOwn && reading.isItself && !('role' in entry);
  return isAlone ? { ...reading, messages: [], documents: [], problems: [] } : reading;
}

const answersOf = (turns: ReadTurns, which: WhichAnswers): readonly Trace[] => answerReaders[which](turns);

const answerReaders: Readonly<Record<WhichAnswers, (turns: ReadTurns) => readonly Trace[]>> = {
  all: cutAnswers,
  last: lastAnswer,
  end: (turns) => [traceOf(turns)],
};

/** A list of turns alone, without a response beside it. */
const isConversation = (entry: Fields): boolean => !responseKeys.some((key) => (entry[key] ?? null) !== null);

const responseKeys = ['response', 'choices', 'output', 'candidates', 'completion'];

/** `{ prompt, completion }`, as older logs have it. */
function withQuestion(value: unknown): unknown {
  const fields = asFields(value);
  const isQuestion = fields && typeof fields.prompt === 'string' && !('messages' in fields);
  return isQuestion ? { ...fields, messages: [{ role: 'user', content: fields.prompt }] } : value;
}

/** The answer that stands beside the turns: `{ output, calls }`, as in a case of a suite, or a text. */
function ownAnswer(entry: Fields): { readonly answer: Answer; readonly problems: readonly ReadProblem[] } | undefined {
  const recorded = asFields(entry.recorded) ?? entry;
  const output = asText(recorded.output) ?? asText(recorded.completion) ?? asText(recorded.response);
  const isOwn = recorded.calls !== undefined && !('role' in recorded);
  if (output === undefined && !isOwn) return undefined;
  const { calls, problems } = readCalls(isOwn ? recorded.calls : []);
  const path = recorded === entry ? ['calls'] : ['recorded', 'calls'];
  const placed = problems.map((problem) => ({ ...problem, path: [...path, ...problem.path] }));
  return { answer: { ...(output !== undefined && { output }), calls }, problems: placed };
}

const ownDocuments = ({ documents }: Fields): ReadTurns['documents'] =>
  (asList(documents) ?? []).flatMap((item) => {
    const text = asText(item) ?? asText(asFields(item)?.text);
    const from = asText(asFields(item)?.from);
    return text === undefined ? [] : [from === undefined ? { text } : { from, text }];
  });

function unknownWords(value: unknown, [first]: readonly ReadProblem[]): string {
  const keys = Object.keys(asFields(value) ?? {}).slice(0, 5);
  if (keys.length === 0) return first?.message ?? 'there are no turns in it';
  return `an object with ${keys.map((key) => `\`${key.slice(0, 40)}\``).join(', ')} is no exchange in a known shape`;
}
