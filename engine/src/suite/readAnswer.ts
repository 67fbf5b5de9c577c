import type { Answer, ToolCall } from '../exchange/exchange.ts';
import { type Field, readField } from './fields.ts';
import { fieldOf, type Row } from './rows.ts';

export interface AnswerFields {
  readonly output?: Field;
  readonly calls?: Field;
}

/** The recorded answer of a row; undefined where the row has none. What cannot be read is added to `problems`. */
export function readAnswer({ output, calls }: AnswerFields, row: Row, problems: string[]): Answer | undefined {
  const text = output === undefined || isAbsent(output, row) ? undefined : readText(output, row, problems);
  const proposed = calls === undefined || isAbsent(calls, row) ? undefined : readCalls(calls, row, problems);
  return text === undefined && proposed === undefined ? undefined : { output: text, calls: proposed ?? [] };
}

/** A row may leave a field out: it has no answer then. A column that no row has is reported for the data set. */
function isAbsent(field: Field, row: Row): boolean {
  return typeof field !== 'string' && (fieldOf(row, field.column) ?? null) === null;
}

function readText(field: Field, row: Row, problems: string[]): string | undefined {
  const read = readField(field, row);
  if (read.kind === 'value') return read.value;
  problems.push(read.message);
  return undefined;
}

function readCalls(field: Field, row: Row, problems: string[]): readonly ToolCall[] | undefined {
  const raw = typeof field === 'string' ? field : fieldOf(row, field.column);
  const list = typeof raw === 'string' ? parseList(raw) : raw;
  if (!Array.isArray(list)) {
    problems.push('the tool calls are not a list');
    return undefined;
  }
  const calls = list.map(readCall);
  if (calls.includes(undefined)) problems.push('a tool call has no `tool` or no `args`');
  return calls.filter((call) => call !== undefined);
}

/** `{ tool, args }`, or with the names that other tools write: `function` or `name`, `arguments`. */
function readCall(value: unknown): ToolCall | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const { tool, name, function: called, args, arguments: given } = value as Record<string, unknown>;
  const toolName = [tool, name, called].find((candidate) => typeof candidate === 'string');
  const values = args ?? given ?? {};
  if (typeof toolName !== 'string' || values === null || typeof values !== 'object') return undefined;
  return { tool: toolName, args: values as Record<string, unknown> };
}

function parseList(text: string): unknown {
  if (text.trim() === '') return [];
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
