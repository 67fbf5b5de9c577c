import { describe, expect, test } from 'vitest';
import type { CaseRows } from '#protocol/panel/cases.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import { noQuery } from '../src/query.ts';
import { rowAt } from '../src/rowStore.ts';
import {
  openCase,
  openKey,
  type PanelEvent,
  type PanelState,
  reduce,
  restoreState,
  rowsToAsk,
  savedState,
} from '../src/state.ts';
import { heldCase, refusedCase } from './fixtures/cases.ts';
import { caseRow } from './fixtures/rows.ts';
import { empty, midSize } from './fixtures/views.ts';

function given(...events: PanelEvent[]): PanelState {
  return events.reduce(reduce, restoreState(undefined));
}

const view = (selected?: LiveView['selected']): PanelEvent => ({ kind: 'view', view: { ...midSize, selected } });
const show = (key: string | null): PanelEvent => ({ kind: 'show', key });

function rows(change: Partial<CaseRows> = {}): PanelEvent {
  const some = Array.from({ length: 40 }, (_, i) => caseRow(i));
  return { kind: 'rows', rows: { version: 1, query: noQuery, total: 148, first: 0, rows: some, ...change } };
}

describe('the case list', () => {
  test('asks for rows once there is a suite', () => {
    expect(rowsToAsk(given())).toBeUndefined();
    expect(rowsToAsk(given({ kind: 'view', view: empty }))).toBeUndefined();
    expect(rowsToAsk(given(view()))).toMatchObject({ query: noQuery, version: 1, first: 0 });
  });

  test('asks for the neighbours that one can step to, also where the list is out of sight', () => {
    const stepped = given(view(), rows(), { kind: 'move', cursor: 39 });
    expect(rowsToAsk(stepped)).toMatchObject({ first: 40 });
  });

  test('keeps its rows while newer ones are under way, but not those of another suite', () => {
    const newer: PanelEvent = { kind: 'view', view: { ...midSize, rowsVersion: 2 } };
    const kept = given(view(), rows(), newer);
    expect(rowAt(kept.rows, 0)).toBeDefined();
    expect(rowsToAsk(kept)).toMatchObject({ version: 2 });
    const suite = { ...midSize.header.suite, uri: 'file:///other' };
    const other = reduce(kept, { kind: 'view', view: { ...midSize, header: { ...midSize.header, suite } } });
    expect(other.rows.total).toBe(0);
  });

  test('narrows further and further, and widens at once', () => {
    const narrow = given(
      view(),
      { kind: 'narrow', query: { kind: 'edge' } },
      { kind: 'narrow', query: { text: 'gift' } },
    );
    expect(narrow.query).toMatchObject({ kind: 'edge', text: 'gift' });
    expect(rowsToAsk(narrow)).toMatchObject({ query: { kind: 'edge', text: 'gift' } });
    expect(reduce(narrow, { kind: 'replaceQuery', query: noQuery }).query).toBe(noQuery);
  });

  test('keeps what is typed, blanks included', () => {
    expect(given(view(), { kind: 'narrow', query: { text: 'gift ' } }).query.text).toBe('gift ');
  });

  test('keeps the cursor inside', () => {
    const atEnd = given(view(), rows(), { kind: 'move', cursor: 999 });
    expect(atEnd.cursor).toBe(147);
    expect(reduce(atEnd, { kind: 'move', cursor: -1 }).cursor).toBe(0);
    expect(reduce(atEnd, rows({ total: 10 })).cursor).toBe(9);
    expect(reduce(atEnd, { kind: 'narrow', query: { kind: 'edge' } }).cursor).toBe(0);
  });

  test('hears nothing of what it no longer asks', () => {
    const state = given(view(), rows());
    expect(reduce(state, rows({ query: { ...noQuery, kind: 'edge' }, total: 3 }))).toBe(state);
  });
});

describe('a rule asked for by the host', () => {
  test('replaces the query and closes the open case', () => {
    const state = given(view(heldCase), { kind: 'narrow', query: { text: 'x' } }, { kind: 'filter', rule: 'r' });
    expect(state.query).toEqual({ ...noQuery, rule: 'r' });
    expect(openCase(state)).toBeUndefined();
    expect(state.asked).toBeNull();
  });

  test('asks for nothing where no case is open', () => {
    expect(given(view(), { kind: 'filter', rule: 'r' }).asked).toBeUndefined();
  });
});

describe('the open case', () => {
  test('is the one that the host selected', () => {
    const state = given(view(heldCase));
    expect(openCase(state)).toBe(heldCase);
    expect(openKey(state)).toBe(heldCase.key);
  });

  test('stays until the one asked for arrives', () => {
    const asked = given(view(heldCase), show(refusedCase.key));
    expect(openCase(asked)).toBe(heldCase);
    expect(openKey(asked)).toBe(refusedCase.key);
    const answered = reduce(asked, view(refusedCase));
    expect(openCase(answered)).toBe(refusedCase);
    expect(answered.asked).toBeUndefined();
  });

  test('closes at once, and stays closed while late views still hold it', () => {
    const closed = given(view(heldCase), show(null));
    expect(openCase(closed)).toBeUndefined();
    expect(openCase(reduce(closed, view(heldCase)))).toBeUndefined();
    expect(reduce(closed, view())).toMatchObject({ asked: undefined });
  });

  test('makes room for the list when other cases are asked for', () => {
    const filtered = given(view(heldCase), { kind: 'replaceQuery', query: { ...noQuery, change: 'fixed' } });
    expect(openCase(filtered)).toBeUndefined();
    expect(filtered.asked).toBeNull();
  });

  test('is the host’s choice again once the host changes it', () => {
    const state = given(view(heldCase), show('gone'), view(refusedCase));
    expect(openKey(state)).toBe(refusedCase.key);
  });

  test('asked for twice is asked for once', () => {
    const asked = given(view(), show('a'));
    expect(reduce(asked, show('a'))).toBe(asked);
    const open = given(view(heldCase));
    expect(reduce(open, show(heldCase.key))).toBe(open);
  });
});

test('what was folded by hand stays so', () => {
  const state = given(
    { kind: 'fold', id: 'slices', open: true },
    { kind: 'fold', id: 'rates', open: false },
    view(),
    view(),
  );
  expect(state.folds).toEqual({ slices: true, rates: false });
  expect(reduce(state, { kind: 'fold', id: 'slices', open: false }).folds).toEqual({ slices: false, rates: false });
});

test('measuring the same twice changes nothing, so that drawing ends', () => {
  const event: PanelEvent = { kind: 'measure', viewport: { width: 300, page: 8, rows: { first: 0, end: 12 } } };
  const measured = given(event);
  expect(measured.viewport.width).toBe(300);
  expect(reduce(measured, structuredClone(event))).toBe(measured);
  const folded = reduce(measured, { kind: 'measure', viewport: { width: 400 } });
  expect(folded.viewport).toEqual({ width: 400, page: 8, rows: { first: 0, end: 12 } });
});

test('query, folds and scroll position survive a reload', () => {
  const before = given(
    { kind: 'narrow', query: { kind: 'edge', rule: 'r' } },
    { kind: 'fold', id: 'slices', open: true },
    { kind: 'scrolled', tops: { page: 300 } },
  );
  const after = restoreState(structuredClone(savedState(before)));
  expect(after.query).toEqual({ ...noQuery, kind: 'edge', rule: 'r' });
  expect(after).toMatchObject({ folds: { slices: true }, tops: { page: 300 } });
  const other = restoreState({ query: 3, folds: { a: 'x' }, tops: { page: true } });
  expect(other).toMatchObject({ query: noQuery, folds: {}, tops: {} });
});
