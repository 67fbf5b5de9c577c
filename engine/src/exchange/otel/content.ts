import { asFields, asList, asText, type Fields, parseJson } from '../json.ts';
import type { ReadPath, ReadProblem } from '../readProblem.ts';
import type { Span, SpanEvent } from './spans.ts';

/** What a span says of a model call: turns before it, and what came back. */
export interface SpanContent {
  readonly input: PlacedTurns;
  readonly output: PlacedTurns;
}

export interface PlacedTurns {
  /** In any shape of readMessages. */
  readonly turns: readonly unknown[];
  readonly path: ReadPath;
  readonly problems: readonly ReadProblem[];
}

/**
 * The turns that a span holds, by the conventions of OpenTelemetry for generative AI as they were from one version to the
 * next (https://opentelemetry.io/docs/specs/semconv/gen-ai/), and by those of OpenLLMetry and the AI SDK. Undefined where
 * it holds none: capturing content is off, unless somebody turns it on.
 */
export function contentOf(span: Span): SpanContent | undefined {
  for (const find of sources) {
    const { input, output } = find(span);
    if (hasAny(input) || hasAny(output)) return { input: input ?? nothing, output: output ?? nothing };
  }
  return undefined;
}

const nothing: PlacedTurns = { turns: [], path: [], problems: [] };

const hasAny = (placed: PlacedTurns | undefined): boolean =>
  placed !== undefined && (placed.turns.length > 0 || placed.problems.length > 0);

type Source = (span: Span) => { readonly input?: PlacedTurns; readonly output?: PlacedTurns };

const sources: readonly Source[] = [
  // Since 1.37: structured, or as JSON text.
  (span) => ({ input: attribute(span, 'gen_ai.input.messages'), output: attribute(span, 'gen_ai.output.messages') }),
  // The event of the operation's details, since 1.37.
  ({ events }) => {
    const details = events.find(({ name }) => name === 'gen_ai.client.inference.operation.details');
    if (!details) return {};
    return {
      input: attribute(details, 'gen_ai.input.messages'),
      output: attribute(details, 'gen_ai.output.messages'),
    };
  },
  // 1.28 to 1.36: an event for each message.
  ({ events }) => ({ input: messageEvents(events), output: choiceEvents(events) }),
  // Up to 1.27: an event for the prompt and one for the completion, as JSON text.
  ({ events }) => ({
    input: eventAttribute(events, 'gen_ai.content.prompt', 'gen_ai.prompt'),
    output: eventAttribute(events, 'gen_ai.content.completion', 'gen_ai.completion'),
  }),
  (span) => ({ input: attribute(span, 'gen_ai.prompt'), output: attribute(span, 'gen_ai.completion', 'assistant') }),
  // OpenLLMetry: `gen_ai.prompt.0.role`, `gen_ai.completion.0.tool_calls.0.name`.
  (span) => ({ input: numbered(span, 'gen_ai.prompt'), output: numbered(span, 'gen_ai.completion', 'assistant') }),
  // The AI SDK's own.
  (span) => ({ input: attribute(span, 'ai.prompt.messages'), output: aiSdkResponse(span) }),
];

type Holder = Pick<Span, 'attributes' | 'path'>;

/** An attribute that holds turns; a text that is no JSON is what was said. */
function attribute(holder: Holder, name: string, role = 'user'): PlacedTurns | undefined {
  const value = holder.attributes[name];
  if (value === undefined || value === null) return undefined;
  const path = [...holder.path, 'attributes', name];
  const read = readJson(value);
  if ('message' in read && !/^\s*[[{]/.test(String(value)))
    return { ...nothing, turns: [{ role, content: value }], path };
  if ('message' in read)
    return { ...nothing, path, problems: [{ kind: 'unreadable', path, message: `\`${name}\` is ${read.message}` }] };
  const held = asList(read.value) ?? asList(asFields(read.value)?.messages) ?? [read.value];
  return { turns: held, path, problems: [] };
}

const readJson = (value: unknown): ReturnType<typeof parseJson> =>
  typeof value === 'string' ? parseJson(value) : { value };

function eventAttribute(events: readonly SpanEvent[], event: string, name: string): PlacedTurns | undefined {
  const found = events.find((each) => each.name === event);
  return found && attribute(found, name, name === 'gen_ai.completion' ? 'assistant' : 'user');
}

const messageEvent = /^gen_ai\.(system|user|assistant|tool)\.message$/;

function messageEvents(events: readonly SpanEvent[]): PlacedTurns | undefined {
  const turns = events.flatMap((event) => {
    const [, role] = messageEvent.exec(event.name) ?? [];
    return role === undefined ? [] : [{ role, ...messageIn(event) }];
  });
  return { ...nothing, turns };
}

/** Of several choices the first is the answer. */
function choiceEvents(events: readonly SpanEvent[]): PlacedTurns | undefined {
  const choice = events.find(({ name }) => name === 'gen_ai.choice');
  if (!choice) return undefined;
  const said = messageIn(choice);
  const inner = readJson(said.message);
  return { ...nothing, turns: [{ role: 'assistant', ...(('value' in inner && asFields(inner.value)) || said) }] };
}

/** The message of an event is its body, an attribute with its JSON text, or the attributes themselves. */
function messageIn({ attributes }: SpanEvent): Fields {
  const held = readJson(attributes['gen_ai.event.content']);
  const { content, tool_calls, id, message } = ('value' in held && asFields(held.value)) || attributes;
  const calls = readJson(tool_calls);
  return {
    content,
    ...('value' in calls && calls.value !== undefined && { tool_calls: calls.value }),
    ...(id !== undefined && { tool_call_id: id }),
    ...(message !== undefined && { message }),
  };
}

/** Attributes in whose names the way to a value stands, as the value that they are of. */
function numbered({ attributes, path }: Holder, prefix: string, role?: string): PlacedTurns | undefined {
  const root: Record<string, unknown> = Object.create(null);
  for (const [name, value] of Object.entries(attributes))
    if (name.startsWith(`${prefix}.`)) put(root, name.slice(prefix.length + 1).split('.'), value);
  const turns = inOrder(root).map((turn) => withCalls({ ...(role !== undefined && { role }), ...turn }));
  return { ...nothing, turns, path: [...path, 'attributes'] };
}

function put(into: Record<string, unknown>, [step = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) into[step] = value;
  else {
    const inner = asFields(into[step]) ?? Object.create(null);
    into[step] = inner;
    put(inner, rest, value);
  }
}

const inOrder = (numberedBy: Fields): readonly Fields[] =>
  Object.keys(numberedBy)
    .filter((key) => /^\d+$/.test(key))
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => asFields(numberedBy[key]) ?? {});

function withCalls({ tool_calls, ...turn }: Fields): Fields {
  const calls = asFields(tool_calls);
  return calls ? { ...turn, tool_calls: inOrder(calls) } : turn;
}

function aiSdkResponse(span: Span): PlacedTurns | undefined {
  const { 'ai.response.text': text, 'ai.response.toolCalls': calls } = span.attributes;
  if (asText(text) === undefined && calls === undefined) return undefined;
  const read = readJson(calls);
  const path = [...span.path, 'attributes', 'ai.response.toolCalls'];
  if ('message' in read)
    return {
      ...nothing,
      path,
      problems: [{ kind: 'unreadable', path, message: `the tool calls are ${read.message}` }],
    };
  return { ...nothing, turns: [{ role: 'assistant', content: text, toolCalls: read.value }], path: span.path };
}
