/** Rows `first` to `end` (exclusive) of a list. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

/** Height of every row of the case list, in CSS pixels. */
export const rowHeight = 46;

/** Rows drawn beyond what is seen, on each side. */
const margin = 12;
/** The range moves in steps of this many rows, so that most scroll events draw nothing. */
const step = 6;

/**
 * The rows to draw of a list of `count` rows.
 * @param above how far the list is scrolled, in CSS pixels
 * @param height of its viewport, in CSS pixels
 */
export function visibleRows(above: number, height: number, count: number): RowRange {
  const first = Math.floor((above / rowHeight - margin) / step) * step;
  const end = Math.ceil(((above + height) / rowHeight + margin) / step) * step;
  return { first: within(first, count), end: within(end, count) };
}

function within(row: number, count: number): number {
  return Math.max(0, Math.min(row, count));
}
