import type { CaseQuery, CaseRow, CaseRows } from '#protocol/panel/cases.ts';
import type { HostMessage, PanelMessage } from '#protocol/panel/messages.ts';
import { hostileRow } from './fixtures/hostile.ts';
import { caseRow, stoppedBy } from './fixtures/rows.ts';

/** The host of the panel in a test: it keeps what is posted, and answers for rows as the server would, after a while. */
export interface FixtureOptions {
  /** How many cases it has. */
  readonly cases: number;
  /** How long an answer takes, in milliseconds; without it, rows are not answered. */
  readonly latency?: number;
  readonly hostile?: boolean;
  /** What `getState` gives, as after a reload. */
  readonly saved?: unknown;
}

export interface FixtureWindow {
  fixtureOptions: FixtureOptions;
  posted: PanelMessage[];
  saved: unknown;
  acquireVsCodeApi: () => unknown;
  sendToPanel: (message: HostMessage) => void;
}

start(globalThis as unknown as FixtureWindow);

function start(page: FixtureWindow): void {
  const { cases, latency, hostile = false, saved } = page.fixtureOptions;
  const rows = Array.from({ length: cases }, (_, i) => (hostile ? hostileRow(i) : caseRow(i)));
  let version = 1;
  page.posted = [];
  page.saved = saved;
  page.sendToPanel = (message) => {
    if (message.kind === 'view' && message.view.kind === 'live') version = message.view.rowsVersion;
    window.dispatchEvent(new MessageEvent('message', { data: message }));
  };
  const answer = (message: PanelMessage): void => {
    if (message.kind !== 'rows' || latency === undefined) return;
    setTimeout(() => page.sendToPanel({ kind: 'rows', rows: rowsFor(rows, message, version) }), latency);
  };
  page.acquireVsCodeApi = () => ({
    postMessage: (message: PanelMessage) => {
      page.posted.push(structuredClone(message));
      answer(message);
    },
    getState: () => page.saved,
    setState: (state: unknown) => {
      page.saved = structuredClone(state);
    },
  });
}

function rowsFor(rows: readonly CaseRow[], asked: Extract<PanelMessage, { kind: 'rows' }>, version: number): CaseRows {
  const { query, first, count } = asked;
  const passing = rows.filter((row, i) => passes(row, i, query));
  return { version, query, total: passing.length, first, rows: passing.slice(first, first + count) };
}

/** The parts of a query that the tests ask for. */
function passes(row: CaseRow, i: number, { text, kind, status, change, cell, rule, tag }: CaseQuery): boolean {
  return (
    (text === '' || `${row.case} ${row.excerpt}`.includes(text)) &&
    (kind === 'all' || row.kind === kind) &&
    (status === 'all' || row.status === status || row.verdict === status) &&
    (change === undefined || row.change === change) &&
    (cell === undefined || (row.kind === 'attack' && stoppedBy(i) === cell)) &&
    (rule === undefined || row.decidedBy === rule) &&
    (tag === undefined || row.tags.includes(tag))
  );
}
