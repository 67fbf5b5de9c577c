import type { Path } from '#engine/document/nodes.ts';

/** Where the cursor is, told from the lines above it: it works on text that does not parse yet. */
export interface CursorContext {
  /** Whether a key is being written, or the value of one. */
  readonly kind: 'key' | 'value';
  /** The mapping that the key belongs to, or the value's own path. */
  readonly path: Path;
  /** What is written of the word so far. */
  readonly word: string;
  /** The indentation of the mapping. */
  readonly indent: string;
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

/** Reads block YAML by indentation; inside a flow collection the keys are not told, and the block around it counts. */
export function cursorContext(text: string, offset: number): CursorContext {
  const lines = text.slice(0, offset).split('\n').map(readLine);
  const current = lines.at(-1) ?? readLine('');
  const before = lines.slice(0, -1);
  const parents = ancestors(lines, lines.length - 1, current);
  const indent = ' '.repeat(current.column);
  if (current.key === undefined) {
    const isItem = current.dashes.length > 0 && isScalarList(before, current);
    return { kind: isItem ? 'value' : 'key', path: parents, word: current.rest, indent };
  }
  return { kind: 'value', path: [...parents, current.key], word: current.rest, indent };
}

/** An item of a list whose other items are plain words is a value, not a key. */
function isScalarList(before: readonly Line[], current: Line): boolean {
  const sibling = before.findLast((line) => line.dashes.at(-1) === current.dashes.at(-1));
  return sibling !== undefined && sibling.key === undefined && sibling.rest !== '';
}

function readLine(text: string): Line {
  const marks = /^(\s*)((?:-\s+|-$)*)/.exec(text.replace(/\r$/, ''));
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
    rest: (pair ? (pair[4] ?? '') : content).trim(),
    isBlank: /^\s*(?:#.*)?$/.test(text),
  };
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
