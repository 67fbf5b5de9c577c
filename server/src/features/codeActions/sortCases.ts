import { CodeActionKind } from 'vscode-languageserver';
import { lineStart } from '#engine/document/lines.ts';
import { findNode, valueAt } from '#engine/document/nodes.ts';
import { kinds } from '#engine/suite/suite.ts';
import { reorder } from '../edits/reorder.ts';
import { type ActionPlace, editOf, type FindOffers, type Offer } from './action.ts';

/** On the key `cases`: puts the cases into another order. Each takes the comments above it along. */
export const sortCases: FindOffers = (place) => {
  const { key, node } = findNode(place.document, ['cases']) ?? {};
  const isOnKey =
    key && lineStart(place.document.text, place.range.start) === lineStart(place.document.text, key.start);
  if (place.kind !== 'suite' || !isOnKey || node?.kind !== 'list') return [];
  return [
    ...offer(place, 'Sort the cases by kind: normal, edge, attack', (value) => kindOf(value)),
    ...offer(place, 'Sort the cases by id', (value) => fieldOf(value, 'id')),
  ];
};

const fieldOf = (value: unknown, key: string): string => String(valueAt(value, [key]) ?? '');
const kindOf = (value: unknown): number => {
  const at = kinds.map(String).indexOf(fieldOf(value, 'kind'));
  return at < 0 ? kinds.length : at;
};

function offer({ document }: ActionPlace, title: string, rank: (value: unknown) => string | number): readonly Offer[] {
  const { node } = findNode(document, ['cases']) ?? {};
  const values = valueAt(document.value, ['cases']);
  if (node?.kind !== 'list' || !Array.isArray(values)) return [];
  const ranks = values.map(rank);
  const order = values.map((_, index) => index).toSorted((a, b) => compare(ranks[a], ranks[b]));
  const isSorted = order.every((index, at) => index === at);
  const isBlock = !node.flow;
  const places = node.items.map(({ start, end }) => ({
    start: isBlock ? dashBefore(document.text, start) : start,
    end,
  }));
  const edit = () => editOf(document.path, reorder(document.text, places, order));
  return isSorted ? [] : [{ title, kind: CodeActionKind.RefactorRewrite, edit }];
}

const dashBefore = (text: string, start: number): number => text.lastIndexOf('-', start - 1);

const compare = (a: string | number = '', b: string | number = ''): number => (a < b ? -1 : a > b ? 1 : 0);
