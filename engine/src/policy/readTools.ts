import type { CheckCode } from '../document/checkCodes.ts';
import type { Location } from '../document/diagnostic.ts';
import { isParsed } from '../document/documents.ts';
import { isRecord } from '../document/isRecord.ts';
import { locate, type Path, valueAt } from '../document/nodes.ts';
import { hasSyntaxErrors } from '../document/parseDocument.ts';
import type { ToolDefinition } from '../exchange/exchange.ts';
import type { ToolSet } from './policy.ts';
import type { Reading } from './reading.ts';
import { schemaKeyOf, toolListIn, toolPath } from './toolShapes.ts';

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
  const list = toolListIn(file.value);
  if (!list) return report(reading, 'broken-tools', `\`${tools}\` holds no list of tools`);
  const nameless = (index: number): Nameless => ({ path: ['tools'], item: locate(file, [...list.path, index]) });
  return { tools: readList(reading, list.items, nameless), at: locate(file, []) };
}

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

/** What is said of the tool with this index, from 0. */
export const namelessTool = (index: number): string => `tool ${index + 1} has no name`;

function readTool(item: unknown): ToolDefinition | undefined {
  const tool = valueAt(item, toolPath(item));
  if (!isRecord(tool) || typeof tool.name !== 'string') return undefined;
  const key = schemaKeyOf(tool);
  const schema = key && tool[key];
  return {
    name: tool.name,
    description: typeof tool.description === 'string' ? tool.description : undefined,
    inputSchema: isRecord(schema) ? schema : { type: 'object' },
  };
}

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
