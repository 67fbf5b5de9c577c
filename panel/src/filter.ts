import type { CaseRow } from '#protocol/panel.ts';

/** Which cases the list shows. All parts hold at once. */
export interface CaseFilter {
  /** Words that a case must all contain, in any order and case. */
  readonly text: string;
  readonly kind: CaseRow['kind'] | 'all';
  readonly status: StatusFilter;
  /** A cell of the model × guardrail table: attacks only. */
  readonly cell?: CaseRow['stoppedBy'];
  /** The rule that decided. */
  readonly rule?: string;
}

/** How a case ended: whether it passed, what went wrong, or its verdict. */
export type StatusFilter = 'all' | CaseRow['status'] | 'false-refusal' | 'miss' | CaseRow['verdict'];

export const noFilter: CaseFilter = { text: '', kind: 'all', status: 'all' };

type Test = (row: CaseRow) => boolean;

export const statusTests = {
  all: () => true,
  failed: (row) => row.status === 'failed',
  'false-refusal': (row) => row.falseRefusal,
  miss: (row) => row.miss,
  'not-evaluated': (row) => row.status === 'not-evaluated',
  passed: (row) => row.status === 'passed',
  allow: hasVerdict('allow'),
  flag: hasVerdict('flag'),
  redact: hasVerdict('redact'),
  rewrite: hasVerdict('rewrite'),
  require_approval: hasVerdict('require_approval'),
  block: hasVerdict('block'),
} satisfies Record<StatusFilter, Test>;

export const statuses = Object.keys(statusTests) as readonly StatusFilter[];

const cells: readonly string[] = ['both', 'model', 'guardrail', 'nobody'] satisfies CaseRow['stoppedBy'][];
const kinds: readonly string[] = ['all', 'normal', 'edge', 'attack'] satisfies CaseFilter['kind'][];

/** The same array where nothing is filtered out by design, so that an idle list costs nothing. */
export function filterCases(cases: readonly CaseRow[], filter: CaseFilter): readonly CaseRow[] {
  const tests = testsOf(filter);
  return tests.length === 0 ? cases : cases.filter((row) => tests.every((test) => test(row)));
}

export function isFiltering(filter: CaseFilter): boolean {
  return testsOf(filter).length > 0;
}

/** A filter from what an earlier version of the panel may have saved: parts that are not understood are dropped. */
export function readFilter(saved: unknown): CaseFilter {
  if (typeof saved !== 'object' || saved === null) return noFilter;
  const { text, kind, status, cell, rule } = saved as Partial<Record<keyof CaseFilter, unknown>>;
  return {
    text: typeof text === 'string' ? text : '',
    kind: isKind(kind) ? kind : 'all',
    status: isStatus(status) ? status : 'all',
    ...(isCell(cell) && { cell }),
    ...(typeof rule === 'string' && { rule }),
  };
}

export function isKind(value: unknown): value is CaseFilter['kind'] {
  return typeof value === 'string' && kinds.includes(value);
}

export function isStatus(value: unknown): value is StatusFilter {
  return typeof value === 'string' && Object.hasOwn(statusTests, value);
}

function isCell(value: unknown): value is CaseRow['stoppedBy'] {
  return typeof value === 'string' && cells.includes(value);
}

function testsOf({ text, kind, status, cell, rule }: CaseFilter): Test[] {
  const tests: Test[] = [];
  if (kind !== 'all') tests.push((row) => row.kind === kind);
  if (status !== 'all') tests.push(statusTests[status]);
  if (cell !== undefined) tests.push((row) => inCell(row, cell));
  if (rule !== undefined) tests.push((row) => row.decidedBy === rule);
  if (text.trim() !== '') tests.push(containsWords(text));
  return tests;
}

/** A case that was not evaluated has the verdict of its input alone. */
function hasVerdict(verdict: CaseRow['verdict']): Test {
  return (row) => row.verdict === verdict && row.status !== 'not-evaluated';
}

function inCell(row: CaseRow, cell: CaseRow['stoppedBy']): boolean {
  return row.kind === 'attack' && row.status !== 'not-evaluated' && row.stoppedBy === cell;
}

function containsWords(text: string): Test {
  const words = text.toLowerCase().trim().split(/\s+/);
  return (row) => {
    const hay =
      `${row.case} ${row.label.text} ${row.decidedBy ?? ''} ${row.tags.join(' ')} ${row.excerpt}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  };
}
