import { createHash, type Hash } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import type { RunRecord } from '#schemas/generated/run.ts';
import { type WritableDisk, writeNew, writeProblem } from '../writeWhole.ts';
import { createIndexBuilder, type IndexBuilder } from './indexBuilder.ts';
import { keepIndex } from './openRecord.ts';
import type { ResultBatch } from './readRecord.ts';
import { stampFrom } from './stamp.ts';
import { sweep } from './sweep.ts';

/** How many results are written and indexed at once. */
const batchSize = 512;

/**
 * Writes a run record as FOLDER/ID.json, whole or not at all, and its index beside it. Gives its path: where another writer
 * has taken the name, it is FOLDER/ID-2.json. Throws an error whose message says in words why it could not be written; the
 * record in memory is as good as before.
 */
export async function saveRun(folder: string, record: RunRecord, disk: WritableDisk = fs): Promise<string> {
  try {
    const path = await writeUnderFreeName(folder, record, disk);
    await sweep(folder);
    return path;
  } catch (error) {
    throw new Error(writeProblem(error), { cause: error });
  }
}

async function writeUnderFreeName(folder: string, record: RunRecord, disk: WritableDisk): Promise<string> {
  for (let number = 1; ; number++) {
    const path = join(folder, `${record.id}${number === 1 ? '' : `-${number}`}.json`);
    if (await writeAgainIfGone(path, record, disk)) return path;
  }
}

/** A folder that somebody deletes while the record is written is made once more. */
async function writeAgainIfGone(path: string, record: RunRecord, disk: WritableDisk): Promise<boolean> {
  try {
    return await writeRecord(path, record, disk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return writeRecord(path, record, disk);
  }
}

async function writeRecord(path: string, record: RunRecord, disk: WritableDisk): Promise<boolean> {
  const hash = createHash('sha256');
  const builder = createIndexBuilder();
  if (!(await writeNew(path, recordPieces(record, hash, builder), disk))) return false;
  const { columns, lists, counts } = builder.built();
  const { results: _, ...header } = record;
  const stamp = stampFrom(await fs.stat(path, { bigint: true }));
  const written = { ...stamp, sha256: hash.digest('hex') };
  await keepIndex(path, { record: written, summary: { ...header, counts }, columns, lists });
  return true;
}

/**
 * The text of a record in pieces: what is said of the run, and then each result on a line of its own, so that it is found
 * by its place. As they are written, the pieces are hashed and the results indexed.
 */
function* recordPieces({ results, ...header }: RunRecord, hash: Hash, builder: IndexBuilder): Iterable<Uint8Array> {
  const head = Buffer.from(`${JSON.stringify(header).slice(0, -1)},"results":[\n`);
  hash.update(head);
  yield head;
  let at = head.length;
  for (let first = 0; first < results.length; first += batchSize) {
    const batch = results.slice(first, first + batchSize);
    const texts = batch.map((result) => Buffer.from(JSON.stringify(result)));
    // What stands before a result parts it from the one before.
    const lines = texts.flatMap((text, index) => [first + index === 0 ? nothing : separator, text]);
    builder.add({ results: batch, ...placesOf(texts, first === 0 ? at - separator.length : at) });
    const piece = Buffer.concat(lines);
    hash.update(piece);
    yield piece;
    at += piece.length;
  }
  hash.update(tail);
  yield tail;
}

const nothing = Buffer.alloc(0);
const separator = Buffer.from(',\n');
const tail = Buffer.from('\n]}\n');

/** Where texts stand that each follow a separator, the first of which stands at `from`. */
function placesOf(texts: readonly Buffer[], from: number): Pick<ResultBatch, 'starts' | 'lengths'> {
  const starts: number[] = [];
  let at = from;
  for (const { length } of texts) {
    at += separator.length;
    starts.push(at);
    at += length;
  }
  return { starts, lengths: texts.map(({ length }) => length) };
}
