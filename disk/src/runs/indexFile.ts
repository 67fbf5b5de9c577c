import { type FileHandle, open, readFile } from 'node:fs/promises';
import { endianness } from 'node:os';
import type { RunSummary } from '#engine/history/runSummary.ts';
import {
  areOfOneSize,
  bytesOf,
  columnsFrom,
  entrySize,
  type IndexColumns,
  type IndexLists,
  type SectionName,
  sectionNames,
} from './indexColumns.ts';
import type { FileStamp } from './stamp.ts';

/** The version of the index: one of another version is made again. */
const version = 1;

/** What a list of runs needs stands on the first line, so that it is read alone. */
export interface IndexHead {
  /** The record that it was made of. */
  readonly record: FileStamp & { readonly sha256: string };
  readonly summary: RunSummary;
}

export interface RecordIndex extends IndexHead {
  readonly columns: IndexColumns;
  readonly lists: IndexLists;
}

/** The index of `ID.json`. */
export const indexPathOf = (recordPath: string): string => recordPath.replace(/(?:\.json)?$/, '.index');

interface Header extends IndexHead {
  readonly index: number;
  readonly endianness: string;
  /** How long the second line is, in bytes. */
  readonly listBytes: number;
  readonly sectionBytes: Readonly<Record<SectionName, number>>;
}

/** Two lines of JSON, and the columns as they stand in memory, each at a multiple of eight bytes. */
export function encodeIndex({ record, summary, columns, lists }: RecordIndex): readonly Uint8Array[] {
  const listLine = line(lists);
  const header: Header = {
    index: version,
    endianness: endianness(),
    record,
    summary,
    listBytes: listLine.length,
    sectionBytes: Object.fromEntries(
      sectionNames.map((name) => [name, columns[name].byteLength]),
    ) as Header['sectionBytes'],
  };
  return [line(header), listLine, ...sectionNames.flatMap((name) => padded(bytesOf(columns[name])))];
}

const aligned = (bytes: number): number => Math.ceil(bytes / 8) * 8;

/** White space before the end of the line aligns what follows. */
function line(value: object): Uint8Array {
  const text = Buffer.from(JSON.stringify(value));
  return Buffer.concat([text, Buffer.alloc(aligned(text.length + 1) - text.length - 1, ' '), Buffer.from('\n')]);
}

const padded = (bytes: Uint8Array): readonly Uint8Array[] => [
  bytes,
  new Uint8Array(aligned(bytes.length) - bytes.length),
];

/** The index in a file; undefined where there is none that can be read. */
export async function readIndex(path: string): Promise<RecordIndex | undefined> {
  try {
    return decodeIndex(await readFile(path));
  } catch {
    return undefined;
  }
}

/** What stands on the first line of an index. */
export async function readIndexHead(path: string): Promise<IndexHead | undefined> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return headerOf(await readFirstLine(file));
  } catch {
    return undefined;
  } finally {
    await file?.close();
  }
}

async function readFirstLine(file: FileHandle): Promise<string> {
  for (let size = 16_384; ; size *= 4) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, 0);
    const end = buffer.subarray(0, bytesRead).indexOf('\n');
    if (end >= 0 || bytesRead < size) return buffer.toString('utf8', 0, Math.max(0, end));
  }
}

function headerOf(text: string): Header | undefined {
  const header: Partial<Header> = JSON.parse(text);
  const fits = header.index === version && header.endianness === endianness();
  return fits ? (header as Header) : undefined;
}

function decodeIndex(file: Buffer): RecordIndex | undefined {
  const end = file.indexOf('\n') + 1;
  const header = headerOf(file.toString('utf8', 0, end));
  if (!header) return undefined;
  const { record, summary, listBytes, sectionBytes } = header;
  const lists: IndexLists = JSON.parse(file.toString('utf8', end, end + listBytes));
  const columns = readColumns(alignedBytes(file), end + listBytes, sectionBytes);
  return columns && { record, summary, lists, columns };
}

function readColumns(
  file: Uint8Array,
  from: number,
  sectionBytes: Readonly<Record<SectionName, number>>,
): IndexColumns | undefined {
  const starts = new Map<SectionName, number>();
  let at = from;
  for (const name of sectionNames) {
    const bytes = sectionBytes[name];
    if (!Number.isSafeInteger(bytes) || bytes < 0 || bytes % entrySize(name) > 0) return undefined;
    starts.set(name, at);
    at += aligned(bytes);
  }
  if (at !== file.length) return undefined;
  const columns = columnsFrom((name) => file.subarray(starts.get(name), (starts.get(name) ?? 0) + sectionBytes[name]));
  return areOfOneSize(columns) ? columns : undefined;
}

/** A small file may be read into a part of a buffer that begins anywhere. */
const alignedBytes = (file: Buffer): Uint8Array => (file.byteOffset % 8 === 0 ? file : new Uint8Array(file));
