import { parse as parseCsv } from 'csv-parse/browser/esm/sync';

/** One row of a data file: its fields by name, and its line (from 1). */
export interface Row {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly line: number;
}

export interface BrokenRow {
  readonly line: number;
  readonly message: string;
}

export interface Rows {
  readonly rows: readonly Row[];
  readonly broken: readonly BrokenRow[];
}

type ReadRows = (text: string, rowsPath: string | undefined) => Rows;

const readers: Readonly<Record<string, ReadRows>> = {
  csv: readCsv,
  tsv: readCsv,
  json: readJson,
  jsonl: readJsonLines,
  ndjson: readJsonLines,
};

/** Reads a CSV, JSON or JSONL text; undefined where the ending of its path says none of these. A broken row loses only itself. */
export function readRows(path: string, text: string, rowsPath?: string): Rows | undefined {
  const ending = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return readers[ending]?.(text.replace(/^\uFEFF/, ''), rowsPath);
}

/** A field by its name; a dotted path reaches into nested objects. */
export function fieldOf(row: Row, name: string): unknown {
  if (Object.hasOwn(row.fields, name)) return row.fields[name];
  return valueAt(row.fields, name);
}

interface CsvRecord {
  readonly record: Record<string, string>;
  readonly info: { readonly lines: number };
}

function readCsv(text: string): Rows {
  const broken: BrokenRow[] = [];
  const records: CsvRecord[] = parseCsv(text, {
    columns: true,
    info: true,
    delimiter: delimiterOf(text),
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: { readonly lines?: number; readonly message: string } | undefined) => {
      if (error) broken.push({ line: error.lines ?? 1, message: csvMessage(error.message) });
    },
  } as never);
  // `lines` counts to the end of a record: a record starts on the line after the one before it.
  let line = 2;
  const rows = records.map(({ record, info }): Row => {
    const start = line;
    line = info.lines + 1;
    return { fields: record, line: start };
  });
  return { rows, broken };
}

const delimiterOf = (text: string): string => {
  const header = text.slice(0, Math.max(0, text.indexOf('\n')));
  return header.includes('\t') && !header.includes(',') ? '\t' : ',';
};

const csvMessage = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

function readJson(text: string, rowsPath: string | undefined): Rows {
  const parsed = parseJson(text);
  if ('message' in parsed) return { rows: [], broken: [{ line: parsed.line, message: parsed.message }] };
  const list = rowsPath === undefined ? parsed.value : valueAt(parsed.value, rowsPath);
  if (!Array.isArray(list)) {
    return {
      rows: [],
      broken: [
        { line: 1, message: rowsPath === undefined ? 'the file holds no list' : `there is no list at \`${rowsPath}\`` },
      ],
    };
  }
  return collect(list.map((value, index) => ({ value, line: index + 1, name: `row ${index + 1}` })));
}

function readJsonLines(text: string): Rows {
  const lines = text.split('\n').map((line, index) => ({ line: index + 1, text: line.trim() }));
  const parsed = lines.filter(({ text: line }) => line !== '').map((line) => ({ ...line, ...parseJson(line.text) }));
  const broken = parsed.flatMap((row) => ('message' in row ? [{ line: row.line, message: row.message }] : []));
  const rows = collect(
    parsed.flatMap((row) => ('value' in row ? [{ value: row.value, line: row.line, name: `line ${row.line}` }] : [])),
  );
  return { rows: rows.rows, broken: [...broken, ...rows.broken].sort((a, b) => a.line - b.line) };
}

function collect(values: readonly { value: unknown; line: number; name: string }[]): Rows {
  const isObject = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === 'object' && !Array.isArray(value);
  return {
    rows: values.flatMap(({ value, line }) => (isObject(value) ? [{ fields: value, line }] : [])),
    broken: values.flatMap(({ value, line, name }) =>
      isObject(value) ? [] : [{ line, message: `${name} is not an object` }],
    ),
  };
}

function parseJson(text: string): { value: unknown } | { message: string; line: number } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const position = Number(/position (\d+)/.exec(words)?.[1] ?? 0);
    return {
      message: `not JSON: ${words.replace(/ in JSON at position.*$/, '')}`,
      line: text.slice(0, position).split('\n').length,
    };
  }
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (node, key) => (node !== null && typeof node === 'object' ? (node as Record<string, unknown>)[key] : undefined),
      value,
    );
}
