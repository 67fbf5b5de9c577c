import type { LanguageModelV3FunctionTool, LanguageModelV3Prompt } from '@ai-sdk/provider';
import type { Message, ToolDefinition } from '#engine/exchange/exchange.ts';
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
  return turns.with(at, { role: 'user', content: `${turn.content}\n\n${block}` });
}

function toTurns({ role, content }: Message, at: number): LanguageModelV3Prompt {
  switch (role) {
    case 'system':
      return [{ role, content }];
    case 'user':
    case 'assistant':
      return [{ role, content: [{ type: 'text', text: content }] }];
    case 'tool':
      return toolResult(content, `call_${at}`);
  }
}

/** Every protocol wants a result to follow its call, so the call that the case leaves out is put before it. */
function toolResult(text: string, toolCallId: string): LanguageModelV3Prompt {
  const toolName = UNNAMED_TOOL;
  return [
    { role: 'assistant', content: [{ type: 'tool-call', toolCallId, toolName, input: {} }] },
    { role: 'tool', content: [{ type: 'tool-result', toolCallId, toolName, output: { type: 'text', value: text } }] },
  ];
}
