import { closeSync, fstatSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { type KeyedRecord, type Recorded, readRecord, writeRecord } from './record.ts';

const NEWLINE = 0x0a;

/** What has become of recorded replies: more have come in, or some are other ones now, or gone. */
export type AnswerNews = 'none' | 'added' | 'replaced';

/**
 * The replies of one model or service: a file with one record to a line that is only ever appended to, so that an
 * editor and a command line can record into it at the same time. The last record of a key counts.
 */
export class AnswerFile {
  readonly #path: string;
  readonly #records = new Map<string, Recorded>();
  /** INVARIANT: the records of the first `#length` bytes are in `#records`, and a line ends there. */
  #length = 0;
  /** Which file that was: one that was made anew may be longer than the one before. */
  #inode = 0;
  #news: AnswerNews = 'none';

  constructor(path: string) {
    this.#path = path;
  }

  /** @throws the error of the file system, but for a file that is missing, which holds none. */
  get(key: string): Recorded | undefined {
    this.#catchUp();
    return this.#records.get(key);
  }

  /**
   * What has become of the records since the last time that somebody asked.
   * @throws the error of the file system, but for a file that is missing.
   */
  news(): AnswerNews {
    this.#catchUp();
    const news = this.#news;
    this.#news = 'none';
    return news;
  }

  /**
   * Appends one record with a single write, which the system does not mix with another process's.
   * @throws the error of the file system; `get` finds the reply all the same.
   */
  put(key: string, recorded: Recorded): void {
    this.#records.set(key, recorded);
    mkdirSync(dirname(this.#path), { recursive: true });
    withFile(this.#path, 'a+', (file) => {
      const line = writeRecord(key, recorded);
      const record = Buffer.from(endsInsideLine(file) ? `\n${line}` : line);
      if (writeSync(file, record) < record.length) throw new Error('the disk is full');
    });
  }

  /** Reads what any process has appended since the last time; people delete the file to have its model asked again. */
  #catchUp(): void {
    const { size, ino } = statSync(this.#path, { throwIfNoEntry: false }) ?? { size: 0, ino: 0 };
    if (this.#length > 0 && (size < this.#length || ino !== this.#inode)) this.#forget();
    this.#inode = ino;
    if (size === this.#length) return;
    for (const line of withFile(this.#path, 'r', (file) => this.#readWholeLines(file, size)).split('\n')) {
      const record = readRecord(line);
      if (record !== undefined) this.#note(record);
    }
  }

  #note({ key, recorded }: KeyedRecord): void {
    const known = this.#records.get(key);
    this.#records.set(key, recorded);
    if (!known) this.#news = this.#news === 'none' ? 'added' : this.#news;
    else if (writeRecord(key, known) !== writeRecord(key, recorded)) this.#news = 'replaced';
  }

  #forget(): void {
    if (this.#records.size > 0) this.#news = 'replaced';
    this.#records.clear();
    this.#length = 0;
  }

  /** A last line without its end may still be on its way, and is left for the next time. */
  #readWholeLines(file: number, size: number): string {
    const bytes = Buffer.alloc(size - this.#length);
    const read = readSync(file, bytes, 0, bytes.length, this.#length);
    const whole = bytes.subarray(0, read).lastIndexOf(NEWLINE) + 1;
    this.#length += whole;
    return bytes.toString('utf8', 0, whole);
  }
}

/**
 * Whether a writer was stopped in the middle of its record, which must not spoil the next one. Another process's write
 * that is under way looks the same, and then costs an empty line.
 */
function endsInsideLine(file: number): boolean {
  const { size } = fstatSync(file);
  const last = Buffer.alloc(1);
  return size > 0 && readSync(file, last, 0, 1, size - 1) === 1 && last[0] !== NEWLINE;
}

function withFile<T>(path: string, flags: string, use: (file: number) => T): T {
  const file = openSync(path, flags);
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
