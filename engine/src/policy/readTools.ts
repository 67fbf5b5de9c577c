import type { CheckCode } from '../document/checkCodes.ts';
import type { Location } from '../document/diagnostic.ts';
import { isParsed } from '../document/documents.ts';
import { isRecord } from '../document/isRecord.ts';
import { locate, type Path, valueAt } from '../document/nodes.ts';
import { hasSyntaxErrors } from '../document/parseDocument.ts';
import type { ToolDefinition } from '../exchange/exchange.ts';
import type { ToolSet } from './policy.ts';
import type { Reading } from './reading.ts';

/** The tools of a policy, from its own list or the file that it names. */
export function readTools(reading: Reading, tools: string | readonly object[] | undefined): ToolSet | undefined {
  if (tools === undefined) return undefined;
  const at = locate(reading.document, ['tools'], 'key');
  if (typeof tools !== 'string')
    return { tools: readList(reading, tools, (index) => ({ path: ['tools', index] })), at };
  const path = reading.documents.resolve(reading.document.path, tools);
  const file = reading.documents.parse(path);
  if (!isParsed(file)) return report(reading, 'missing-file', `cannot read \`${tools}\`: ${file.reason}`);
  reading.sources.push({ path, text: file.text });
  const [error] = file.diagnostics;
  if (error && hasSyntaxErrors(file))
    return report(reading, 'broken-tools', `cannot read \`${tools}\`: ${error.message}`, ['tools'], error.location);
  const way = toolListPath(file.value);
  if (!way) return report(reading, 'broken-tools', `\`${tools}\` holds no list of tools`);
  const list = valueAt(file.value, way) as readonly unknown[];
  const nameless = (index: number): Nameless => ({ path: ['tools'], item: locate(file, [...way, index]) });
  return { tools: readList(reading, list, nameless), at: locate(file, []) };
}

/** Where a file of tools may have its list: it is one, or holds one, as MCP `tools/list` results, OpenAI and Anthropic requests. */
const listPaths: readonly Path[] = [[], ['tools'], ['result', 'tools']];

/** The way to the list of tools in a file; undefined where it has none. */
export const toolListPath = (value: unknown): Path | undefined =>
  listPaths.find((path) => Array.isArray(valueAt(value, path)));

/** Where a tool without a name is told, and where it stands if that is in another file. */
interface Nameless {
  readonly path: Path;
  readonly item?: Location;
}

function readList(
  reading: Reading,
  list: readonly unknown[],
  placeOf: (index: number) => Nameless,
): readonly ToolDefinition[] {
  return list.flatMap((value, index) => {
    const tool = readTool(value);
    if (tool) return [tool];
    const { path, item } = placeOf(index);
    report(reading, 'broken-tools', namelessTool(index), path, item);
    return [];
  });
}

export const namelessTool = (index: number): string => `tool ${index + 1} has no name`;

/** MCP (`inputSchema`), Anthropic (`input_schema`), OpenAI (`function: { name, parameters }`, or flat `parameters`). */
function readTool(item: unknown): ToolDefinition | undefined {
  const tool = valueAt(item, toolPath(item));
  if (!isRecord(tool) || typeof tool.name !== 'string') return undefined;
  const schema = schemaKeys.map((key) => tool[key]).find((value) => (value ?? null) !== null);
  return {
    name: tool.name,
    description: typeof tool.description === 'string' ? tool.description : undefined,
    inputSchema: isRecord(schema) ? schema : { type: 'object' },
  };
}

/** The way from an item of the list to what has the name and the schema: OpenAI puts both into `function`. */
export const toolPath = (item: unknown): Path => (isRecord(valueAt(item, ['function'])) ? ['function'] : []);

/** The keys under which tools have the JSON Schema of their arguments. */
export const schemaKeys = ['inputSchema', 'input_schema', 'parameters'] as const;

function report(
  reading: Reading,
  code: CheckCode,
  message: string,
  path: Path = ['tools'],
  item?: Location,
): undefined {
  const related = item && { related: [{ location: item, message: 'the place' }] };
  reading.diagnostics.push({ code, level: 'error', message, location: locate(reading.document, path), ...related });
}
