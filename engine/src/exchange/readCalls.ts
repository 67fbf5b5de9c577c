import { findCallParts } from './callShapes.ts';
import type { ToolCall } from './exchange.ts';
import { asFields, nameOfValue, parseJson } from './json.ts';
import { readArguments } from './readArguments.ts';
import type { ReadPath, ReadProblem } from './readProblem.ts';
import { readTime } from './readTime.ts';

export interface CallsReading {
  readonly calls: readonly ToolCall[];
  readonly problems: readonly ReadProblem[];
}

/**
 * Reads tool calls as agents write them: one or a list, in any of the shapes of callShapes.ts and mixed, or the JSON
 * text of them. Never throws. What is no call, or has arguments that cannot be read, is a problem and is a call all the
 * same: one that is judged as an error, as leaving it out would let it pass.
 */
export function readCalls(value: unknown): CallsReading {
  if (typeof value !== 'string') return readList(value);
  if (value.trim() === '') return { calls: [], problems: [] };
  const parsed = parseJson(value);
  return 'value' in parsed
    ? readList(parsed.value)
    : joinCalls([brokenCall('', [], `the tool calls are ${parsed.message}`)]);
}

function readList(value: unknown): CallsReading {
  if (Array.isArray(value)) return joinCalls(value.map((item, index) => readCall(item, [index])));
  if (asFields(value)) return joinCalls([readCall(value, [])]);
  return joinCalls([brokenCall('', [], `the tool calls are ${nameOfValue(value)}, and not a list`)]);
}

export interface CallReading {
  readonly call: ToolCall;
  readonly problems: readonly ReadProblem[];
}

const joinCalls = (readings: readonly CallReading[]): CallsReading => ({
  calls: readings.map(({ call }) => call),
  problems: readings.flatMap(({ problems }) => problems),
});

/** Reads one call; `path` is the way to it. */
export function readCall(value: unknown, path: ReadPath): CallReading {
  const item = asFields(value);
  const parts = item && findCallParts(item);
  if (!item || !parts) return brokenCall(typeof item?.type === 'string' ? item.type : '', path);
  const { args, problem } = parts.conflict
    ? { args: {}, problem: { message: `the call ${parts.conflict}` } }
    : readArguments(parts.args);
  const place = parts.conflict ? [] : parts.argsPath;
  const time = item.at === undefined ? undefined : readTime(item.at);
  const problems: ReadProblem[] = [];
  if (problem) problems.push({ kind: 'unreadable', path: [...path, ...place], message: problem.message });
  if (time && 'message' in time) problems.push({ kind: 'unreadable', path: [...path, 'at'], message: time.message });
  const at = time && 'at' in time && { at: time.at };
  return { call: { tool: parts.tool, args, ...idOf(parts.id), ...at, ...(problem && { problem }) }, problems };
}

/** A call in none of the shapes. It has no name that a rule could govern, and must not be passed over. */
export function brokenCall(
  tool: string,
  path: ReadPath,
  message = 'this is no tool call in a known shape, such as `{ tool, args }`',
): CallReading {
  return { call: { tool, args: {}, problem: { message } }, problems: [{ kind: 'unreadable', path, message }] };
}

const idOf = (id: unknown): { readonly id?: string } =>
  (typeof id === 'string' && id !== '') || typeof id === 'number' ? { id: String(id) } : {};
