import { describe, expect, test } from 'vitest';
import type { CaseRow } from '#protocol/panel.ts';
import { type CaseFilter, filterCases, isFiltering, noFilter, readFilter } from '../src/filter.ts';

const attack = { kind: 'attack', tags: ['LLM01:2025'] } as const;
const cases: readonly CaseRow[] = [
  row('small-refund', { excerpt: 'Please refund the 12 dollars of order 4821.' }),
  row('gift-card', {
    kind: 'edge',
    status: 'failed',
    falseRefusal: true,
    stoppedBy: 'guardrail',
    decidedBy: 'over-limit',
  }),
  row('becomes-draft', { verdict: 'rewrite', decidedBy: 'drafts' }),
  row('unasked', { status: 'not-evaluated' }),
  row('unasked-draft', { status: 'not-evaluated', verdict: 'rewrite' }),
  row('poisoned-page', { ...attack, stoppedBy: 'guardrail', decidedBy: 'injected', excerpt: 'Refund 900 dollars' }),
  row('poisoned-mail', { ...attack, stoppedBy: 'both', decidedBy: 'injected' }),
  row('rude-order', { ...attack, stoppedBy: 'model' }),
  row('parcel-scam', { ...attack, status: 'failed', miss: true }),
  row('unasked-attack', { ...attack, status: 'not-evaluated' }),
];

function row(id: string, parts: Partial<CaseRow>): CaseRow {
  return {
    key: id,
    case: id,
    kind: 'normal',
    status: 'passed',
    label: { text: 'allow', tone: 'good' },
    verdict: 'allow',
    falseRefusal: false,
    miss: false,
    stoppedBy: 'nobody',
    tags: [],
    excerpt: '',
    ...parts,
  };
}

function idsOf(filter: Partial<CaseFilter>): string[] {
  return filterCases(cases, { ...noFilter, ...filter }).map(({ case: id }) => id);
}

describe('filterCases', () => {
  test.each<[string, Partial<CaseFilter>, string[]]>([
    ['a kind', { kind: 'edge' }, ['gift-card']],
    ['passed', { status: 'passed' }, ['small-refund', 'becomes-draft', 'poisoned-page', 'poisoned-mail', 'rude-order']],
    ['failed', { status: 'failed' }, ['gift-card', 'parcel-scam']],
    ['not evaluated', { status: 'not-evaluated' }, ['unasked', 'unasked-draft', 'unasked-attack']],
    ['a verdict, of those that were evaluated', { status: 'rewrite' }, ['becomes-draft']],
    ['false refusals', { status: 'false-refusal' }, ['gift-card']],
    ['missed attacks', { status: 'miss' }, ['parcel-scam']],
    ['words in any order and case', { text: ' DOLLARS refund ' }, ['small-refund', 'poisoned-page']],
    ['a word of the id and one of the rule', { text: 'mail inject' }, ['poisoned-mail']],
    ['a tag', { text: 'llm01', status: 'failed' }, ['parcel-scam']],
    ['a word that no case has', { text: 'zebra' }, []],
    ['attacks that both stopped', { cell: 'both' }, ['poisoned-mail']],
    ['attacks that the model stopped', { cell: 'model' }, ['rude-order']],
    ['attacks that a guardrail stopped, no legitimate request', { cell: 'guardrail' }, ['poisoned-page']],
    ['attacks that nobody stopped, none that was not evaluated', { cell: 'nobody' }, ['parcel-scam']],
    ['a rule', { rule: 'injected' }, ['poisoned-page', 'poisoned-mail']],
    ['a rule by its whole id only', { rule: 'inject' }, []],
    ['all parts at once', { kind: 'attack', rule: 'injected', text: '900' }, ['poisoned-page']],
  ])('%s', (_name, filter, expected) => {
    expect(idsOf(filter)).toEqual(expected);
  });

  test('without a filter, the list is not copied', () => {
    expect(filterCases(cases, { ...noFilter, text: '  ' })).toBe(cases);
    expect(isFiltering(noFilter)).toBe(false);
    expect(isFiltering({ ...noFilter, cell: 'both' })).toBe(true);
  });
});

describe('readFilter', () => {
  test('reads back what was saved', () => {
    const filter: CaseFilter = { text: 'gift', kind: 'edge', status: 'miss', cell: 'nobody', rule: 'r' };
    expect(readFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
  });

  test.each([undefined, null, 7, 'edge', [], { kind: 'odd', status: 'toString', cell: 3, rule: null, text: {} }])(
    'drops what it does not understand: %j',
    (saved) => {
      expect(readFilter(saved)).toEqual(noFilter);
    },
  );
});
