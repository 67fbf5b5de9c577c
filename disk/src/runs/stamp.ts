import type { BigIntStats } from 'node:fs';

/** How a file looked when it was read: another size or time says that it was written to. */
export interface FileStamp {
  readonly bytes: number;
  /** Nanoseconds since the epoch, as a decimal number. */
  readonly modified: string;
}

/** Whatever tells of itself with `stat`: a file that is open. */
interface Statable {
  stat(options: { bigint: true }): Promise<BigIntStats>;
}

export const stampOf = async (file: Statable): Promise<FileStamp> => stampFrom(await file.stat({ bigint: true }));

export const stampFrom = ({ size, mtimeNs }: BigIntStats): FileStamp => ({
  bytes: Number(size),
  modified: String(mtimeNs),
});

export const isSameStamp = (a: FileStamp, b: FileStamp): boolean => a.bytes === b.bytes && a.modified === b.modified;
