import { isJsonObject, parseJson } from '../json.ts';
import { type RecordedAnswer, readAnswerFields } from './recordedAnswer.ts';
import { type RecordedOpinion, readOpinionFields } from './recordedOpinion.ts';

/** What is kept of a reply: of a model that answered, or of one that judged, or of a service. */
export type Recorded = RecordedAnswer | RecordedOpinion;

/** When a reply was given (ISO 8601, UTC), and how long it took, in milliseconds. */
export interface Timed {
  readonly recordedAt: string;
  readonly durationMs: number;
}

/** A reply, and what it is found by. */
export interface KeyedRecord {
  readonly key: string;
  readonly recorded: Recorded;
}

/** One line of a file of replies. */
export function writeRecord(key: string, recorded: Recorded): string {
  return `${JSON.stringify({ key, ...recorded })}\n`;
}

/** Reads one line back. A line that no writer finished, or that is something else, is no record. */
export function readRecord(line: string): KeyedRecord | undefined {
  const record = parseJson(line);
  if (!isJsonObject(record)) return undefined;
  const { key, recordedAt, durationMs } = record;
  if (typeof key !== 'string' || typeof recordedAt !== 'string' || typeof durationMs !== 'number') return undefined;
  const fields = 'opinion' in record ? readOpinionFields(record) : readAnswerFields(record);
  return fields && { key, recorded: { ...fields, recordedAt, durationMs } };
}
