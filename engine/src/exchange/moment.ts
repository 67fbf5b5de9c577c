import type { Fields } from './json.ts';
import { readTime } from './readTime.ts';

/**
 * A moment as logs write it: ISO 8601 with a zone, or a count since the epoch. Its size says in which unit: 2026 is 1.8e9
 * seconds, 1.8e12 milliseconds, 1.8e15 microseconds or 1.8e18 nanoseconds. In milliseconds; undefined where it is none.
 */
export function momentOf(value: unknown): number | undefined {
  const count = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const read = readTime(typeof count === 'number' ? inMilliseconds(count) : value);
  return 'at' in read ? read.at : undefined;
}

const inMilliseconds = (count: number): number => {
  if (count < 1e11) return count * 1000;
  if (count < 1e14) return count;
  return count < 1e17 ? count / 1000 : count / 1e6;
};

/** When an entry of a log took place, by the names under which logs say so. */
export const momentIn = (entry: Fields): number | undefined => {
  for (const key of names) {
    const moment = entry[key] === undefined ? undefined : momentOf(entry[key]);
    if (moment !== undefined) return moment;
  }
  return undefined;
};

const names = ['at', 'timestamp', 'time', 'ts', 'created_at', 'createdAt', 'created', 'startedAt', 'start_time'];
