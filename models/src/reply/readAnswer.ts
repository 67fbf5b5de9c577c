import type { LanguageModelV3Content, LanguageModelV3GenerateResult, LanguageModelV3ToolCall } from '@ai-sdk/provider';
import type { ToolCall } from '#engine/exchange/exchange.ts';
import { isJsonObject, parseJson } from '../json.ts';
import { failed, type Resolved, ready } from '../resolved.ts';

/** What a model said and proposed. */
export interface Said {
  readonly output?: string;
  readonly calls: readonly ToolCall[];
}

/** Reads the text and the proposed tool calls of a reply; its reasoning is not part of the answer. */
export function readAnswer({ content, finishReason, response }: LanguageModelV3GenerateResult): Resolved<Said> {
  const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const output = text === '' ? readRefusal(response?.body) : text;
  const calls = content.filter(isToolCall).map(readCall);
  const wrong = calls.find((call) => call.kind === 'failure');
  if (wrong !== undefined) return wrong;
  if (output === undefined && calls.length === 0 && finishReason.unified === 'length') {
    return failed('garbled', 'the answer was cut off before its first word: raise `max_tokens`');
  }
  const proposed = calls.flatMap((call) => (call.kind === 'ready' ? [call.value] : []));
  return ready({ ...(output === undefined && proposed.length > 0 ? {} : { output: output ?? '' }), calls: proposed });
}

function isToolCall(part: LanguageModelV3Content): part is LanguageModelV3ToolCall {
  return part.type === 'tool-call';
}

function readCall({ toolName, input }: LanguageModelV3ToolCall): Resolved<ToolCall> {
  // Several servers write no arguments as an empty text.
  const args = input.trim() === '' ? {} : parseJson(input);
  if (isJsonObject(args)) return ready({ tool: toolName, args });
  const fault = args === undefined ? 'are not JSON' : 'are not a JSON object';
  return failed('garbled', `the arguments of the proposed call of \`${toolName}\` ${fault}`);
}

/** OpenAI puts some refusals beside the text, in a field of their own that the SDK leaves out. */
function readRefusal(body: unknown): string | undefined {
  const choices = isJsonObject(body) ? body.choices : undefined;
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined;
  const message = isJsonObject(choice) ? choice.message : undefined;
  const refusal = isJsonObject(message) ? message.refusal : undefined;
  return typeof refusal === 'string' && refusal !== '' ? refusal : undefined;
}
