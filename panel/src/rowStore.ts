import type { CaseQuery, CaseRow, CaseRows } from '#protocol/panel/cases.ts';
import { sameQuery } from './query.ts';
import type { RowRange } from './rowWindow.ts';

/** Rows are asked for, and kept, in blocks of this many. */
export const blockSize = 40;
/** Blocks that are kept: more rows than can be scrolled through before the host has sent them anew. */
const keptBlocks = 50;

/** The rows of the case list that the host has sent: of one query, and some of them of an earlier version of the view. */
export interface RowStore {
  /** The query that they answer; absent before the first answer. */
  readonly query?: CaseQuery;
  /** How many rows pass it. */
  readonly total: number;
  /** By their number: block 2 holds the rows from `2 * blockSize` on. The last ones that came stand last. */
  readonly blocks: ReadonlyMap<number, Block>;
  readonly asked?: Asked;
}

interface Block {
  readonly version: number;
  readonly rows: readonly CaseRow[];
}

/** What was asked of one version of the view. */
interface Asked {
  readonly query: CaseQuery;
  readonly version: number;
  readonly blocks: ReadonlySet<number>;
  /** The first row that was asked for and has not come. */
  readonly waiting?: number;
}

/** A question to the host: whole blocks. */
export interface RowQuestion {
  readonly query: CaseQuery;
  readonly version: number;
  readonly first: number;
  readonly count: number;
}

export const noRows: RowStore = { total: 0, blocks: new Map() };

export function rowAt({ blocks }: RowStore, index: number): CaseRow | undefined {
  return blocks.get(Math.floor(index / blockSize))?.rows[index % blockSize];
}

/** Where a case stands among the rows that are here; -1 where it is not among them. */
export function indexOfRow({ blocks }: RowStore, key: string): number {
  for (const [number, { rows }] of blocks) {
    const at = rows.findIndex((row) => row.key === key);
    if (at >= 0) return number * blockSize + at;
  }
  return -1;
}

/**
 * The next question, if there is one: the rows in sight that are not here, or are of an earlier version.
 * One question is under way at a time, so that a fast scroll asks for where it ends and not for all that it passes.
 * A new version or query does not wait for the answer to the old one.
 */
export function nextQuestion(
  store: RowStore,
  wanted: { readonly query: CaseQuery; readonly version: number; readonly ranges: readonly RowRange[] },
): RowQuestion | undefined {
  const { query, version } = wanted;
  const asked = currentlyAsked(store, query, version);
  if (asked?.waiting !== undefined) return undefined;
  const isNew = store.query === undefined || !sameQuery(store.query, query);
  const total = isNew ? Number.POSITIVE_INFINITY : store.total;
  const numbers = isNew ? [0] : wanted.ranges.flatMap((range) => blocksOf(range, total));
  const missing = numbers.filter((n) => !asked?.blocks.has(n) && (isNew || store.blocks.get(n)?.version !== version));
  // An empty list has no blocks, and yet must hear when it is empty no more.
  const run = missing.length > 0 ? leadingRun(missing) : store.total === 0 && !asked ? [0] : [];
  const [first] = run;
  return first === undefined ? undefined : { query, version, first: first * blockSize, count: run.length * blockSize };
}

export function noteQuestion(store: RowStore, { query, version, first, count }: RowQuestion): RowStore {
  const blocks = new Set(currentlyAsked(store, query, version)?.blocks);
  for (let row = first; row < first + count; row += blockSize) blocks.add(row / blockSize);
  return { ...store, asked: { query, version, blocks, waiting: first } };
}

/** Rows that have come. Answers to a query that is no longer asked are dropped. */
export function receiveRows(store: RowStore, answer: CaseRows, wanted: CaseQuery): RowStore {
  if (!sameQuery(answer.query, wanted)) return store;
  const isNew = store.query === undefined || !sameQuery(store.query, answer.query);
  const blocks = new Map(isNew ? [] : store.blocks);
  const sent = new Map(blocksIn(answer));
  for (const [number, block] of sent) {
    blocks.delete(number);
    blocks.set(number, block);
  }
  const end = Math.ceil(answer.total / blockSize);
  const kept = [...blocks].filter(([number]) => number < end).slice(-keptBlocks);
  const asked = answered(store.asked, answer, sent.keys());
  return { query: answer.query, total: answer.total, blocks: new Map(kept), asked };
}

function currentlyAsked({ asked }: RowStore, query: CaseQuery, version: number): Asked | undefined {
  return asked?.version === version && sameQuery(asked.query, query) ? asked : undefined;
}

/** What was sent as asked may be asked for again once it is dropped; what was not sent waits for the next version. */
function answered(asked: Asked | undefined, { first, version }: CaseRows, sent: Iterable<number>): Asked | undefined {
  if (!asked || asked.waiting !== first) return asked;
  const blocks = new Set(asked.blocks);
  if (version === asked.version) for (const number of sent) blocks.delete(number);
  return { ...asked, blocks, waiting: undefined };
}

function blocksIn({ first, rows, version }: CaseRows): [number, Block][] {
  if (first % blockSize !== 0) return [];
  return Array.from({ length: Math.ceil(rows.length / blockSize) }, (_, i) => [
    first / blockSize + i,
    { version, rows: rows.slice(i * blockSize, (i + 1) * blockSize) },
  ]);
}

function blocksOf({ first, end }: RowRange, total: number): number[] {
  const last = Math.min(end, total) - 1;
  const from = Math.floor(Math.max(0, first) / blockSize);
  const count = Math.max(0, Math.floor(last / blockSize) - from + 1);
  return Array.from({ length: count }, (_, i) => from + i);
}

/** The numbers from the first one on that follow each other: one question asks for them all. */
function leadingRun(numbers: readonly number[]): number[] {
  const end = numbers.findIndex((n, i) => i > 0 && n !== (numbers[i - 1] ?? 0) + 1);
  return numbers.slice(0, end < 0 ? undefined : end);
}
