import { assembleTurn, type PlacedPart } from './assembleTurn.ts';
import type { Message, UntrustedDocument } from './exchange.ts';
import { asFields, asList, asText, type Fields, nameOfValue } from './json.ts';
import { readCalls } from './readCalls.ts';
import { readParts } from './readPart.ts';
import type { ReadPath, ReadProblem } from './readProblem.ts';

export interface MessagesReading {
  readonly messages: readonly Message[];
  /** What came as a document within a turn: untrusted, and kept apart from what the user says. */
  readonly documents: readonly UntrustedDocument[];
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads the turns of an exchange as agents write them: this project's own, OpenAI chat completions and Responses,
 * Anthropic, AI SDK, Gemini, Bedrock, LangChain, and mixed. One turn may give several messages: the results of tools in
 * a turn of the user are messages of the role `tool`. Never throws. Text whose role is not known counts as untrusted;
 * `speaker` says who speaks in blocks that stand without a role.
 */
export function readMessages(value: unknown, speaker?: Message['role']): MessagesReading {
  const list = typeof value === 'string' ? [{ role: 'user', content: value }] : (asList(value) ?? [value]);
  const turns = list.map((item, index) => readTurn(item, asList(value) ? [index] : [], speaker));
  return {
    messages: nameResults(turns.flatMap(({ messages }) => messages)),
    documents: turns.flatMap(({ documents }) => documents),
    problems: turns.flatMap(({ problems }) => problems),
  };
}

function readTurn(value: unknown, path: ReadPath, speaker: Message['role'] | undefined): MessagesReading {
  const turn = asFields(value);
  if (!turn) return broken(path, `a turn is ${nameOfValue(value)}, and not an object`);
  const parts = isBlock(turn) ? readParts(turn, path).map((part) => ({ part, path })) : placedParts(turn, path);
  const role = hasRole(turn) ? roleOf(turn) : roleOfParts(turn, parts, speaker);
  const reading = assembleTurn({ role: role ?? 'tool', ...((role ?? 'tool') === 'tool' && resultOf(turn)) }, parts);
  return role === undefined ? { ...reading, problems: [unknownRole(turn, path), ...reading.problems] } : reading;
}

const broken = (path: ReadPath, message: string): MessagesReading => ({
  messages: [],
  documents: [],
  problems: [{ kind: 'unreadable', path, message }],
});

const roles: Readonly<Record<string, Message['role']>> = {
  user: 'user',
  human: 'user',
  assistant: 'assistant',
  model: 'assistant',
  ai: 'assistant',
  system: 'system',
  developer: 'system',
  tool: 'tool',
  function: 'tool',
};

/** LangChain says the role as `type`; a call of the type `function` has no content. */
function roleOf({ role, type, content }: Fields): Message['role'] | undefined {
  const name = role ?? (content === undefined ? undefined : type);
  return typeof name === 'string' && Object.hasOwn(roles, name) ? roles[name] : undefined;
}

const hasRole = (turn: Fields): boolean => (turn.role ?? null) !== null || roleOf(turn) !== undefined;

/** An item of OpenAI Responses, or a block that stands among the turns. */
const isBlock = (turn: Fields): boolean =>
  !hasRole(turn) &&
  turn.type !== 'message' &&
  !('tool_calls' in turn || 'toolCalls' in turn) &&
  (turn.type !== undefined || !('content' in turn || 'parts' in turn));

/** Without a role, what it is says who speaks. */
function roleOfParts(
  { type }: Fields,
  parts: readonly PlacedPart[],
  speaker: Message['role'] | undefined,
): Message['role'] | undefined {
  if (type === 'input_text') return 'user';
  const isSaid = parts.some(({ part: { kind } }) => kind === 'text' || kind === 'unseen');
  return isSaid && type !== 'output_text' ? speaker : 'assistant';
}

function unknownRole({ role }: Fields, path: ReadPath): ReadProblem {
  const allowed = 'user, assistant, system, tool';
  return (role ?? null) === null
    ? { kind: 'unreadable', path, message: `the turn has no role, which is one of ${allowed}` }
    : {
        kind: 'unreadable',
        path: [...path, 'role'],
        message: `the role ${typeof role === 'string' ? `\`${role.slice(0, 60)}\`` : nameOfValue(role)} is none of ${allowed}`,
      };
}

/** A turn's parts in their order: its content, wherever it stands, then its calls. */
function placedParts(turn: Fields, path: ReadPath): readonly PlacedPart[] {
  const [content = [], ...elsewhere] = contentKeys.map((key) => placedContent(turn, key, path));
  // Turns of AI SDK's user interface say the same in `content` and in `parts`.
  const said = new Set(content.map(textOf));
  const others = elsewhere.flat().filter((placed) => placed.part.kind !== 'text' || !said.has(textOf(placed)));
  return [...content, ...others, ...callKeys.flatMap((name) => placedCalls(turn, name, path))];
}

const textOf = ({ part }: PlacedPart): string | undefined => (part.kind === 'text' ? part.text : undefined);

function placedContent(turn: Fields, key: string, path: ReadPath): readonly PlacedPart[] {
  const value = turn[key] ?? null;
  if (value === null || (key === 'refusal' && value === '')) return [];
  const list = asList(value);
  return (list ?? [value]).flatMap((item, index) => {
    const place = list ? [...path, key, index] : [...path, key];
    return readParts(item, place).map((part) => ({ part, path: place }));
  });
}

/** `text` is AI SDK's, in the result of a call; `refusal` is OpenAI's, beside the content. */
const contentKeys = ['content', 'parts', 'text', 'refusal'];
const callKeys = ['calls', 'tool_calls', 'toolCalls', 'invalid_tool_calls', 'function_call'];

function placedCalls(turn: Fields, key: string, path: ReadPath): readonly PlacedPart[] {
  const value = turn[key];
  if (value === undefined || value === null) return [];
  const { calls, problems } = readCalls(key === 'function_call' ? { function_call: value } : value);
  const place = [...path, key];
  const moved = problems.map((problem) => ({ ...problem, path: [...place, ...problem.path] }));
  return calls.map((call, index) => ({
    part: { kind: 'call', call, problems: index === 0 ? moved : [] },
    path: place,
  }));
}

/** Of which call a turn of the role `tool` is the result. */
function resultOf(turn: Fields): Pick<Message, 'tool' | 'callId'> {
  const callId = asText(turn.tool_call_id ?? turn.call_id ?? turn.toolCallId);
  const tool = asText(turn.tool ?? turn.name);
  return { ...(tool !== undefined && { tool }), ...(callId !== undefined && { callId }) };
}

/** Most protocols tie a result to its call by the id alone. */
function nameResults(messages: readonly Message[]): readonly Message[] {
  const tools = new Map(messages.flatMap(({ calls = [] }) => calls.map(({ id, tool }) => [id, tool])));
  return messages.map((message) => {
    const { role, callId } = message;
    const tool = role === 'tool' && callId !== undefined ? (message.tool ?? tools.get(callId)) : undefined;
    return tool === undefined ? message : { ...message, tool };
  });
}
