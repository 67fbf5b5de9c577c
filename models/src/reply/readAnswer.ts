import type { LanguageModelV3Content, LanguageModelV3GenerateResult, LanguageModelV3ToolCall } from '@ai-sdk/provider';
import type { ToolCall } from '#engine/exchange/exchange.ts';
import { readArguments } from '#engine/exchange/readArguments.ts';
import { isJsonObject } from '../json.ts';
import { failed, type Resolved, ready } from '../resolved.ts';

/** What a model said and proposed. */
export interface Said {
  readonly output?: string;
  readonly calls: readonly ToolCall[];
}

/**
 * Reads the text and the proposed tool calls of a reply; its reasoning is not part of the answer. A call whose arguments
 * cannot be read is what the model did: it is kept with its problem, and judged as an error.
 */
export function readAnswer({ content, finishReason, response }: LanguageModelV3GenerateResult): Resolved<Said> {
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const output = text === '' ? readRefusal(response?.body) : text;
  const calls = content.filter(isToolCall).map(({ toolName, input }) => ({ tool: toolName, ...readArguments(input) }));
  if (output === undefined && calls.length === 0 && finishReason.unified === 'length') {
    return failed('garbled', 'the answer was cut off before its first word: raise `max_tokens`');
  }
  return ready({ ...(output === undefined && calls.length > 0 ? {} : { output: output ?? '' }), calls });
}

function isToolCall(part: LanguageModelV3Content): part is LanguageModelV3ToolCall {
  return part.type === 'tool-call';
}

/** OpenAI puts some refusals beside the text, in a field of their own that the SDK leaves out. */
function readRefusal(body: unknown): string | undefined {
  const choices = isJsonObject(body) ? body.choices : undefined;
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const message = isJsonObject(choice) ? choice.message : undefined;
  const refusal = isJsonObject(message) ? message.refusal : undefined;
  return typeof refusal === 'string' && refusal !== '' ? refusal : undefined;
}
