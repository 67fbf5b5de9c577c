import type { Outcome } from '../compile/outcome.ts';

/** What a rule or condition found in each subject of a population. */
export type Column = Uint8Array;

export const notMatched = 0;
export const matched = 1;
export const failed = 2;

export const outcomeCodes = { not_matched: notMatched, matched, error: failed } satisfies Record<
  Outcome['kind'],
  number
>;

/** The subjects that are looked at, ascending; undefined for all. */
export type Selection = Int32Array | undefined;

export function select(size: number, isSelected: (subject: number) => boolean): Int32Array {
  const selected = new Int32Array(size);
  let count = 0;
  for (let subject = 0; subject < size; subject++) if (isSelected(subject)) selected[count++] = subject;
  return selected.slice(0, count);
}

/** The subjects of some exchanges; `itemOf` is ascending as well. */
export function subjectsOf(items: Selection, itemOf: Int32Array): Selection {
  if (!items) return undefined;
  let at = 0;
  return select(itemOf.length, (subject) => {
    const item = itemOf[subject] ?? 0;
    while ((items[at] ?? item) < item) at++;
    return items[at] === item;
  });
}

/** Those in both. */
export function intersect(a: Selection, b: Selection, size: number): Selection {
  if (!a || !b) return a ?? b;
  const isInB = new Uint8Array(size);
  for (const subject of b) isInB[subject] = 1;
  return a.filter((subject) => isInB[subject] === 1);
}

/** Does something for each selected subject. */
export function forEach(selection: Selection, size: number, action: (subject: number) => void): void {
  if (selection) for (const subject of selection) action(subject);
  else for (let subject = 0; subject < size; subject++) action(subject);
}

/** Sets a flag for the exchanges of the subjects with an outcome. */
export function markItems(
  flags: Uint8Array,
  flag: number,
  { column, itemOf, outcome }: { readonly column: Column; readonly itemOf: Int32Array; readonly outcome: number },
): void {
  // Most columns have none: a native search says so in no time.
  for (let subject = column.indexOf(outcome); subject >= 0; subject = column.indexOf(outcome, subject + 1)) {
    const item = itemOf[subject] ?? 0;
    flags[item] = (flags[item] ?? 0) | flag;
  }
}

type Join = (outcomes: readonly Column[], subject: number) => number;

/** As conditions are joined: what decides in `decisive` columns decides, else an error does. */
export const joins = {
  all: (columns, subject) => decided(columns, subject, notMatched, matched),
  any: (columns, subject) => decided(columns, subject, matched, notMatched),
  not: ([column], subject) => negated[column?.[subject] ?? failed] ?? failed,
  butNot: ([when, unless], subject) =>
    when?.[subject] === matched ? (negated[unless?.[subject] ?? failed] ?? failed) : (when?.[subject] ?? failed),
} satisfies Record<string, Join>;

const negated = [matched, notMatched, failed];

function decided(columns: readonly Column[], subject: number, decisive: number, otherwise: number): number {
  let outcome = otherwise;
  for (const column of columns) {
    if (column[subject] === decisive) return decisive;
    if (column[subject] === failed) outcome = failed;
  }
  return outcome;
}

export function joinColumns(join: Join, columns: readonly Column[], selection: Selection, size: number): Column {
  const joined = new Uint8Array(size);
  forEach(selection, size, (subject) => {
    joined[subject] = join(columns, subject);
  });
  return joined;
}
