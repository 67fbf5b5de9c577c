import type { Answer, ToolCall } from '../exchange/exchange.ts';
import { readCalls } from '../exchange/readCalls.ts';
import { type Field, readText } from './fields.ts';
import { fieldOf, type Row } from './rows.ts';

export interface AnswerFields {
  readonly output?: Field;
  readonly calls?: Field;
}

/** The recorded answer of a row; undefined where the row has none. What cannot be read is added to `problems`. */
export function readAnswer({ output, calls }: AnswerFields, row: Row, problems: string[]): Answer | undefined {
  const text = output === undefined || isAbsent(output, row) ? undefined : readText(output, row, problems);
  const proposed = calls === undefined || isAbsent(calls, row) ? undefined : readRowCalls(calls, row, problems);
  return text === undefined && proposed === undefined ? undefined : { output: text, calls: proposed ?? [] };
}

/** A row may leave a field out: it has no answer then. A column that no row has is reported for the data set. */
function isAbsent(field: Field, row: Row): boolean {
  return typeof field !== 'string' && (fieldOf(row, field.column) ?? null) === null;
}

function readRowCalls(field: Field, row: Row, problems: string[]): readonly ToolCall[] {
  const read = readCalls(typeof field === 'string' ? field : fieldOf(row, field.column));
  for (const { path, message } of read.problems)
    problems.push(typeof path[0] === 'number' ? `tool call ${path[0] + 1}: ${message}` : message);
  return read.calls;
}
