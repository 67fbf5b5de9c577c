import type { CheckCode } from '../document/checkCodes.ts';
import { isParsed } from '../document/documents.ts';
import { locate, type Path } from '../document/nodes.ts';
import { hasSyntaxErrors } from '../document/parseDocument.ts';
import type { ToolDefinition } from '../exchange/exchange.ts';
import type { ToolSet } from './policy.ts';
import type { Reading } from './reading.ts';

/** The tools of a policy, from its own list or the file that it names. */
export function readTools(reading: Reading, tools: string | readonly object[] | undefined): ToolSet | undefined {
  if (tools === undefined) return undefined;
  const at = locate(reading.document, ['tools'], 'key');
  if (typeof tools !== 'string') return { tools: readList(reading, tools, (index) => ['tools', index]), at };
  const path = reading.documents.resolve(reading.document.path, tools);
  const file = reading.documents.parse(path);
  if (!isParsed(file)) return report(reading, 'missing-file', `cannot read \`${tools}\`: ${file.reason}`);
  reading.sources.push({ path, text: file.text });
  const [error] = file.diagnostics;
  if (error && hasSyntaxErrors(file))
    return report(reading, 'broken-tools', `cannot read \`${tools}\`: ${error.message}`);
  const list = toolList(file.value);
  if (!list) return report(reading, 'broken-tools', `\`${tools}\` holds no list of tools`);
  return { tools: readList(reading, list, () => ['tools']), at: locate(file, []) };
}

/** A bare list, or an object that holds one: MCP `tools/list` results, OpenAI and Anthropic requests. */
function toolList(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  const record = asRecord(value);
  const inner = record?.tools ?? asRecord(record?.result)?.tools;
  return Array.isArray(inner) ? inner : undefined;
}

function readList(
  reading: Reading,
  list: readonly unknown[],
  pathOf: (index: number) => Path,
): readonly ToolDefinition[] {
  return list.flatMap((item, index) => {
    const tool = readTool(item);
    if (tool) return [tool];
    report(reading, 'broken-tools', `tool ${index + 1} has no name`, pathOf(index));
    return [];
  });
}

/** MCP (`inputSchema`), Anthropic (`input_schema`), OpenAI (`function: { name, parameters }`, or flat `parameters`). */
function readTool(item: unknown): ToolDefinition | undefined {
  const outer = asRecord(item);
  const tool = asRecord(outer?.function) ?? outer;
  if (typeof tool?.name !== 'string') return undefined;
  const inputSchema = asRecord(tool.inputSchema ?? tool.input_schema ?? tool.parameters) ?? { type: 'object' };
  return {
    name: tool.name,
    description: typeof tool.description === 'string' ? tool.description : undefined,
    inputSchema,
  };
}

function report(reading: Reading, code: CheckCode, message: string, path: Path = ['tools']): undefined {
  reading.diagnostics.push({ code, level: 'error', message, location: locate(reading.document, path) });
}

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}
