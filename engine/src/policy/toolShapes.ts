import { isRecord } from '../document/isRecord.ts';
import { type Path, valueAt } from '../document/nodes.ts';

/** A list of tools, and the way to it in its file. */
export interface ToolList {
  readonly path: Path;
  /** As they are written: whether each is a tool is not known. */
  readonly items: readonly unknown[];
}

/** A file is a list of tools, or holds one as MCP `tools/list` results and requests to OpenAI and Anthropic do. */
const listPaths: readonly Path[] = [[], ['tools'], ['result', 'tools']];

/** The list of tools in what a file holds; undefined where it has none. */
export function toolListIn(value: unknown): ToolList | undefined {
  for (const path of listPaths) {
    const items = valueAt(value, path);
    if (Array.isArray(items)) return { path, items };
  }
  return undefined;
}

/** The way from an item of the list to what has the name and the schema: OpenAI puts both into `function`. */
export const toolPath = (item: unknown): Path => (isRecord(valueAt(item, ['function'])) ? ['function'] : []);

/** The name of an item of the list. It may be no text, or missing. */
export const toolNameIn = (item: unknown): unknown => valueAt(item, [...toolPath(item), 'name']);

/** MCP, Anthropic, OpenAI. */
const schemaKeys = ['inputSchema', 'input_schema', 'parameters'] as const;

/**
 * The key under which a tool has the JSON Schema of its arguments; undefined where it has none.
 * @param tool what `toolPath` leads to
 */
export const schemaKeyOf = (tool: unknown): (typeof schemaKeys)[number] | undefined =>
  schemaKeys.find((key) => (valueAt(tool, [key]) ?? null) !== null);

/** Whether a file has a tool with a schema: other lists of things with names are no tools. */
export const holdsTools = (value: unknown): boolean =>
  (toolListIn(value)?.items ?? []).some(
    (item) => typeof toolNameIn(item) === 'string' && schemaKeyOf(valueAt(item, toolPath(item))) !== undefined,
  );
