import { html, nothing, type TemplateResult } from 'lit';
import type { CaseQuery, StatusFilter } from '#protocol/panel/cases.ts';
import type { ChangeKind } from '#protocol/panel/changes.ts';
import type { LayerPart } from '#protocol/panel/layers.ts';
import type { LiveView } from '#protocol/panel/view.ts';
import type { Context, Part } from '../context.ts';
import { closeIcon } from '../icons.ts';
import { count } from '../numbers.ts';
import { isKind, isStatus, type QueryMark, statuses } from '../query.ts';
import { type SelectOption, select } from '../select.ts';
import type { PanelState } from '../state.ts';
import { cellNames } from './matrix.ts';

const kindNames = {
  all: 'all kinds',
  normal: 'normal',
  edge: 'edge',
  attack: 'attack',
} satisfies Record<CaseQuery['kind'], string>;

const statusNames = {
  all: 'any result',
  failed: 'failed',
  'false-refusal': 'false refusals',
  miss: 'missed attacks',
  'needs-run': 'need a run',
  'not-evaluated': 'not evaluated',
  passed: 'passed',
  allow: 'allow',
  flag: 'flag',
  redact: 'redact',
  rewrite: 'rewrite',
  require_approval: 'require_approval',
  block: 'block',
} satisfies Record<StatusFilter, string>;

const changeNames = {
  'new-false-refusal': 'legitimate, now refused',
  'new-miss': 'attacks, now missed',
  fixed: 'fixed',
  changed: 'changed otherwise',
} satisfies Record<ChangeKind, string>;

const layerNames = {
  model: 'stopped first by the model',
  input: 'stopped first by input',
  action: 'stopped first by action',
  output: 'stopped first by output',
  review: 'stopped first by review',
  missed: 'stopped by nobody',
} satisfies Record<LayerPart['by'], string>;

/** Text, kind and result to filter by, and what was set from elsewhere: a tile, a cell, a rule, a slice. */
export function filterBar({ dispatch }: Context, { query }: PanelState, view: LiveView): TemplateResult {
  const narrow = (part: Partial<CaseQuery>) => dispatch({ kind: 'narrow', query: part });
  return html`<div class="filters" role="search" aria-label="Filter the cases">
      <vscode-textfield
        .label=${'Filter by text'} placeholder="Filter" type="search" .value=${query.text}
        @input=${(event: Event) => narrow({ text: (event.currentTarget as HTMLInputElement).value })} @keydown=${intoTheList}
      ></vscode-textfield>
      ${select({
        label: 'Filter by kind',
        options: kindOptions,
        value: query.kind,
        onChange: (kind) => narrow({ kind: isKind(kind) ? kind : 'all' }),
      })}
      ${select({
        label: 'Filter by result',
        options: statusOptions(view.header.counts, query.status),
        value: query.status,
        onChange: (status) => narrow({ status: isStatus(status) ? status : 'all' }),
      })}
    </div>
    ${chips(query, narrow)}`;
}

const chipTexts: { readonly [M in QueryMark]: (value: NonNullable<CaseQuery[M]>) => string } = {
  change: (change) => changeNames[change],
  cell: (cell) => `attacks ${cellNames[cell]}`,
  layer: (layer) => `attacks ${layerNames[layer]}`,
  rule: (rule) => `decided by ${rule}`,
  tag: (tag) => `tag ${tag}`,
  source: (source) => `in ${source}`,
};

function chips(query: CaseQuery, narrow: (part: Partial<CaseQuery>) => void): Part {
  const marks = (Object.keys(chipTexts) as QueryMark[]).filter((mark) => query[mark] !== undefined);
  if (marks.length === 0) return nothing;
  return html`<div class="bar">${marks.map((mark) => chip(chipText(query, mark), () => narrow({ [mark]: undefined })))}</div>`;
}

function chipText<M extends QueryMark>(query: CaseQuery, mark: M): string {
  const value = query[mark];
  return value === undefined ? '' : chipTexts[mark](value);
}

function chip(text: string, remove: () => void): TemplateResult {
  return html`<button class="chip" title="Remove this filter" @click=${remove}>${text} ${closeIcon()}</button>`;
}

const kindOptions: readonly SelectOption[] = Object.entries(kindNames).map(([value, label]) => ({ value, label }));

/** With how many there are, where the header counts them: a result of which there is none is left out. */
function statusOptions(counts: LiveView['header']['counts'], chosen: StatusFilter): SelectOption[] {
  const known: Partial<Record<StatusFilter, number>> = {
    failed: counts.failed,
    passed: counts.passed,
    'not-evaluated': counts.notEvaluated,
    'needs-run': counts.needRun,
  };
  return statuses
    .filter((value) => known[value] !== 0 || value === chosen)
    .map((value) => ({ value, label: labelOf(value, known[value]) }));
}

function labelOf(status: StatusFilter, n: number | undefined): string {
  return n === undefined ? statusNames[status] : `${statusNames[status]} (${count(n)})`;
}

function intoTheList(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>('.rows')?.focus();
}
