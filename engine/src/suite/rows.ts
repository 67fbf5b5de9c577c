import { parseDocument as parseYaml } from 'yaml';
import type { Range } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import { valueAt } from '../document/nodes.ts';
import { documentLimits } from '../document/parseDocument.ts';
import { asFields, parseJson } from '../exchange/json.ts';
import { readCsv } from './csv.ts';
import type { RowFault } from './rowFaults.ts';

/** One row of a data file: its fields by name, and where it is. */
export interface Row {
  readonly fields: Readonly<Record<string, unknown>>;
  /** For people: `line 3`; in a JSON file, whose rows may share a line, `row 3`. */
  readonly place: string;
  /** Its number among all rows, broken ones too, from 1. */
  readonly number: number;
  /** In the text of the file; empty for a row of a JSON file. */
  readonly range: Range;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly broken: readonly RowFault[];
}

type ReadRows = (text: string, rowsPath: string | undefined) => Rows;

const readers: Readonly<Record<string, ReadRows>> = {
  csv: readTable,
  tsv: readTable,
  json: readJson,
  jsonl: readJsonLines,
  ndjson: readJsonLines,
};

/** Reads a CSV, TSV, JSON or JSONL text; undefined where the ending of its path says none of these. A broken row loses only itself. */
export function readRows(path: string, text: string, rowsPath?: string): Rows | undefined {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return readers[ending]?.(text, rowsPath);
}

/** The rows of a data file, read once for each text that it has. */
export function rowsOfFile(
  { derive }: Pick<Documents, 'derive'>,
  file: { readonly path: string; readonly text: string },
  rowsPath?: string,
): Rows | undefined {
  const { path, text } = file;
  return derive(`rows:${path}#${rowsPath ?? ''}`, text, (current) => readRows(path, current, rowsPath));
}

/** A field by its name; a dotted path reaches into nested objects. */
export function fieldOf(row: Row, name: string): unknown {
  return Object.hasOwn(row.fields, name) ? row.fields[name] : valueAt(row.fields, name.split('.'));
}

const placeOf = (line: number): string => `line ${line}`;

function readTable(text: string): Rows {
  const { records, broken } = readCsv(text);
  const [header, ...lines] = records;
  const columns = header?.fields ?? [];
  const problems = [...broken];
  const twice = columns.find((column, index) => columns.indexOf(column) < index);
  if (header && twice !== undefined)
    problems.push({ line: header.line, message: `two columns are named \`${twice}\``, range: header.range });
  const rows = lines.flatMap(({ fields, number, line, range }): Row[] => {
    if (fields.length === columns.length) {
      const named = Object.fromEntries(columns.map((column, i) => [column, fields[i]]));
      return [{ fields: named, place: placeOf(line), number, range }];
    }
    const message = `${columns.length} fields are expected, as in the header, got ${fields.length}`;
    problems.push({ line, message, range });
    return [];
  });
  problems.sort((a, b) => a.line - b.line);
  return { rows, broken: problems.map(({ line, ...fault }) => ({ place: placeOf(line), ...fault })) };
}

function readJson(text: string, rowsPath: string | undefined): Rows {
  const nothing = (place: string, message: string): Rows => ({
    rows: [],
    broken: [{ place, message, range: nowhere }],
  });
  const parsed = parseJson(withoutMark(text));
  if ('message' in parsed) return nothing(placeOf(lineOfError(text)), parsed.message);
  const list = rowsPath === undefined ? parsed.value : valueAt(parsed.value, rowsPath.split('.'));
  if (!Array.isArray(list))
    return nothing(
      placeOf(1),
      rowsPath === undefined ? 'the file holds no list' : `there is no list at \`${rowsPath}\``,
    );
  return collect(list.map((value, index) => ({ value, place: `row ${index + 1}`, range: nowhere })));
}

/** Rows of a JSON file may share a line, and are counted. */
const nowhere: Range = { start: 0, end: 0 };

function readJsonLines(text: string): Rows {
  let start = 0;
  const lines = text.split('\n').map((line, index) => {
    const range = { start, end: start + line.trimEnd().length };
    start += line.length + 1;
    return { text: withoutMark(line).trim(), place: placeOf(index + 1), range };
  });
  return collect(lines.filter((line) => line.text !== '').map((line) => ({ ...line, ...parseJson(line.text) })));
}

type Item = ({ readonly value: unknown } | { readonly message: string }) & Pick<Row, 'place' | 'range'>;

function collect(items: readonly Item[]): Rows {
  const rows: Row[] = [];
  const broken: RowFault[] = [];
  for (const [index, item] of items.entries()) {
    const { place, range } = item;
    if ('message' in item) broken.push({ place, range, message: item.message });
    else {
      const fields = asFields(item.value);
      if (fields) rows.push({ fields, place, number: index + 1, range });
      else broken.push({ place, range, message: 'not an object' });
    }
  }
  return { rows, broken };
}

/** JSON.parse does not always say where it stopped; as YAML of JSON's values, most of what it refuses is an error too. */
function lineOfError(text: string): number {
  const [error] = parseYaml(text.slice(0, documentLimits.length), {
    schema: 'json',
    prettyErrors: false,
    logLevel: 'error',
  }).errors;
  return text.slice(0, error?.pos[0] ?? 0).split('\n').length;
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, '');
