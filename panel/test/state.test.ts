import { describe, expect, test } from 'vitest';
import type { RunView } from '#protocol/panel.ts';
import { noFilter } from '../src/filter.ts';
import { openCase, openKey, type PanelEvent, type PanelState, reduce, restoreState, savedState } from '../src/state.ts';
import { emptyView, heldCase, midSizeRun, refusedCase } from './fixtures.ts';

function given(...events: PanelEvent[]): PanelState {
  return events.reduce(reduce, restoreState(undefined));
}

const view = (selected?: RunView['selected']): PanelEvent => ({ kind: 'view', view: { ...midSizeRun, selected } });
const show = (key: string | null): PanelEvent => ({ kind: 'show', key });

describe('the case list', () => {
  test('holds the cases that pass the filter', () => {
    expect(given(view()).rows).toHaveLength(148);
    expect(given(view(), { kind: 'narrow', filter: { kind: 'attack' } }).rows).toHaveLength(29);
    expect(given({ kind: 'narrow', filter: { kind: 'attack' } }, view()).rows).toHaveLength(29);
  });

  test('narrows further and further, and widens at once', () => {
    const narrow = given(
      view(),
      { kind: 'narrow', filter: { kind: 'edge' } },
      { kind: 'narrow', filter: { text: 'gift' } },
    );
    expect(narrow.filter).toMatchObject({ kind: 'edge', text: 'gift' });
    expect(reduce(narrow, { kind: 'replaceFilter', filter: noFilter })).toMatchObject({
      filter: noFilter,
      rows: { length: 148 },
    });
  });

  test('is empty where there is no run', () => {
    expect(given(view(), { kind: 'view', view: emptyView }).rows).toEqual([]);
  });

  test('keeps the cursor inside', () => {
    const atEnd = given(view(), { kind: 'move', cursor: 999 });
    expect(atEnd.cursor).toBe(147);
    expect(reduce(atEnd, { kind: 'move', cursor: -1 }).cursor).toBe(0);
    expect(reduce(atEnd, { kind: 'view', view: { ...midSizeRun, cases: midSizeRun.cases.slice(0, 10) } }).cursor).toBe(
      9,
    );
    expect(reduce(atEnd, { kind: 'narrow', filter: { kind: 'edge' } }).cursor).toBe(0);
  });
});

describe('a rule asked for by the host', () => {
  test('replaces the filter and closes the open case', () => {
    const state = given(
      view(heldCase),
      { kind: 'narrow', filter: { text: 'x' } },
      { kind: 'filter', rule: 'refund-over-limit' },
    );
    expect(state.filter).toEqual({ ...noFilter, rule: 'refund-over-limit' });
    expect(state.rows).toHaveLength(6);
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

test('a group unfolds and folds again', () => {
  const unfolded = given({ kind: 'fold', group: 'a' }, { kind: 'fold', group: 'b' });
  expect(unfolded.unfolded).toEqual(['a', 'b']);
  expect(reduce(unfolded, { kind: 'fold', group: 'a' }).unfolded).toEqual(['b']);
});

test('measuring the same twice changes nothing, so that drawing ends', () => {
  const event: PanelEvent = { kind: 'measure', viewport: { width: 300, rows: { first: 0, end: 12 } } };
  const measured = given(event);
  expect(measured.viewport.width).toBe(300);
  expect(reduce(measured, structuredClone(event))).toBe(measured);
});

test('filters survive a reload', () => {
  const saved = savedState(given({ kind: 'narrow', filter: { kind: 'edge', rule: 'r' } }));
  expect(restoreState(structuredClone(saved)).filter).toEqual({ ...noFilter, kind: 'edge', rule: 'r' });
});
