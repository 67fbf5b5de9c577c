import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Result } from '#schemas/generated/run.ts';
import { runResult as isResult } from '#schemas/generated/validators.js';
import { readProblem, type Unreadable, unreadable } from './readRecord.ts';
import { type FileStamp, isSameStamp, stampFrom } from './stamp.ts';

/** A result, or why it cannot be read any more. */
export type ReadResult = { readonly kind: 'result'; readonly result: Result } | Unreadable;

/** How much is read at once, in bytes: who looks through all results should not ask the disk for each. */
const blockSize = 256 * 1024;

/**
 * Reads single results of a record, by where their bytes are. The file is opened for each block, so that nothing needs to
 * be closed, and a record that was written to since is told of and never read as something else.
 */
export function createResultReader(path: string, stamp: FileStamp): (start: number, length: number) => ReadResult {
  const block = { start: 0, bytes: Buffer.alloc(0) };
  const covers = (start: number, length: number): boolean =>
    start >= block.start && start + length <= block.start + block.bytes.length;
  return (start, length) => {
    if (!isInside(start, length, stamp)) return unreadable(misfit);
    try {
      if (!covers(start, length)) Object.assign(block, { start, bytes: readBlock(path, stamp, start, length) });
    } catch (error) {
      return unreadable(readProblem(error));
    }
    return parseResult(block.bytes.toString('utf8', start - block.start, start - block.start + length));
  };
}

/** Somebody changed the index: a record that changed is noticed before. */
export const misfit = 'its index does not fit';

const isInside = (start: number, length: number, { bytes }: FileStamp): boolean =>
  Number.isSafeInteger(start) && start >= 0 && start + length <= bytes;

function readBlock(path: string, stamp: FileStamp, start: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    if (!isSameStamp(stampFrom(fstatSync(file, { bigint: true })), stamp))
      throw new Error('it was written to since it was opened');
    const bytes = Buffer.alloc(Math.min(Math.max(length, blockSize), stamp.bytes - start));
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start));
  } finally {
    closeSync(file);
  }
}

function parseResult(text: string): ReadResult {
  try {
    const value: unknown = JSON.parse(text);
    return isResult(value) ? { kind: 'result', result: value as Result } : unreadable(misfit);
  } catch {
    return unreadable(misfit);
  }
}
