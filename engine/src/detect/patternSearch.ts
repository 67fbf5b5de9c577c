import type { Span } from './finding.ts';
import {
  ALT,
  ALT_MATCH,
  BEGIN_LINE,
  BEGIN_TEXT,
  CAPTURE,
  EMPTY_WIDTH,
  END_LINE,
  END_TEXT,
  FAIL,
  instructionAt,
  MATCH,
  NO_WORD_BOUNDARY,
  NOP,
  type PatternProgram,
  reachedUnread,
  WORD_BOUNDARY,
} from './patternProgram.ts';

/** Finds all matches in one pass over the text. */
export type PatternSearch = (text: string, limit: number) => Span[];

/**
 * All matches in one pass: time O(text × program), where a loop of single searches is quadratic, because each may read
 * to the end of the text before it settles for a short match (`\w+@|\w` on 20,000 letters takes such a loop 6 s).
 *
 * It is Pike's simulation (https://swtch.com/~rsc/regexp/regexp2.html) with one addition. A match ends its lower
 * threads, but a higher one may still overrule it, so the search for the next match starts at once, as a thread lower
 * than all that are left, and each thread keeps the matches that were found before it. At a state that a higher
 * thread has reached, a lower one can go: if the state leads to a match the higher one overrules it, and if not
 * neither finds one.
 */
export function prepareSearch(program: PatternProgram): PatternSearch {
  const first = firstUnits(program);
  return (text, limit) => {
    const search: Search = { program, text, found: null, seedFrom: 0 };
    let now = emptyList(program);
    let next = emptyList(program);
    for (let at = 0; at <= text.length; ) {
      if (now.size === 0) {
        if (search.found !== null && search.found.count >= limit) break;
        at = skipTo(first, text, at);
        // Conditions that failed where the search was may hold where it is now.
        clear(now);
      }
      const rune = at < text.length ? (text.codePointAt(at) ?? END) : END;
      const after = at + (rune > 0xffff ? 2 : 1);
      if (at >= search.seedFrom) addThread(search, now, program.start, at, at, search.found);
      step(search, now, next, { at, rune, after });
      [now, next] = [next, now];
      clear(next);
      at = after;
    }
    return spansOf(search.found, limit);
  };
}

const END = -1;
const NEWLINE = 10;
const ASCII = 128;

/** A match, linked to the one before it. */
interface Match extends Span {
  readonly before: Match | null;
  readonly count: number;
}

interface Search {
  readonly program: PatternProgram;
  readonly text: string;
  /** The matches that stand if no running thread overrules them; the search goes on after the last. */
  found: Match | null;
  /** The least offset at which a match may start: after an empty match, the next one starts further on. */
  seedFrom: number;
}

/** The threads at one offset of the text, highest first; all wait at a rune or at the end of the program. */
interface ThreadList {
  readonly pcs: Int32Array;
  readonly starts: Int32Array;
  readonly found: (Match | null)[];
  size: number;
  /** The generation in which a state was last reached. */
  readonly marks: Int32Array;
  generation: number;
}

interface Place {
  readonly at: number;
  readonly rune: number;
  readonly after: number;
}

function emptyList({ inst }: PatternProgram): ThreadList {
  const column = () => new Int32Array(inst.length);
  return { pcs: column(), starts: column(), found: [], size: 0, marks: column(), generation: 1 };
}

function clear(list: ThreadList): void {
  list.size = 0;
  list.generation++;
}

function step(search: Search, now: ThreadList, next: ThreadList, { at, rune, after }: Place): void {
  for (let i = 0; i < now.size; i++) {
    const instruction = instructionAt(search.program, now.pcs[i]);
    const start = now.starts[i] ?? 0;
    const before = now.found[i] ?? null;
    if (instruction.op === MATCH) {
      search.found = { start, end: at, before, count: (before?.count ?? 0) + 1 };
      cut(now, i);
      if (start < at) addThread(search, now, search.program.start, at, at, search.found);
      else search.seedFrom = after;
      i--;
    } else if (rune !== END && instruction.matchRune(rune)) {
      addThread(search, next, instruction.out, after, start, before);
    }
  }
}

/** Ends the threads from `size` on. The states that only they had reached can be reached again. */
function cut(list: ThreadList, size: number): void {
  clear(list);
  list.size = size;
  for (let i = 0; i < size; i++) list.marks[list.pcs[i] ?? 0] = list.generation;
}

/** Adds a thread at each rune that `pc` reaches without reading: first the preferred ones. */
function addThread(search: Search, list: ThreadList, pc: number, at: number, start: number, found: Match | null): void {
  let conditions = -1;
  const stack = [pc];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (list.marks[top] === list.generation) continue;
    list.marks[top] = list.generation;
    const instruction = instructionAt(search.program, top);
    switch (instruction.op) {
      case FAIL:
        break;
      case ALT:
      case ALT_MATCH:
        stack.push(instruction.arg, instruction.out);
        break;
      case CAPTURE:
      case NOP:
        stack.push(instruction.out);
        break;
      case EMPTY_WIDTH:
        if (conditions < 0) conditions = conditionsAt(search.text, at);
        if ((instruction.arg & ~conditions) === 0) stack.push(instruction.out);
        break;
      default:
        list.pcs[list.size] = top;
        list.starts[list.size] = start;
        list.found[list.size] = found;
        list.size++;
    }
  }
}

function conditionsAt(text: string, at: number): number {
  const atStart = at === 0;
  const atEnd = at === text.length;
  const before = atStart ? NEWLINE : text.charCodeAt(at - 1);
  const after = atEnd ? NEWLINE : text.charCodeAt(at);
  return (
    (atStart ? BEGIN_TEXT : 0) |
    (atEnd ? END_TEXT : 0) |
    (before === NEWLINE ? BEGIN_LINE : 0) |
    (after === NEWLINE ? END_LINE : 0) |
    (isWordUnit(before) === isWordUnit(after) ? NO_WORD_BOUNDARY : WORD_BOUNDARY)
  );
}

/** RE2's `\w` is ASCII only. */
function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95;
}

/** Which ASCII characters can begin a match; null when a match can be empty. */
function firstUnits(program: PatternProgram): Uint8Array | null {
  const { readers, isEnd } = reachedUnread(program, program.start);
  if (isEnd) return null;
  return Uint8Array.from({ length: ASCII }, (_, unit) => (readers.some((first) => first.matchRune(unit)) ? 1 : 0));
}

/** The first offset from `at` at which a match can begin, or the length of the text. */
function skipTo(first: Uint8Array | null, text: string, at: number): number {
  if (first === null) return at;
  let offset = at;
  while (offset < text.length) {
    const unit = text.charCodeAt(offset);
    if (unit >= ASCII || first[unit] === 1) break;
    offset++;
  }
  return offset;
}

function spansOf(last: Match | null, limit: number): Span[] {
  const spans: Span[] = [];
  for (let match = last; match !== null; match = match.before) {
    if (match.count <= limit) spans.push({ start: match.start, end: match.end });
  }
  return spans.reverse();
}
