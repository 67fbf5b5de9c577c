import type { Range } from '../document/diagnostic.ts';

/** A record of a CSV text: its fields, its first line (from 1), and where it stands. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** Among all records, broken ones too; the header is number 0. */
  readonly number: number;
  readonly line: number;
  readonly range: Range;
}

export interface BrokenCsvRecord {
  readonly line: number;
  readonly message: string;
  /** The line, in the text. */
  readonly range: Range;
}

/**
 * Reads CSV (RFC 4180), the header as its first record. The delimiter is the one that the first line has most of: a
 * comma, a semicolon or a tab. Empty lines are passed over.
 *
 * Why not csv-parse: where a quote is not closed, it takes the rest of the file for one field. Here a broken record
 * loses its first line, and reading goes on with the next.
 */
export function readCsv(text: string): { records: readonly CsvRecord[]; broken: readonly BrokenCsvRecord[] } {
  const records: CsvRecord[] = [];
  const broken: BrokenCsvRecord[] = [];
  const field = fieldReader(text, delimiterOf(text));
  let line = 1;
  let number = 0;
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; ) {
    const read = readRecord(text, at, field);
    const end = 'message' in read ? endOfLine(text, at) : read.end;
    if ('message' in read) broken.push(brokenRecord(text, read, line + newlines(text.slice(at, read.at))));
    else if (end > at) records.push({ fields: read.fields, number, line, range: { start: at, end } });
    if (end > at) number++;
    const next = afterLineEnd(text, end);
    line += newlines(text.slice(at, next));
    at = next;
  }
  return { records, broken };
}

type Field = { readonly value: string; readonly end: number } | Fault;

interface Fault {
  readonly message: string;
  /** Where the field opens that is at fault. */
  readonly at: number;
}

/** The line in which the field opens that is at fault. */
const brokenRecord = (text: string, { message, at }: Fault, line: number): BrokenCsvRecord => ({
  line,
  message,
  range: { start: startOfLine(text, at), end: endOfLine(text, at) },
});

function readRecord(
  text: string,
  start: number,
  readField: (at: number) => Field,
): { readonly fields: readonly string[]; readonly end: number } | Fault {
  const fields: string[] = [];
  for (let at = start; ; ) {
    const field = readField(at);
    if ('message' in field) return field;
    fields.push(field.value);
    if (field.end >= text.length || isLineEnd(text, field.end)) return { fields, end: field.end };
    at = field.end + 1;
  }
}

function fieldReader(text: string, delimiter: string): (at: number) => Field {
  const plain = new RegExp(`[^${delimiter}\\r\\n]*`, 'y');
  return (at) => {
    if (text[at] === '"') return readQuoted(text, at, delimiter);
    plain.lastIndex = at;
    const value = plain.exec(text)?.[0] ?? '';
    return { value, end: at + value.length };
  };
}

function readQuoted(text: string, start: number, delimiter: string): Field {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) return { message: 'a quote that opens a field is not closed', at: start };
  const next = end + 1;
  if (next < text.length && text[next] !== delimiter && !isLineEnd(text, next))
    return { message: 'a field goes on behind its closing quote', at: start };
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: next };
}

function delimiterOf(text: string): string {
  const header = text.slice(0, endOfLine(text, 0));
  const count = (delimiter: string): number => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

const isLineEnd = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && !isLineEnd(text, start - 1)) start--;
  return start;
}

function endOfLine(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isLineEnd(text, end)) end++;
  return end;
}

const afterLineEnd = (text: string, end: number): number => (text.startsWith('\r\n', end) ? end + 2 : end + 1);

const newlines = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
