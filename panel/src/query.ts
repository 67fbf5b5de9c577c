import type { CaseQuery, StatusFilter, StoppedBy } from '#protocol/panel/cases.ts';
import type { ChangeKind } from '#protocol/panel/changes.ts';
import type { LayerPart } from '#protocol/panel/layers.ts';

/** All cases. */
export const noQuery: CaseQuery = { text: '', kind: 'all', status: 'all' };

/** The parts of a query that are set from elsewhere than the bar of filters: each stands there as a chip. */
export type QueryMark = 'change' | 'cell' | 'layer' | 'rule' | 'tag' | 'source';

const kinds = { all: true, normal: true, edge: true, attack: true } satisfies Record<CaseQuery['kind'], true>;

const statusTable = {
  all: true,
  failed: true,
  'false-refusal': true,
  miss: true,
  'needs-run': true,
  'not-evaluated': true,
  passed: true,
  allow: true,
  flag: true,
  redact: true,
  rewrite: true,
  require_approval: true,
  block: true,
} satisfies Record<StatusFilter, true>;

const changes = { 'new-false-refusal': true, 'new-miss': true, fixed: true, changed: true } satisfies Record<
  ChangeKind,
  true
>;
const cells = { both: true, model: true, guardrail: true, nobody: true } satisfies Record<StoppedBy, true>;
const layers = { model: true, input: true, action: true, output: true, review: true, missed: true } satisfies Record<
  LayerPart['by'],
  true
>;

export const statuses = Object.keys(statusTable).filter(isStatus);

export function isFiltering(query: CaseQuery): boolean {
  return !sameQuery(query, noQuery);
}

/** Whether two queries ask for the same; blanks around the words do not matter. */
export function sameQuery(a: CaseQuery, b: CaseQuery): boolean {
  return queryKey(a) === queryKey(b);
}

/** A query from what an earlier version of the panel may have saved: parts that are not understood are dropped. */
export function readQuery(saved: unknown): CaseQuery {
  if (typeof saved !== 'object' || saved === null) return noQuery;
  const { text, kind, status, change, cell, layer, rule, tag, source }: Partial<Record<keyof CaseQuery, unknown>> =
    saved;
  return {
    text: typeof text === 'string' ? text : '',
    kind: isKind(kind) ? kind : 'all',
    status: isStatus(status) ? status : 'all',
    ...(isIn(changes, change) && { change }),
    ...(isIn(cells, cell) && { cell }),
    ...(isIn(layers, layer) && { layer }),
    ...(typeof rule === 'string' && { rule }),
    ...(typeof tag === 'string' && { tag }),
    ...(typeof source === 'string' && { source }),
  };
}

export function isKind(value: unknown): value is CaseQuery['kind'] {
  return isIn(kinds, value);
}

export function isStatus(value: unknown): value is StatusFilter {
  return isIn(statusTable, value);
}

function isIn<K extends string>(table: Readonly<Record<K, true>>, value: unknown): value is K {
  return typeof value === 'string' && Object.hasOwn(table, value);
}

function queryKey({ text, kind, status, change, cell, layer, rule, tag, source }: CaseQuery): string {
  return JSON.stringify([text.trim(), kind, status, change, cell, layer, rule, tag, source]);
}
