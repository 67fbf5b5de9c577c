import { describe, expect, test } from 'vitest';
import type { CaseQuery, CaseRows } from '#protocol/panel/cases.ts';
import { noQuery } from '../src/query.ts';
import {
  blockSize,
  indexOfRow,
  nextQuestion,
  noRows,
  noteQuestion,
  type RowStore,
  receiveRows,
  rowAt,
} from '../src/rowStore.ts';
import { caseRow } from './fixtures/rows.ts';

const attacks: CaseQuery = { ...noQuery, kind: 'attack' };
const total = 1000;

function answer(first: number, count: number, given: Partial<CaseRows> = {}): CaseRows {
  const rows = Array.from({ length: Math.max(0, Math.min(count, total - first)) }, (_, i) => caseRow(first + i));
  return { version: 1, query: noQuery, total, first, rows, ...given };
}

interface Wanted {
  readonly query?: CaseQuery;
  readonly version?: number;
  readonly first?: number;
  readonly end?: number;
}

function ask(store: RowStore, { query = noQuery, version = 1, first = 0, end = 30 }: Wanted = {}) {
  return nextQuestion(store, { query, version, ranges: [{ first, end }] });
}

/** Asks, and notes the question. */
function asking(store: RowStore, wanted: Wanted = {}): RowStore {
  const question = ask(store, wanted);
  if (!question) throw new Error('nothing to ask');
  return noteQuestion(store, question);
}

const filled = receiveRows(asking(noRows), answer(0, blockSize), noQuery);

describe('what is asked', () => {
  test('at first: the first block, whatever is in sight', () => {
    expect(ask(noRows, { first: 500, end: 530 })).toEqual({ query: noQuery, version: 1, first: 0, count: blockSize });
  });

  test('nothing while all in sight is here, or under way', () => {
    expect(ask(filled)).toBeUndefined();
    expect(ask(asking(filled, { end: 60 }), { end: 60 })).toBeUndefined();
  });

  test('whole blocks, and those that follow each other in one question', () => {
    expect(ask(filled, { first: 30, end: 130 })).toMatchObject({ first: blockSize, count: 3 * blockSize });
  });

  test('nothing beyond the last row', () => {
    expect(ask(filled, { first: 990, end: 1100 })).toMatchObject({ first: 960, count: blockSize });
  });

  test('one question at a time: a fast scroll asks for where it ends', () => {
    const busy = asking(filled, { first: 200, end: 230 });
    expect(ask(busy, { first: 600, end: 630 })).toBeUndefined();
    const answered = receiveRows(busy, answer(200, blockSize), noQuery);
    expect(ask(answered, { first: 800, end: 830 })).toMatchObject({ first: 800 });
  });

  test('a new version asks again, and does not wait', () => {
    const busy = asking(filled, { first: 200, end: 230 });
    expect(ask(busy, { version: 2 })).toMatchObject({ version: 2, first: 0 });
  });

  test('another query does not wait', () => {
    const busy = asking(filled, { first: 200, end: 230 });
    expect(ask(busy, { query: attacks, first: 200, end: 230 })).toMatchObject({ query: attacks, first: 0 });
  });

  test('an empty list asks once for each version', () => {
    const empty = receiveRows(asking(noRows), answer(0, 0, { total: 0, rows: [] }), noQuery);
    expect(ask(empty, { end: 0 })).toBeUndefined();
    const again = asking(empty, { end: 0, version: 2 });
    const still = receiveRows(again, answer(0, 0, { total: 0, rows: [], version: 2 }), noQuery);
    expect(ask(still, { end: 0, version: 2 })).toBeUndefined();
  });

  test('rows that the host does not have are not asked for again and again', () => {
    const short = receiveRows(asking(filled, { first: 40, end: 50 }), answer(40, 0), noQuery);
    expect(ask(short, { first: 40, end: 50 })).toBeUndefined();
  });

  test('an answer that is ahead of the view is shown, and asked for again once the view has followed', () => {
    const ahead = receiveRows(asking(noRows), answer(0, blockSize, { version: 2 }), noQuery);
    expect(rowAt(ahead, 0)).toBeDefined();
    expect(ask(ahead)).toBeUndefined();
    expect(ask(ahead, { version: 2 })).toBeUndefined();
    expect(ask(ahead, { version: 3 })).toMatchObject({ first: 0 });
  });
});

describe('what is kept', () => {
  test('rows of an earlier version, until newer ones come', () => {
    const changed = { ...caseRow(3), excerpt: 'new' };
    const newer = answer(0, blockSize, { version: 2, rows: [caseRow(0), caseRow(1), caseRow(2), changed] });
    const asked = asking(filled, { version: 2 });
    expect(rowAt(asked, 3)?.excerpt).not.toBe('new');
    expect(rowAt(receiveRows(asked, newer, noQuery), 3)?.excerpt).toBe('new');
  });

  test('rows of another query, until its own come', () => {
    const asked = asking(filled, { query: attacks });
    expect(asked.total).toBe(total);
    const answered = receiveRows(asked, answer(0, blockSize, { query: attacks, total: 7 }), attacks);
    expect(answered).toMatchObject({ total: 7, query: attacks });
  });

  test('no answer to what is no longer asked', () => {
    expect(receiveRows(filled, answer(0, blockSize, { query: attacks }), noQuery)).toBe(filled);
  });

  test('a bounded number of blocks, the last that came', () => {
    const full = Array.from({ length: 25 }, (_, i) => i * blockSize).reduce(
      (store, first) => receiveRows(store, answer(first, blockSize, { total: 100_000 }), noQuery),
      filled,
    );
    const scrolled = Array.from({ length: 60 }, (_, i) => i * blockSize).reduce(
      (store, first) => receiveRows(store, { ...answer(0, blockSize), total: 100_000, first: 40_000 + first }, noQuery),
      full,
    );
    expect(scrolled.blocks.size).toBe(50);
    expect(rowAt(scrolled, 0)).toBeUndefined();
    expect(rowAt(scrolled, 42_399)).toBeDefined();
  });

  test('nothing beyond a list that has become shorter', () => {
    const long = receiveRows(filled, answer(80, blockSize), noQuery);
    const short = receiveRows(long, answer(0, 10, { total: 10 }), noQuery);
    expect(rowAt(short, 81)).toBeUndefined();
    expect(short.total).toBe(10);
  });
});

test('a case is found by its key', () => {
  expect(indexOfRow(filled, 'request-7')).toBe(7);
  expect(indexOfRow(filled, 'request-777')).toBe(-1);
});
