import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import type { RunHeader } from '#engine/history/runSummary.ts';
import type { Result } from '#schemas/generated/run.ts';
import { runResult as isResult, run as isRunRecord, type ShapeError } from '#schemas/generated/validators.js';
import { RecordScanner, type ScannedResult } from './recordScanner.ts';
import { type FileStamp, stampOf } from './stamp.ts';

/** The version of the format that is read and written. */
const version = 1;

/** How much is read at once, in bytes. */
const chunkSize = 1024 * 1024;

/** Results that stand one after the other, each with where its bytes are in the file. */
export interface ResultBatch {
  readonly results: Result[];
  readonly starts: readonly number[];
  /** In bytes. */
  readonly lengths: readonly number[];
}

export type ReadRecord =
  | { readonly kind: 'read'; readonly header: RunHeader; readonly stamp: FileStamp; readonly sha256: string }
  | Unreadable;

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly reason: string;
}

export const unreadable = (reason: string): Unreadable => ({ kind: 'unreadable', reason });

/** Reads a run record of any size and layout, hands its results over batch by batch, and checks that it is one. */
export async function readRecord(path: string, onBatch: (batch: ResultBatch) => void): Promise<ReadRecord> {
  let file: FileHandle | undefined;
  try {
    file = await open(path);
    return await readFile(file, onBatch);
  } catch (error) {
    return unreadable(readProblem(error));
  } finally {
    await file?.close();
  }
}

async function readFile(file: FileHandle, onBatch: (batch: ResultBatch) => void): Promise<ReadRecord> {
  const before = await stampOf(file);
  const hash = createHash('sha256');
  const scanner = new RecordScanner();
  const reader = { problem: undefined as string | undefined };
  for await (const chunk of file.createReadStream({ highWaterMark: chunkSize, autoClose: false })) {
    hash.update(chunk as Buffer);
    const first = scanner.found;
    const scanned = scanner.push(chunk as Buffer);
    if (scanner.isMalformed) break;
    reader.problem ??= readBatch(scanned, first, onBatch);
  }
  const after = await stampOf(file);
  if (before.bytes !== after.bytes || before.modified !== after.modified)
    return unreadable('it was written to while it was read: try again');
  const header = readHeader(scanner, reader.problem);
  if (header.kind === 'unreadable') return header;
  return { kind: 'read', header: header.header, stamp: before, sha256: hash.digest('hex') };
}

/** Gives what is wrong with a result of the batch. */
function readBatch(
  scanned: readonly ScannedResult[],
  first: number,
  onBatch: (batch: ResultBatch) => void,
): string | undefined {
  if (scanned.length === 0) return undefined;
  const values = scanned.map(({ bytes }): unknown => parsed(bytes.toString('utf8')));
  const bad = values.findIndex((value) => !isResult(value));
  if (bad >= 0) return placeOf(isResult.errors, `/results/${first + bad}`);
  onBatch({
    results: values as Result[],
    starts: scanned.map(({ start }) => start),
    lengths: scanned.map(({ bytes }) => bytes.length),
  });
  return undefined;
}

function readHeader(
  scanner: RecordScanner,
  badResult: string | undefined,
): { readonly kind: 'header'; readonly header: RunHeader } | Unreadable {
  const text = scanner.outside();
  const declared = Number(/^\s*\{\s*"record"\s*:\s*(\d{1,9})\b/.exec(text)?.[1] ?? version);
  if (declared !== version) return unreadable(otherVersion(declared));
  const value = parsed(text);
  if (value === undefined) return unreadable(cutOff(scanner));
  if (!isRunRecord(value)) return unreadable(notARecord(placeOf(isRunRecord.errors, '')));
  const { results, ...header } = value as RunHeader & { readonly results: readonly Result[] };
  const isOdd = scanner.isMalformed || results.length > 0;
  if (badResult !== undefined || isOdd) return unreadable(notARecord(badResult ?? '/results'));
  return { kind: 'header', header };
}

function otherVersion(found: number): string {
  const remedy = found > version ? 'update Railwright to read it' : 'run the suite again';
  return `not a run record of version ${version}, but of version ${found}: ${remedy}`;
}

const notARecord = (place: string): string => `not a run record of version ${version} (at \`${place || '/'}\`)`;

const placeOf = (errors: readonly ShapeError[] | null | undefined, root: string): string =>
  `${root}${errors?.[0]?.instancePath ?? ''}`;

function cutOff({ isMalformed, isOpen, found, bytes }: RecordScanner): string {
  if (isMalformed || !isOpen || found === 0) return 'not JSON, or cut off';
  return `cut off after ${found} ${found === 1 ? 'result' : 'results'}: its ${bytes} bytes end in the middle`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why a file cannot be read, in words. */
export function readProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ERR_STRING_TOO_LONG: 'a single result is larger than a text may be',
};
