import type { Path } from '#engine/document/nodes.ts';
import { blockCursor, blockPath } from './blockCursor.ts';
import { windowAt } from './cursorWindow.ts';
import { type FlowLevel, flowLevels, keysBehind } from './flowLevels.ts';
import { type Token, yamlTokens } from './yamlTokens.ts';

/** Where the cursor is, and what is being written there. */
export interface Cursor {
  /** Whether a key is being written (or an item that may become one), or the value of one. */
  readonly kind: 'key' | 'value';
  /** The mapping that the key belongs to, or the value's own path. */
  readonly path: Path;
  /** Where the word starts that is being written: it ends at the cursor. */
  readonly start: number;
  /** The keys that stand in the mapping already, but for the one that is being written. */
  readonly present: ReadonlySet<string>;
  /** How a mapping is written here: `indent` is its indentation. */
  readonly style: { readonly kind: 'block'; readonly indent: string } | { readonly kind: 'flow' | 'json' };
}

/** Works on text that does not parse yet. Undefined in a comment, and in running text of several lines. */
export function cursorAt(text: string, offset: number): Cursor | undefined {
  const window = windowAt(text, offset);
  const cursor = cursorIn(window.text, window.offset);
  if (!cursor) return undefined;
  const [key, index, ...others] = cursor.path;
  const path = typeof index === 'number' && key !== undefined ? [key, index + window.skipped, ...others] : cursor.path;
  return { ...cursor, path, start: cursor.start + window.shift };
}

/** The comment that an offset is in, up to there: `# railwright-dis`. */
export function commentBefore(text: string, offset: number): string | undefined {
  const line = lastLine(text.slice(Math.max(0, offset - 1000), offset));
  if (!line.includes('#')) return undefined;
  const window = windowAt(text, offset);
  const last = [...yamlTokens(window.text.slice(0, window.offset))].at(-1);
  return last?.kind === 'comment' && last.start + last.source.length === window.offset ? last.source : undefined;
}

/** As `cursorAt`, without leaving anything out: what is far away costs its time. */
export function cursorIn(text: string, offset: number): Cursor | undefined {
  const prefix = text.slice(0, offset);
  const tokens = [...yamlTokens(prefix)];
  const last = tokens.at(-1);
  if (last && isProse(last, prefix)) return undefined;
  const levels = flowLevels(tokens);
  if (levels.length === 0) return inBlock(text, offset);
  const start = wordAt(last, prefix);
  // A text that goes on in the next line is not one word.
  return prefix.includes('\n', start) ? undefined : inFlow(text, offset, levels, start);
}

function isProse({ kind, source, start }: Token, prefix: string): boolean {
  if (kind === 'comment') return start + source.length === prefix.length;
  if (kind === 'text') return indentOf(lastLine(prefix)) >= textIndent(source);
  return kind === 'scalar' && start + source.length === prefix.length && source.includes('\n');
}

const lastLine = (text: string): string => text.slice(text.lastIndexOf('\n') + 1);
const indentOf = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** How far in a block scalar stands; one that is still empty, at least a column. */
function textIndent(source: string): number {
  const line = source.split('\n').find((candidate) => candidate.trim() !== '');
  return Math.max(1, line === undefined ? 0 : indentOf(line));
}

/** The word may have spaces in it, and go on behind one, but not in quotes. */
function wordAt(last: Token | undefined, prefix: string): number {
  if (last?.kind !== 'scalar') return prefix.length;
  const gap = prefix.slice(last.start + last.source.length);
  const goesOn = gap === '' || (/^ +$/.test(gap) && !/^["']/.test(last.source));
  return goesOn ? last.start : prefix.length;
}

function inBlock(text: string, offset: number): Cursor {
  const { kind, path, word, indent, present } = blockCursor(text, offset);
  return { kind, path, start: offset - word.length, present, style: { kind: 'block', indent } };
}

function inFlow(text: string, offset: number, levels: readonly FlowLevel[], start: number): Cursor {
  const [outer] = levels;
  const level = levels.at(-1);
  const before = text.slice(0, outer?.start ?? 0);
  const path = [...blockPath(before), ...levels.slice(0, -1).map(({ key, index }) => key ?? index)];
  const style = { kind: before.trim() === '' ? 'json' : 'flow' } as const;
  if (level?.kind === 'map' && level.key === undefined) {
    const present = new Set([...level.keys, ...keysBehind(text, level, offset)]);
    return { kind: 'key', path, start, present, style };
  }
  return { kind: 'value', path: [...path, level?.key ?? level?.index ?? 0], start, present: new Set(), style };
}
