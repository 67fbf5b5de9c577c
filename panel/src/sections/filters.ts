import { html, nothing, type TemplateResult } from 'lit';
import type { CaseRow, RunView } from '#protocol/panel.ts';
import type { Context, Part } from '../context.ts';
import { type CaseFilter, isKind, isStatus, type StatusFilter, statuses, statusTests } from '../filter.ts';
import { closeIcon } from '../icons.ts';
import { count } from '../numbers.ts';
import { type SelectOption, select } from '../select.ts';
import type { PanelState } from '../state.ts';
import { cellNames } from './matrix.ts';

const kindNames = {
  all: 'all kinds',
  normal: 'normal',
  edge: 'edge',
  attack: 'attack',
} satisfies Record<CaseFilter['kind'], string>;

const statusNames = {
  all: 'any result',
  failed: 'failed',
  'false-refusal': 'false refusals',
  miss: 'missed attacks',
  'not-evaluated': 'not evaluated',
  passed: 'passed',
  allow: 'allow',
  flag: 'flag',
  redact: 'redact',
  rewrite: 'rewrite',
  require_approval: 'require_approval',
  block: 'block',
} satisfies Record<StatusFilter, string>;

/** Text, kind and result to filter by, and what was set from elsewhere: a cell, a rule. */
export function filterBar({ dispatch }: Context, { filter }: PanelState, { cases }: RunView): TemplateResult {
  const narrow = (part: Partial<CaseFilter>) => dispatch({ kind: 'narrow', filter: part });
  return html`<div class="filters" role="search" aria-label="Filter the cases">
      <vscode-textfield
        .label=${'Filter by text'} placeholder="Filter" type="search" .value=${filter.text}
        @input=${(event: Event) => narrow({ text: (event.currentTarget as HTMLInputElement).value })} @keydown=${intoTheList}
      ></vscode-textfield>
      ${select({
        label: 'Filter by kind',
        options: kindOptions,
        value: filter.kind,
        onChange: (kind) => narrow({ kind: oneOf(isKind, kind) }),
      })}
      ${select({
        label: 'Filter by result',
        options: statusOptions(cases, filter.status),
        value: filter.status,
        onChange: (status) => narrow({ status: oneOf(isStatus, status) }),
      })}
    </div>
    ${chips(filter, narrow)}`;
}

function chips({ cell, rule }: CaseFilter, narrow: (part: Partial<CaseFilter>) => void): Part {
  if (cell === undefined && rule === undefined) return nothing;
  return html`<div class="bar">
    ${rule === undefined ? nothing : chip(`decided by ${rule}`, () => narrow({ rule: undefined }))}
    ${cell === undefined ? nothing : chip(`attacks ${cellNames[cell]}`, () => narrow({ cell: undefined }))}
  </div>`;
}

function chip(text: string, remove: () => void): TemplateResult {
  return html`<button class="chip" title="Remove this filter" @click=${remove}>${text} ${closeIcon()}</button>`;
}

const kindOptions: readonly SelectOption[] = Object.entries(kindNames).map(([value, label]) => ({ value, label }));

/** Only the results that there are, with how many; and the one that is chosen. */
function statusOptions(cases: readonly CaseRow[], chosen: StatusFilter): SelectOption[] {
  const options = statuses.map((value) => ({ value, n: cases.filter(statusTests[value]).length }));
  return options
    .filter(({ value, n }) => n > 0 || value === chosen)
    .map(({ value, n }) => ({
      value,
      label: value === 'all' ? statusNames.all : `${statusNames[value]} (${count(n)})`,
    }));
}

function intoTheList(event: KeyboardEvent): void {
  if (event.key !== 'ArrowDown') return;
  event.preventDefault();
  document.querySelector<HTMLElement>('.rows')?.focus();
}

function oneOf<T extends string>(is: (value: unknown) => value is T | 'all', value: string): T | 'all' {
  return is(value) ? value : 'all';
}
