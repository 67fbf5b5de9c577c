import type { Diagnostic, Location, Range, RelatedInformation } from '../document/diagnostic.ts';
import type { Documents } from '../document/documents.ts';
import type { Case } from './suite.ts';

/** Something wrong with a row of a data file. */
export interface RowFault {
  /** For people: `line 3`, `row 3`. */
  readonly place: string;
  /** In the text of the file; empty where nobody knows. */
  readonly range: Range;
  readonly message: string;
}

/** A fault of the row that a case was made of. */
export const rowFault = ({ row, at: { range } }: Case, message: string): RowFault => ({
  place: row?.place ?? '',
  range,
  message,
});

/** What the findings about some rows share. */
export interface RowsFinding extends Pick<Diagnostic, 'code' | 'level' | 'help'> {
  /** The place in the suite where its author can act. */
  readonly location: Location;
  readonly file: DataFile;
}

/** A data file. */
export interface DataFile {
  readonly path: string;
  /** As the suite names it. */
  readonly name: string;
}

/** The data file that a suite names so. */
export const dataFileOf = (suitePath: string, name: string, { resolve }: Pick<Documents, 'resolve'>): DataFile => ({
  path: resolve(suitePath, name),
  name,
});

/** So many different things are said of the rows of a file. */
const mostMessages = 5;

/** So many rows are named, and lead to their lines. */
const mostNamed = 3;

/** One finding for all rows of a data file with the same fault: thousands of rows would bury everything else. */
export function faultFindings(faults: readonly RowFault[], finding: RowsFinding): readonly Diagnostic[] {
  const groups = [...Map.groupBy(faults, ({ message }) => message)];
  if (groups.length > mostMessages) return [mixedFinding(faults, groups, finding)];
  return groups.map(([message, group]) => groupFinding(group, message, finding));
}

const groupFinding = (group: readonly RowFault[], message: string, { file, ...finding }: RowsFinding): Diagnostic => ({
  ...finding,
  message: `${namedRows(group)} of \`${file.name}\`: ${message}`,
  related: toRows(group, file, () => 'the row'),
});

/** Where each row has a message of its own, as with ids that are there twice. */
function mixedFinding(
  faults: readonly RowFault[],
  groups: readonly (readonly [string, readonly RowFault[]])[],
  finding: RowsFinding,
): Diagnostic {
  const { file, ...rest } = finding;
  const examples = groups.flatMap(([, [first]]) => first ?? []);
  return {
    ...rest,
    message: `${namedRows(faults)} of \`${file.name}\`: ${groups[0]?.[0]}, and the like`,
    related: toRows(examples, file, ({ message }) => message),
  };
}

/** `line 3, line 8, line 9 and 40 more rows` */
function namedRows(group: readonly RowFault[]): string {
  const places = group.slice(0, mostNamed).map(({ place }) => place);
  const more = group.length - places.length;
  if (more > 0) return `${places.join(', ')} and ${more} more ${more === 1 ? 'row' : 'rows'}`;
  return places.length < 2 ? places.join('') : `${places.slice(0, -1).join(', ')} and ${places.at(-1)}`;
}

/** Undefined where nobody knows where the rows stand. */
function toRows(
  faults: readonly RowFault[],
  { path }: DataFile,
  say: (fault: RowFault) => string,
): readonly RelatedInformation[] | undefined {
  const known = faults.filter(({ range }) => range.end > range.start).slice(0, mostNamed);
  if (known.length === 0) return undefined;
  return known.map((fault) => ({ location: { path, range: fault.range }, message: say(fault) }));
}
