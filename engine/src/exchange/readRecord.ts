import type { ToolCall } from './exchange.ts';
import { asFields, asList, asText, type Fields } from './json.ts';
import { asTrace, isAnswered, type Logged, unlogged } from './logged.ts';
import { momentOf } from './moment.ts';
import { readCalls } from './readCalls.ts';
import { readMessages } from './readMessages.ts';
import type { ReadProblem } from './readProblem.ts';

/** The version of run records that is read. */
const version = 1;

/** The results of a run record, or one result; undefined where the value is none of them. */
export function readRecord(fields: Fields): readonly Logged[] | undefined {
  if (isResult(fields)) return [readResult(fields, undefined)];
  const results = asList(fields.results);
  if (!results || typeof fields.record !== 'number') return undefined;
  if (fields.record !== version)
    return [unlogged(['record'], 'unreadable', `a run record of version ${fields.record}; version ${version} is read`)];
  if (results.length === 0) return [unlogged(['results'], 'no-answer', 'the run record has no results')];
  const at = momentOf(fields.startedAt);
  return results.map((item, index) => {
    const result = asFields(item);
    if (!result || !isResult(result)) return unlogged(['results', index], 'unreadable', 'this is no result of a run');
    const logged = readResult(result, at);
    return { ...logged, path: ['results', index, ...logged.path] };
  });
}

const isResult = (fields: Fields): boolean =>
  typeof fields.case === 'string' && typeof fields.verdict === 'string' && asFields(fields.exchange) !== undefined;

function readResult(result: Fields, at: number | undefined): Logged {
  const { messages, documents, output, calls } = asFields(result.exchange) ?? {};
  const name = `the case \`${String(result.case).slice(0, 80)}\``;
  if (result.notEvaluated !== undefined) return unlogged([], 'no-answer', `${name} was not evaluated`);
  const read = readMessages(messages ?? []);
  const proposed = readCalls(calls ?? []);
  const said = asText(output);
  const answer = {
    ...(said !== undefined && { output: said }),
    calls: proposed.calls.map((call, index) => withProblem(call, asFields(asList(calls)?.[index]))),
  };
  const trace = asTrace({ messages: read.messages, documents: [...read.documents, ...documentsIn(documents)] }, answer);
  const isBlocked = asFields(result.decidedBy)?.layer === 'input' && result.verdict === 'block';
  if (!isAnswered(trace) && !isBlocked) return unlogged([], 'no-answer', `${name} has no answer`);
  const problems: readonly ReadProblem[] = [...read.problems, ...proposed.problems];
  return {
    kind: 'exchange',
    path: [],
    answers: [trace],
    isOpen: false,
    entry: result,
    ...(at !== undefined && { at }),
    problems,
  };
}

/** A record keeps why the arguments could not be read, and nothing in their place. */
function withProblem(call: ToolCall, raw: Fields | undefined): ToolCall {
  const message = asText(asFields(raw?.problem)?.message);
  return message === undefined ? call : { ...call, problem: { message } };
}

const documentsIn = (value: unknown) =>
  (asList(value) ?? []).flatMap((item) => {
    const { from, text } = asFields(item) ?? {};
    return typeof text === 'string' ? [{ ...(typeof from === 'string' && { from }), text }] : [];
  });
