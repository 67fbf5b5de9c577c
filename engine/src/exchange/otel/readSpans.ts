import type { Answer } from '../exchange.ts';
import { asList, asText } from '../json.ts';
import {
  asTrace,
  cutAnswers,
  isAnswered,
  type Logged,
  type LoggedExchange,
  unlogged,
  type WhichAnswers,
} from '../logged.ts';
import { readCall } from '../readCalls.ts';
import { readMessages } from '../readMessages.ts';
import type { ReadProblem } from '../readProblem.ts';
import { answerOf, type ReadTurns, type Trace } from '../readTrace.ts';
import { contentOf, type PlacedTurns, type SpanContent } from './content.ts';
import { findSpans, type Span } from './spans.ts';

/**
 * Reads the model calls and tool calls that spans of OpenTelemetry tell of; undefined where the value holds no spans. A
 * tool call that the model proposed in another span, and an agent whose model calls have spans, would count twice: they
 * are told from the spans that are read together. Spans that are about something else are passed over.
 */
export function readSpans(value: unknown, which: WhichAnswers): readonly Logged[] | undefined {
  const spans = findSpans(value);
  if (!spans) return undefined;
  const relevant = spans.filter(isAboutModels);
  if (relevant.length === 0) return [unlogged([], 'unknown-shape', 'no span is about a model or a tool')];
  const isCall = (span: Span): boolean => kindOf(span) === 'model' && contentOf(span) !== undefined;
  const traced = new Set(relevant.filter(isCall).map(({ traceId }) => traceId));
  const read = relevant
    .filter((span) => kindOf(span) !== 'tool' && !(kindOf(span) === 'agent' && traced.has(span.traceId)))
    .map((span) => readModelSpan(span, which));
  const known = new Set(read.flatMap(callIds));
  const tools = relevant.filter(
    (span) => kindOf(span) === 'tool' && !known.has(span.attributes['gen_ai.tool.call.id']),
  );
  return [...read, ...tools.map(readToolSpan)];
}

const isAboutModels = ({ attributes, events }: Span): boolean =>
  Object.keys(attributes).some((name) => /^(?:gen_ai|ai)\./.test(name)) ||
  events.some(({ name }) => /^gen_ai\./.test(name));

const agentOperations: readonly unknown[] = ['invoke_agent', 'invoke_workflow', 'create_agent'];

function kindOf({ attributes }: Span): 'model' | 'agent' | 'tool' {
  const operation = attributes['gen_ai.operation.name'];
  if (operation === 'execute_tool' || attributes['ai.toolCall.name'] !== undefined) return 'tool';
  return agentOperations.includes(operation) ? 'agent' : 'model';
}

const callIds = (logged: Logged): readonly unknown[] =>
  logged.kind === 'none' ? [] : logged.answers.flatMap(({ answer }) => answer.calls.flatMap(({ id }) => id ?? []));

const switchedOff = 'capturing content is off where it was recorded';

function readModelSpan(span: Span, which: WhichAnswers): Logged {
  const content = contentOf(span);
  if (!content) return unlogged(span.path, 'no-answer', `the span holds no messages: ${switchedOff}`);
  const broken = [...content.input.problems, ...content.output.problems][0];
  if (broken) return unlogged(broken.path, 'unreadable', broken.message);
  const input = readPlaced(content.input, 'user');
  // Each message is one of several answers that the model gave at once: the first counts.
  const output = readPlaced({ ...content.output, turns: content.output.turns.slice(0, 1) }, 'assistant');
  const turns = { ...input, ...systemIn(span) };
  const answered = asTrace(turns, answerOf(output.messages.filter(({ role }) => role === 'assistant')));
  return spanExchange(span, answersIn(turns, answered, which), {
    isOpen: !isAnswered(answered),
    problems: [...input.problems, ...output.problems],
  });
}

const answersIn = (input: ReadTurns, answered: Trace, which: WhichAnswers): readonly Trace[] => [
  ...(which === 'all' ? cutAnswers(input) : []),
  ...(isAnswered(answered) ? [answered] : []),
];

function spanExchange(
  span: Span,
  answers: readonly Trace[],
  { isOpen, problems }: Pick<LoggedExchange, 'isOpen' | 'problems'>,
): Logged {
  const { path, at, attributes } = span;
  if (answers.length === 0) return unlogged(path, 'no-answer', 'the span holds no answer of the model');
  return { kind: 'exchange', path, answers, isOpen, entry: attributes, ...(at !== undefined && { at }), problems };
}

function readPlaced(
  { turns, path }: PlacedTurns,
  speaker: 'user' | 'assistant',
): ReadTurns & Pick<LoggedExchange, 'problems'> {
  const { messages, documents, problems } = readMessages(turns, speaker);
  return { messages, documents, problems: problems.map((problem) => ({ ...problem, path })) };
}

/** Kept apart from the turns: parts of text, or JSON of them. */
function systemIn(span: Span): { readonly system?: string } {
  const content: SpanContent | undefined = contentOf({
    ...span,
    attributes: { 'gen_ai.input.messages': span.attributes['gen_ai.system_instructions'] },
    events: [],
  });
  const parts = content && asList(content.input.turns);
  if (!parts || parts.length === 0) return {};
  const { messages } = readMessages([{ role: 'system', content: parts }]);
  return { system: messages.map((message) => message.content).join('\n') };
}

/** A tool that was run: somebody proposed the call. */
function readToolSpan(span: Span): Logged {
  const { attributes: found, path } = span;
  const tool = asText(found['gen_ai.tool.name'] ?? found['ai.toolCall.name']);
  const given = found['gen_ai.tool.call.arguments'] ?? found['ai.toolCall.args'];
  if (given === undefined) return unlogged(path, 'no-answer', `the span of a tool holds no arguments: ${switchedOff}`);
  const id = found['gen_ai.tool.call.id'] ?? found['ai.toolCall.id'];
  const { call, problems } = readCall({ tool, args: given, id }, path);
  const answer: Answer = { calls: [call] };
  const placed = problems.map((problem): ReadProblem => ({ ...problem, path }));
  return spanExchange(span, [asTrace({ messages: [], documents: [] }, answer)], { isOpen: false, problems: placed });
}
