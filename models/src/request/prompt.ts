import type { LanguageModelV3FunctionTool, LanguageModelV3Prompt } from '@ai-sdk/provider';
import type { Message, ToolCall, ToolDefinition } from '#engine/exchange/exchange.ts';
import type { ModelRequest } from '#engine/run/modelClient.ts';
import { documentBlock } from './documents.ts';

/** Counts the ways in which requests were put into words so far: another wording is another question to the model. */
export const PROMPT_VERSION = 1;

/** A message of the role `tool` does not say which tool it comes from. */
const UNNAMED_TOOL = 'tool';

/** The request as the SDK takes it. */
export function toPrompt({ system, messages, documents }: ModelRequest): LanguageModelV3Prompt {
  const start = messages.findIndex(({ role }) => role !== 'system');
  const [leading, turns] = start < 0 ? [messages, []] : [messages.slice(0, start), messages.slice(start)];
  // Several servers take one system message only, and only as the first one.
  const instructions = [system ?? '', ...leading.map(({ content }) => content)].filter((text) => text !== '');
  return [
    ...(instructions.length > 0 ? [{ role: 'system' as const, content: instructions.join('\n\n') }] : []),
    ...(documents.length > 0 ? addDocuments(turns, documentBlock(documents)) : turns).flatMap(toTurns),
  ];
}

/** The tools as the SDK takes them. They have no `execute`: whatever a model calls is handed back, and never run. */
export function toTools({ tools, messages }: ModelRequest, resultsNeedTools: boolean): LanguageModelV3FunctionTool[] {
  const bare = resultsNeedTools && tools.length === 0 && messages.some(({ role }) => role === 'tool');
  const offered: readonly ToolDefinition[] = bare ? [{ name: UNNAMED_TOOL, inputSchema: { type: 'object' } }] : tools;
  return offered.map(({ name, description, inputSchema }) => ({
    type: 'function',
    name,
    ...(description !== undefined && { description }),
    inputSchema,
  }));
}

/** Puts the block after the text of the last user turn, or in a user turn of its own. */
function addDocuments(turns: readonly Message[], block: string): readonly Message[] {
  const at = turns.findLastIndex(({ role }) => role === 'user');
  const turn = turns[at];
  if (turn === undefined) return [...turns, { role: 'user', content: block }];
  return turns.with(at, { ...turn, content: `${turn.content}\n\n${block}` });
}

function toTurns(message: Message, at: number, turns: readonly Message[]): LanguageModelV3Prompt {
  const { role, content, calls = [] } = message;
  switch (role) {
    case 'system':
      return [{ role, content }];
    case 'user':
      return [{ role, content: [{ type: 'text', text: content }] }];
    case 'assistant': {
      const made = calls.map((call, index) => toCall(call, call.id ?? `call_${at}_${index}`));
      return [{ role, content: [...textParts(content, calls), ...made] }];
    }
    case 'tool':
      return toolResult(message, `call_${at}`, turns.slice(0, at));
  }
}

/** Every protocol wants a result to follow its call, so a call that the case leaves out is put before it. */
function toolResult(
  { content, tool, callId }: Message,
  ownId: string,
  before: readonly Message[],
): LanguageModelV3Prompt {
  const made = before.flatMap(({ calls = [] }) => calls);
  const call = made.findLast(({ id }) => id !== undefined && id === callId);
  const toolName = call?.tool ?? tool ?? UNNAMED_TOOL;
  const toolCallId = callId ?? ownId;
  const asked = toCall({ tool: toolName, args: {} }, toolCallId);
  return [
    ...(call ? [] : [{ role: 'assistant' as const, content: [asked] }]),
    {
      role: 'tool',
      content: [{ type: 'tool-result', toolCallId, toolName, output: { type: 'text', value: content } }],
    },
  ];
}

/** Several servers refuse an empty text; a turn of calls alone has none. */
const textParts = (text: string, calls: readonly ToolCall[]) =>
  text === '' && calls.length > 0 ? [] : [{ type: 'text' as const, text }];

const toCall = ({ tool, args }: ToolCall, toolCallId: string) => ({
  type: 'tool-call' as const,
  toolCallId,
  toolName: tool,
  input: args,
});
