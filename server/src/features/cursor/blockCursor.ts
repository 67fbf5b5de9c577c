import type { Path } from '#engine/document/nodes.ts';

/** Where the cursor is in block YAML, told by indentation from the lines around it: it works on text that does not parse yet. */
export interface BlockCursor {
  /** Whether a key is being written (or an item that may become one), or the value of one. */
  readonly kind: 'key' | 'value';
  /** The mapping that the key belongs to, or the value's own path. */
  readonly path: Path;
  /** What is written of the word so far. */
  readonly word: string;
  /** The indentation of the mapping. */
  readonly indent: string;
  /** The keys that stand in the mapping already, but for the one that is being written. */
  readonly present: ReadonlySet<string>;
}

interface Line {
  /** The column of the content, behind indentation and `- ` marks. */
  readonly column: number;
  /** The columns of the `-` marks. */
  readonly dashes: readonly number[];
  readonly key?: string;
  readonly rest: string;
  /** Empty, or a comment. */
  readonly isBlank: boolean;
}

/** @param offset in UTF-16 code units; behind it, only the other keys of the mapping are looked at */
export function blockCursor(text: string, offset: number): BlockCursor {
  const lines = text.slice(0, offset).split('\n').map(readLine);
  const current = lines.at(-1) ?? readLine('');
  const indent = ' '.repeat(current.column);
  const path = pathTo(lines, current);
  if (current.key !== undefined) return { kind: 'value', path, word: current.rest, indent, present: new Set() };
  const after = text.slice(offset).split('\n').slice(1).map(readLine);
  const present = new Set([...siblingsAbove(lines.slice(0, -1).reverse(), current), ...siblingsBelow(after, current)]);
  return { kind: 'key', path, word: current.rest, indent, present };
}

/** The path of a value that starts at the end of a text. */
export function blockPath(text: string): Path {
  const lines = text.split('\n').map(readLine);
  return pathTo(lines, lines.at(-1) ?? readLine(''));
}

function pathTo(lines: readonly Line[], current: Line): Path {
  const parents = ancestors(lines, lines.length - 1, current);
  return current.key === undefined ? parents : [...parents, current.key];
}

function readLine(line: string): Line {
  const text = line.replace(/\r$/, '');
  const marks = /^(\s*)((?:-\s+|-$)*)/.exec(text);
  const lead = marks?.[1]?.length ?? 0;
  const dashText = marks?.[2] ?? '';
  const dashes = [...dashText].flatMap((char, index) => (char === '-' ? [lead + index] : []));
  const content = text.slice(lead + dashText.length);
  const pair = /^(?:"([^"]*)"|'([^']*)'|([^\s:#"'[{][^:#]*?))\s*:(?:\s+(.*))?$/.exec(content);
  const key = pair && (pair[1] ?? pair[2] ?? pair[3]);
  return {
    column: lead + dashText.length,
    dashes,
    key: key ?? undefined,
    rest: (pair ? (pair[4] ?? '') : content).trimStart(),
    isBlank: /^\s*(?:#.*)?$/.test(text),
  };
}

/** The keys of a mapping above a line of it, the nearest first. A line with a `-` starts the item that the mapping is. */
function siblingsAbove(above: readonly Line[], current: Line): readonly string[] {
  if (current.dashes.length > 0) return [];
  const keys: string[] = [];
  for (const line of above) {
    if (line.isBlank || line.column > current.column) continue;
    if (line.column < current.column) break;
    if (line.key !== undefined) keys.push(line.key);
    if (line.dashes.length > 0) break;
  }
  return keys;
}

function siblingsBelow(below: readonly Line[], current: Line): readonly string[] {
  const keys: string[] = [];
  for (const line of below) {
    const start = line.dashes[0] ?? line.column;
    if (line.isBlank || start > current.column) continue;
    if (start < current.column || line.dashes.length > 0) break;
    if (line.key !== undefined) keys.push(line.key);
  }
  return keys;
}

/** The keys and indexes that lead to the mapping or list of a line's content, told from the lines above it. */
function ancestors(lines: readonly Line[], at: number, { column, dashes }: Pick<Line, 'column' | 'dashes'>): Path {
  const dash = dashes.at(-1);
  if (dash !== undefined) return ancestorsOfItem(lines, at, dash, dashes.slice(0, -1));
  const above = lines.findLastIndex(
    (line, i) =>
      i < at && !line.isBlank && (line.column < column || (line.column === column && line.dashes.length > 0)),
  );
  const line = lines[above];
  if (!line) return [];
  const outer = ancestors(lines, above, line);
  // A line at the same column is the first one of the item that this line belongs to.
  return line.column === column || line.key === undefined ? outer : [...outer, line.key];
}

function ancestorsOfItem(lines: readonly Line[], at: number, dash: number, outerDashes: readonly number[]): Path {
  const isAbove = (line: Line): boolean => !line.isBlank && (line.dashes[0] ?? line.column) < dash;
  const start = lines.findLastIndex(
    (line, i) => i < at && (isAbove(line) || (line.column === dash && line.key !== undefined)),
  );
  const index = lines.slice(start + 1, at).filter(({ dashes }) => dashes.includes(dash)).length;
  if (outerDashes.length > 0) return [...ancestors(lines, at, { column: dash, dashes: outerDashes }), index];
  const parent = lines[start];
  return parent?.key === undefined ? [index] : [...ancestors(lines, start, parent), parent.key, index];
}
