import { findCallParts } from './callShapes.ts';
import type { Message, ToolCall } from './exchange.ts';
import { asFields, asText, type Fields, nameOfValue } from './json.ts';
import { brokenCall, readCall } from './readCalls.ts';
import type { ReadPath, ReadProblem } from './readProblem.ts';
import { textOfResult } from './textOfResult.ts';

/** A part of a turn: a block of its content, or an item that stands for itself among the turns. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call'; readonly call: ToolCall; readonly problems: readonly ReadProblem[] }
  | ({ readonly kind: 'result' } & ToolResult)
  | { readonly kind: 'document'; readonly text: string; readonly from?: string }
  | { readonly kind: 'unseen'; readonly what: string }
  // What a model thinks to itself, and marks between parts: said to nobody.
  | { readonly kind: 'silent'; readonly text: string };

type ToolResult = Pick<Message, 'tool' | 'callId' | 'unseen'> & { readonly text: string };

/**
 * Reads a block or an item in any shape: by its `type`, or where it has none by the key that says what it is. A tool
 * that the provider runs itself is one item with its call and its result. Never throws.
 */
export function readParts(value: unknown, path: ReadPath): readonly Part[] {
  if (typeof value === 'string') return [text(value)];
  const part = asFields(value);
  if (!part) return [{ kind: 'unseen', what: nameOfValue(value) }];
  const type = asText(part.type);
  const known = type === undefined ? untypedPart(part, path) : typedPart(part, type);
  if (known.length > 0) return known;
  if (findCallParts(part)) return callAndResult(part, path);
  // A way to act that is not known here must not be passed over.
  if (/call|tool/i.test(type ?? '')) return [{ kind: 'call', ...brokenCall(type ?? '', path) }];
  return [{ kind: 'unseen', what: (type ?? Object.keys(part)[0] ?? 'nothing').slice(0, 60) }];
}

function callAndResult(part: Fields, path: ReadPath): readonly Part[] {
  const call: Part = { kind: 'call', ...readCall(part, path) };
  const output = part.output ?? part.outputs ?? part.results;
  return output === undefined || output === null ? [call] : [call, result(output, call.call.id, call.call.tool)];
}

type ReadPart = (part: Fields) => Part;

const text = (value: unknown): Part => ({ kind: 'text', text: textOfResult(value).text });
const silent: ReadPart = (part) => ({ kind: 'silent', text: textOfResult(part).text });
const unseen =
  (what: string): ReadPart =>
  () => ({ kind: 'unseen', what });

function typedPart(part: Fields, type: string): readonly Part[] {
  const own = Object.hasOwn(typedParts, type) ? typedParts[type] : undefined;
  const read = own ?? resultTypes.find(([pattern]) => pattern.test(type))?.[1];
  return read ? [read(part)] : [];
}

/** All that a part without a type holds: what should be one thing may be several. */
function untypedPart(part: Fields, path: ReadPath): readonly Part[] {
  const held = Object.entries(untypedParts).filter(([key]) => (part[key] ?? null) !== null);
  if (held.length === 0) return [];
  const { functionCall, toolUse } = part;
  const call = { functionCall, toolUse };
  return [...held.map(([, read]) => read(part)), ...(findCallParts(call) ? callAndResult(call, path) : [])];
}

/** OpenAI chat and Responses, Anthropic, AI SDK, OpenTelemetry (whose text is its `content`). */
const typedParts: Readonly<Record<string, ReadPart>> = {
  text: (part) => text(part.text ?? part.content),
  input_text: (part) => text(part.text),
  output_text: (part) => text(part.text),
  summary_text: silent,
  refusal: (part) => text(part.refusal),
  image: unseen('image'),
  image_url: unseen('image'),
  input_image: unseen('image'),
  image_generation_call: unseen('image'),
  audio: unseen('audio'),
  input_audio: unseen('audio'),
  video: unseen('video'),
  file: unseen('file'),
  input_file: unseen('file'),
  document: readDocument,
  search_result: readSearchResult,
  thinking: silent,
  redacted_thinking: silent,
  reasoning: silent,
  reasoning_text: silent,
  'step-start': silent,
  'tool-approval-request': silent,
  'tool-approval-response': silent,
  mcp_approval_response: silent,
  // What a server says of its tools, the model reads like any result.
  mcp_list_tools: (part) => result(part.tools, undefined),
  tool_call_response: (part) => result(part.response ?? part.result, part.id),
  server_tool_call_response: (part) => result(part.server_tool_call_response, part.id),
  blob: ofModality,
  uri: ofModality,
  'tool-result': readAiSdkResult,
  'tool-error': (part) => result(part.error, part.toolCallId, part.toolName),
};

function ofModality({ modality }: Fields): Part {
  const what = asText(modality) ?? 'file';
  return { kind: 'unseen', what: what === 'document' ? 'file' : what.slice(0, 60) };
}

/** Families of types that carry what a tool gave back. */
const resultTypes: readonly (readonly [RegExp, ReadPart])[] = [
  // Anthropic: `tool_result`, `mcp_tool_result`, `web_search_tool_result`, …
  [/^(?:\w+_)?tool_result$/, (part) => result(part.content, part.tool_use_id)],
  // OpenAI Responses: `function_call_output`, `computer_call_output`, …
  [/_call_output$/, (part) => result(part.output, part.call_id)],
];

/** Gemini and Bedrock tell their parts by a key. What Bedrock nests in it may be text, JSON or an image. */
const untypedParts: Readonly<Record<string, ReadPart>> = {
  text: (part) => (part.thought === true ? silent(part) : text(part.text)),
  functionResponse: ({ functionResponse: inner }) =>
    result(asFields(inner)?.response, asFields(inner)?.id, asFields(inner)?.name),
  toolResult: ({ toolResult: inner }) => result(asFields(inner)?.content, asFields(inner)?.toolUseId),
  reasoningContent: silent,
  cachePoint: silent,
  image: unseen('image'),
  audio: unseen('audio'),
  video: unseen('video'),
  document: unseen('file'),
  inlineData: unseen('file'),
  fileData: unseen('file'),
};

function result(content: unknown, callId: unknown, tool?: unknown): Part {
  const { text: value, unseen: hidden } = textOfResult(content);
  return {
    kind: 'result',
    text: value,
    ...(asText(callId) !== undefined && { callId: String(callId) }),
    ...(asText(tool) !== undefined && { tool: String(tool) }),
    ...(hidden.length > 0 && { unseen: hidden }),
  };
}

/** `result` in version 4; since 5 `output: { type: 'text' | 'json' | 'error-text' | 'error-json' | 'content', value }`. */
function readAiSdkResult({ result: given, output, toolCallId, toolName }: Fields): Part {
  const fields = asFields(output);
  const isWrapped = fields !== undefined && typeof fields.type === 'string' && 'value' in fields;
  return result(given ?? (isWrapped ? fields.value : output), toolCallId, toolName);
}

/** Anthropic: `source: { type: 'text', data }` or `{ type: 'content', content }`; a PDF or an address is not seen. */
function readDocument({ source, title }: Fields): Part {
  const fields = asFields(source);
  const value = fields?.type === 'text' ? fields.data : fields?.type === 'content' ? fields.content : undefined;
  if (value === undefined) return { kind: 'unseen', what: 'file' };
  return titled(title, value);
}

function readSearchResult({ source, title, content }: Fields): Part {
  return { ...titled(title, content), ...(typeof source === 'string' && { from: source }) };
}

function titled(title: unknown, content: unknown): Part {
  const lines = [asText(title) ?? '', textOfResult(content).text];
  return { kind: 'document', text: lines.filter((line) => line !== '').join('\n') };
}
