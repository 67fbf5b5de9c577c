import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { RunSummary } from '#engine/history/runSummary.ts';
import type { JudgedCases } from '#engine/live/judged.ts';
import { writeWhole } from '../writeWhole.ts';
import { createIndexBuilder } from './indexBuilder.ts';
import { encodeIndex, indexPathOf, type RecordIndex, readIndex, readIndexHead } from './indexFile.ts';
import { type ReadRecord, readProblem, readRecord, type Unreadable, unreadable } from './readRecord.ts';
import { type FileStamp, isSameStamp, stampFrom } from './stamp.ts';
import { storedCases } from './storedCases.ts';

/** A run record that was opened: what is said of it, and its cases, which are read one by one. */
export interface StoredCases {
  readonly kind: 'cases';
  readonly path: string;
  /** The record without its results, and how many cases it has. */
  readonly summary: RunSummary;
  readonly cases: JudgedCases;
}

/**
 * Opens a run record by its index, without reading it. Where the index is missing, or does not fit the record's size, time
 * and hash, the record is read whole, and the index made; it is kept beside records of the run store only.
 */
export async function openRecord(path: string): Promise<StoredCases | Unreadable> {
  const stamp = await stampAt(path);
  if ('kind' in stamp) return stamp;
  const kept = await readIndex(indexPathOf(path));
  const index = kept && (await fitted(path, kept, stamp));
  return index ? opened(path, index) : indexRecord(path);
}

/** What a list says of a run: from the first line of its index. */
export async function summaryAt(path: string): Promise<RunSummary | Unreadable> {
  const stamp = await stampAt(path);
  if ('kind' in stamp) return stamp;
  const head = await readIndexHead(indexPathOf(path));
  if (head && isSameStamp(head.record, stamp)) return head.summary;
  const record = await openRecord(path);
  return record.kind === 'cases' ? record.summary : record;
}

/** How the file of a record looks now. */
export async function stampAt(path: string): Promise<FileStamp | Unreadable> {
  try {
    const found = await stat(path, { bigint: true });
    return found.isFile() ? stampFrom(found) : unreadable(found.isDirectory() ? 'it is a folder' : 'it is not a file');
  } catch (error) {
    return unreadable(readProblem(error));
  }
}

/** A record that was copied or checked out has another time, and is the same where its bytes are. */
async function fitted(path: string, index: RecordIndex, stamp: FileStamp): Promise<RecordIndex | undefined> {
  if (isSameStamp(index.record, stamp)) return index;
  if (index.record.bytes !== stamp.bytes) return undefined;
  const sha256 = await hashOf(path);
  if (sha256 !== index.record.sha256) return undefined;
  const touched = { ...index, record: { ...stamp, sha256 } };
  await keepIndex(path, touched);
  return touched;
}

async function hashOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) hash.update(chunk as Buffer);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

async function indexRecord(path: string): Promise<StoredCases | Unreadable> {
  const builder = createIndexBuilder();
  const read: ReadRecord = await readRecord(path, builder.add);
  if (read.kind === 'unreadable') return read;
  const { columns, lists, counts } = builder.built();
  const record = { ...read.stamp, sha256: read.sha256 };
  const index: RecordIndex = { record, summary: { ...read.header, counts }, columns, lists };
  if (isInStore(path)) await keepIndex(path, index);
  return opened(path, index);
}

const opened = (path: string, index: RecordIndex): StoredCases => ({
  kind: 'cases',
  path,
  summary: index.summary,
  cases: storedCases(path, index),
});

/** Writes the index beside its record. Where that cannot be, it is made again next time. */
export async function keepIndex(path: string, index: RecordIndex): Promise<void> {
  await writeWhole(indexPathOf(path), encodeIndex(index)).catch(() => undefined);
}

/** Nothing is written beside a record that somebody keeps elsewhere. */
function isInStore(path: string): boolean {
  const folder = dirname(path);
  return join(basename(dirname(folder)), basename(folder)) === join('.railwright', 'runs');
}
