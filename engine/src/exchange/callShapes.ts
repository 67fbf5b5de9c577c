import { asFields, type Fields } from './json.ts';
import type { ReadPath } from './readProblem.ts';

/** How one way of writing a tool call names its parts. */
interface CallShape {
  /** What `type` may say; `undefined` where it may be missing. */
  readonly types: readonly (string | undefined)[];
  readonly method?: string;
  /** The key of the object that holds the name and the arguments. Without it, they stand in the call itself. */
  readonly inside?: string;
  readonly tool: string;
  readonly args: readonly string[];
  readonly id?: string;
  /** The arguments are one value, and no object: they are read as `{ input: VALUE }`. */
  readonly isBare?: true;
}

const untyped = [undefined];
const argumentKeys = ['args', 'arguments', 'input', 'parameters'];

/** One row for each way; they are told apart by `type` and by the keys that hold the name. */
const callShapes: readonly CallShape[] = [
  // This project's own.
  { types: untyped, tool: 'tool', args: argumentKeys, id: 'id' },
  // OpenAI chat completions, and all that speak it (Mistral, Ollama, vLLM, …).
  { types: ['function', undefined], inside: 'function', tool: 'name', args: ['arguments'], id: 'id' },
  { types: ['custom'], inside: 'custom', tool: 'name', args: ['input'], id: 'id', isBare: true },
  { types: untyped, inside: 'function_call', tool: 'name', args: ['arguments', 'args'] },
  // OpenAI Responses. Of its hosted tools, the type is the name.
  { types: ['function_call'], tool: 'name', args: ['arguments'], id: 'call_id' },
  { types: ['mcp_call', 'mcp_approval_request'], tool: 'name', args: ['arguments'], id: 'id' },
  { types: ['custom_tool_call'], tool: 'name', args: ['input'], id: 'call_id', isBare: true },
  { types: ['computer_call', 'local_shell_call', 'shell_call'], tool: 'type', args: ['action'], id: 'call_id' },
  { types: ['apply_patch_call'], tool: 'type', args: ['operation'], id: 'call_id' },
  { types: ['web_search_call'], tool: 'type', args: ['action'], id: 'id' },
  { types: ['file_search_call'], tool: 'type', args: ['queries'], id: 'id', isBare: true },
  { types: ['code_interpreter_call'], tool: 'type', args: ['code'], id: 'id', isBare: true },
  // Anthropic messages.
  { types: ['tool_use', 'server_tool_use', 'mcp_tool_use'], tool: 'name', args: ['input'], id: 'id' },
  // MCP, as a whole JSON-RPC request or without its envelope.
  { types: untyped, method: 'tools/call', inside: 'params', tool: 'name', args: ['arguments'], id: 'id' },
  // AI SDK: `args` in version 4, `input` since 5.
  { types: ['tool-call', 'dynamic-tool', undefined], tool: 'toolName', args: ['input', 'args'], id: 'toolCallId' },
  // Gemini, and Amazon Bedrock Converse.
  { types: untyped, inside: 'functionCall', tool: 'name', args: ['args'], id: 'id' },
  { types: untyped, inside: 'toolUse', tool: 'name', args: ['input'], id: 'toolUseId' },
  // LangChain (`args`), OpenTelemetry (`arguments`), and calls that are written down by hand.
  { types: ['tool_call', 'invalid_tool_call'], tool: 'name', args: ['args', 'arguments'], id: 'id' },
  { types: ['server_tool_call'], tool: 'name', args: ['server_tool_call'], id: 'id' },
  { types: untyped, tool: 'name', args: argumentKeys, id: 'id' },
  { types: ['function', undefined], tool: 'function', args: argumentKeys, id: 'id' },
];

/** The parts of a call, as they were written. */
export interface CallParts {
  readonly tool: string;
  readonly args: unknown;
  /** The ways from the call to the name of its tool, and to its arguments. */
  readonly toolPath: ReadPath;
  readonly argsPath: ReadPath;
  readonly id: unknown;
  /** Where the call says two things at once, of which its tool may do the other. */
  readonly conflict?: string;
}

/** Finds the parts of a call that is written in any of the shapes; undefined where it is none. */
export function findCallParts(item: Fields): CallParts | undefined {
  const [first, ...others] = callShapes.flatMap((shape) => partsIn(item, shape) ?? []);
  const other = others.find(({ tool }) => tool !== first?.tool);
  return first && other ? { ...first, conflict: `names two tools, \`${first.tool}\` and \`${other.tool}\`` } : first;
}

function partsIn(item: Fields, shape: CallShape): CallParts | undefined {
  const { types, method, inside, isBare } = shape;
  if (!types.some((type) => type === item.type) || (method !== undefined && item.method !== method)) return undefined;
  const inner = inside === undefined ? item : asFields(item[inside]);
  const tool = inner?.[shape.tool];
  if (!inner || typeof tool !== 'string' || tool === '') return undefined;
  const given = shape.args.filter((key) => inner[key] !== undefined);
  const args = given[0] === undefined ? undefined : inner[given[0]];
  return {
    tool,
    toolPath: [inside, shape.tool].filter((key) => key !== undefined),
    argsPath: [inside, given[0]].filter((key) => key !== undefined),
    args: isBare && args !== undefined ? { input: args } : args,
    id: shape.id === undefined ? undefined : (item[shape.id] ?? inner[shape.id]),
    ...conflictIn(inner, given),
  };
}

/** Arguments that another reader of the call could take. */
function conflictIn(inner: Fields, given: readonly string[]): { readonly conflict?: string } {
  if (given.length > 1) return { conflict: `gives its arguments twice, in \`${given.join('` and `')}\`` };
  if (given.length === 1) return {};
  const other = Object.keys(inner).find((key) => asFields(inner[key]) && !beside.test(key));
  return other === undefined ? {} : { conflict: `has no arguments, but \`${other}\`, which is not read` };
}

/** What stands beside the arguments of a call: `session`, MCP's `_meta`, AI SDK's `providerMetadata`. */
const beside = /^(?:session$|at$|_|provider)/;
