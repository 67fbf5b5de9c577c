import type { ToolCall } from '#engine/exchange/exchange.ts';

type Written = (call: ToolCall) => unknown;

const json = ({ args }: ToolCall): string => JSON.stringify(args);

/** A call with an id, as each kind of agent writes it. */
export const callWriters: Readonly<Record<string, Written>> = {
  'our own': (call) => call,
  'our own, arguments as JSON text': (call) => ({ ...call, args: json(call) }),
  'OpenAI chat completions': (call) => ({
    id: call.id,
    type: 'function',
    function: { name: call.tool, arguments: json(call) },
  }),
  'OpenAI chat completions, without a type': (call) => ({
    id: call.id,
    function: { name: call.tool, arguments: call.args },
  }),
  'OpenAI Responses': (call) => ({
    type: 'function_call',
    id: 'fc_1',
    call_id: call.id,
    name: call.tool,
    arguments: json(call),
    status: 'completed',
  }),
  'OpenAI Responses, MCP': (call) => ({
    type: 'mcp_call',
    id: call.id,
    server_label: 'shop',
    name: call.tool,
    arguments: json(call),
  }),
  Anthropic: (call) => ({ type: 'tool_use', id: call.id, name: call.tool, input: call.args }),
  'Anthropic, run by the server': (call) => ({
    type: 'server_tool_use',
    id: call.id,
    name: call.tool,
    input: call.args,
  }),
  'Anthropic, MCP': (call) => ({
    type: 'mcp_tool_use',
    id: call.id,
    server_name: 'shop',
    name: call.tool,
    input: call.args,
  }),
  MCP: (call) => ({
    jsonrpc: '2.0',
    id: call.id,
    method: 'tools/call',
    params: { name: call.tool, arguments: call.args, _meta: {} },
  }),
  'AI SDK 4': (call) => ({ type: 'tool-call', toolCallId: call.id, toolName: call.tool, args: call.args }),
  'AI SDK 5 and 6': (call) => ({ type: 'tool-call', toolCallId: call.id, toolName: call.tool, input: call.args }),
  'AI SDK, of a provider': (call) => ({
    type: 'tool-call',
    toolCallId: call.id,
    toolName: call.tool,
    input: json(call),
  }),
  Gemini: (call) => ({ functionCall: { id: call.id, name: call.tool, args: call.args } }),
  'Amazon Bedrock': (call) => ({ toolUse: { toolUseId: call.id, name: call.tool, input: call.args } }),
  LangChain: (call) => ({ type: 'tool_call', id: call.id, name: call.tool, args: call.args }),
  'by hand': (call) => ({ id: call.id, name: call.tool, arguments: call.args }),
};

/** A call that has no id, in the one shape that gives none. */
export const legacyCall: Written = (call) => ({ function_call: { name: call.tool, arguments: json(call) } });
