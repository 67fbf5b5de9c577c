import type { Result, RunRecord } from '#schemas/generated/run.ts';
import { readRecord } from './readRecord.ts';

/** A run record that was read, or why it could not be. */
export type StoredRun =
  | { readonly kind: 'record'; readonly record: RunRecord }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Reads a run record from a path as a whole, and checks that it is one. */
export async function readRun(path: string): Promise<StoredRun> {
  const results: Result[] = [];
  const read = await readRecord(path, (batch) => {
    for (const result of batch.results) results.push(result);
  });
  return read.kind === 'unreadable' ? read : { kind: 'record', record: { ...read.header, results } };
}
