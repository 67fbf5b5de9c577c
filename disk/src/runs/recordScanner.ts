/** An entry of `results`, with where its bytes stand in the file. */
export interface ScannedResult {
  readonly start: number;
  readonly bytes: Buffer;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const colon = 0x3a;
const open: ReadonlySet<number> = new Set([0x7b, 0x5b]);
const close: ReadonlySet<number> = new Set([0x7d, 0x5d]);
const brace = 0x7b;
const space = 0x20;

/** The key of the results, with the white space around its colon, is not longer than this. */
const longestKey = 64;

/** What stands around the results is small; a file in which it is not is no run record. */
const mostOutside = 64 * 1024 * 1024;

/**
 * Finds the results in the bytes of a run record, however it is laid out and however large it is: no text of the whole
 * is made, as a string holds 512 MB at most. Works on bytes, as the signs of JSON are never part of another character.
 */
export class RecordScanner {
  readonly #outside: Buffer[] = [];
  readonly #part: Buffer[] = [];
  #outsideBytes = 0;
  #offset = 0;
  #start = 0;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #place: 'before' | 'results' | 'after' = 'before';
  #found = 0;
  #commas = 0;
  #isMalformed = false;

  /** How many results were found so far, and how many bytes were seen. */
  get found(): number {
    return this.#found;
  }

  get bytes(): number {
    return this.#offset;
  }

  /** Whether this can be no run record, so that reading on is of no use. */
  get isMalformed(): boolean {
    return this.#isMalformed;
  }

  /** Whether a bracket is open. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  /** The text around the results: the record with an empty list of them. */
  outside(): string {
    return Buffer.concat(this.#outside).toString('utf8');
  }

  /** The results that end in this chunk. The chunk is kept in part: it may not be written over. */
  push(chunk: Buffer): readonly ScannedResult[] {
    const results: ScannedResult[] = [];
    let from = 0;
    for (let at = this.#inString ? this.#endOfText(chunk, 0) : 0; at < chunk.length; at++) {
      const byte = chunk[at] as number;
      if (byte === quote) at = this.#openText(chunk, at);
      else if (byte === comma || byte === colon) this.#readSign(byte);
      else if (open.has(byte)) from = this.#open(chunk, at, from);
      else if (close.has(byte)) from = this.#close(chunk, at, from, results);
      else if (byte > space) this.#readSign(byte);
    }
    this.#keep(chunk.subarray(from));
    this.#offset += chunk.length;
    return results;
  }

  get #isBetween(): boolean {
    return this.#place === 'results' && this.#depth === 2;
  }

  /** Gives where the text ends. */
  #openText(chunk: Buffer, at: number): number {
    if (this.#isBetween || this.#depth === 0) this.#isMalformed = true;
    this.#inString = true;
    return this.#endOfText(chunk, at + 1) - 1;
  }

  /** Where the text that is open ends: after its quote, or with the chunk. Most of a record are texts. */
  #endOfText(chunk: Buffer, from: number): number {
    let at = this.#isEscaped ? from + 1 : from;
    for (; at < chunk.length; at++) {
      const byte = chunk[at];
      if (byte === backslash) at++;
      else if (byte === quote) {
        this.#inString = false;
        this.#isEscaped = false;
        return at + 1;
      }
    }
    // The sign after a backslash may stand in the next chunk.
    this.#isEscaped = at > chunk.length;
    return chunk.length;
  }

  /** Between results nothing may stand but the commas that part them. */
  #readSign(byte: number): void {
    if (this.#depth === 0) this.#isMalformed = true;
    if (!this.#isBetween) return;
    if (byte === comma) this.#commas++;
    else this.#isMalformed = true;
  }

  #open(chunk: Buffer, at: number, from: number): number {
    const isResult = this.#isBetween;
    if (isResult && (chunk[at] !== brace || this.#commas !== this.#found)) this.#isMalformed = true;
    this.#depth++;
    if (isResult) {
      this.#start = this.#offset + at;
      return at;
    }
    if (this.#depth !== 2 || chunk[at] === brace) return from;
    this.#keep(chunk.subarray(from, at));
    if (this.#place === 'before' && this.#endsWithKey()) this.#place = 'results';
    this.#keepOutside(chunk.subarray(at, at + 1));
    return at + 1;
  }

  #close(chunk: Buffer, at: number, from: number, results: ScannedResult[]): number {
    this.#depth--;
    if (this.#depth < 0) this.#isMalformed = true;
    if (this.#place !== 'results') return from;
    if (this.#depth === 2) return this.#endResult(chunk.subarray(from, at + 1), results, at + 1);
    if (this.#depth !== 1) return from;
    this.#place = 'after';
    if (this.#commas !== Math.max(0, this.#found - 1)) this.#isMalformed = true;
    return at;
  }

  #endResult(last: Buffer, results: ScannedResult[], next: number): number {
    const bytes = this.#part.length === 0 ? last : Buffer.concat([...this.#part, last]);
    results.push({ start: this.#start, bytes });
    this.#part.length = 0;
    this.#found++;
    return next;
  }

  /** What is left of a chunk belongs to the result that is open, or to what stands around the results. */
  #keep(rest: Buffer): void {
    if (this.#place !== 'results') this.#keepOutside(rest);
    else if (this.#depth > 2) this.#part.push(rest);
  }

  #keepOutside(bytes: Buffer): void {
    this.#outsideBytes += bytes.length;
    if (this.#outsideBytes > mostOutside) this.#isMalformed = true;
    else if (bytes.length > 0) this.#outside.push(Buffer.from(bytes));
  }

  #endsWithKey(): boolean {
    let tail = '';
    for (let last = this.#outside.length - 1; last >= 0 && tail.length < longestKey; last--)
      tail = `${this.#outside[last]?.subarray(-longestKey).toString('latin1')}${tail}`;
    return /(?<!\\)"results"\s*:\s*$/.test(tail);
  }
}
