import { stampAt, summaryAt } from '#disk/runs/openRecord.ts';
import type { Unreadable } from '#disk/runs/readRecord.ts';
import { type FileStamp, isSameStamp } from '#disk/runs/stamp.ts';
import type { Schedule } from '../../schedule.ts';

/** How long a record has to stay as it is before it is told that it cannot be read, in milliseconds: it may be half written. */
const restMs = 2000;

/** Notes a record that could not be read; `tell` hears of it only if it still cannot be when nobody writes to it any more. */
export function unreadableRecords(
  schedule: Schedule,
  tell: (path: string, reason: string) => void,
): (path: string) => Promise<void> {
  const waitedFor = new Set<string>();
  const wait = (path: string, before: FileStamp | Unreadable): void =>
    void schedule(restMs, async () => {
      const now = await stampAt(path);
      const read = await summaryAt(path);
      waitedFor.delete(path);
      if (!('kind' in read) || isGone(before, now)) return;
      if (isAsBefore(before, now)) tell(path, read.reason);
      else await note(path, now);
    });
  const note = async (path: string, known?: FileStamp | Unreadable): Promise<void> => {
    if (waitedFor.has(path)) return;
    waitedFor.add(path);
    wait(path, known ?? (await stampAt(path)));
  };
  return (path) => note(path);
}

const isGone = (before: FileStamp | Unreadable, now: FileStamp | Unreadable): boolean =>
  !('kind' in before) && 'kind' in now;

const isAsBefore = (before: FileStamp | Unreadable, now: FileStamp | Unreadable): boolean =>
  'kind' in before ? 'kind' in now : !('kind' in now) && isSameStamp(before, now);
