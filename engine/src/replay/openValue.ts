import { parseJson } from '../exchange/json.ts';
import { type LogPlace, type LogValue, longestValue } from './logValue.ts';

/** A value that began and has not ended, with the lines that it has so far. */
export interface OpenValue extends LogPlace {
  /** Its opening bracket; empty before there is one. */
  readonly first: string;
  readonly lines: readonly string[];
  readonly depth: number;
  readonly size: number;
}

export const tooLong = `the value is longer than ${longestValue / 2 ** 20} Mi characters`;

export const openValue = (place: LogPlace): OpenValue => ({
  ...place,
  end: place.start,
  first: '',
  lines: [],
  depth: 0,
  size: 0,
});

export interface ScannedLine {
  readonly values: readonly LogValue[];
  /** What goes on in the next line. */
  readonly open?: OpenValue;
  /** A bracket closes what was not opened here: the list around the values. */
  readonly isListClosed: boolean;
}

/**
 * Goes through a line by its brackets, from what was open before it.
 * @param isInList whether a list around the values is open, which a bracket may close
 */
export function scanLine(content: string, place: LogPlace, before: OpenValue, isInList: boolean): ScannedLine {
  const values: LogValue[] = [];
  const scan = scanBrackets(content);
  let open = before;
  let from = 0;
  let isListClosed = false;
  for (let bracket = scan.next(); bracket; bracket = scan.next()) {
    const { at, change } = bracket;
    if (open.depth === 0 && change < 0) {
      const isStray: boolean = !isInList || isListClosed || content[at] !== ']';
      values.push(...leftover(content.slice(from, isStray ? at + 1 : at), from, place));
      isListClosed ||= !isStray;
      from = at + 1;
      continue;
    }
    if (open.depth === 0) {
      values.push(...leftover(content.slice(from, at), from, place));
      open = { ...openValue({ ...place, start: place.start + at }), first: content[at] ?? '' };
      from = at;
    }
    open = { ...open, depth: open.depth + change };
    if (open.depth > 0) continue;
    values.push(closed(open, content.slice(from, at + 1), place.start + at + 1));
    from = at + 1;
    open = openValue({ ...place, start: place.start + from });
  }
  const end = endOfLine(open, { rest: content.slice(from), from, endsInText: scan.endsInText() }, place);
  return { values: [...values, ...end.values], open: end.open, isListClosed };
}

/** What a line ends with goes on in the next line, is cut off within a text, or is nothing. */
function endOfLine(
  open: OpenValue,
  { rest, from, endsInText }: { readonly rest: string; readonly from: number; readonly endsInText: boolean },
  place: LogPlace,
): Pick<ScannedLine, 'values' | 'open'> {
  if (open.depth === 0) return { values: leftover(rest, from, place) };
  return endsInText
    ? { values: [cutOff(open, place, parseJson(rest))] }
    : { values: [], open: longer(open, rest, place.end) };
}

interface Bracket {
  readonly at: number;
  readonly change: 1 | -1;
}

interface BracketScan {
  next(): Bracket | undefined;
  /** Whether the line ends within a text, once there are no more brackets. */
  endsInText(): boolean;
}

/** Texts are passed over, as they may hold brackets. */
function scanBrackets(content: string): BracketScan {
  let at = -1;
  let isInText = false;
  function next(): Bracket | undefined {
    while (++at < content.length) {
      const character = content.charCodeAt(at);
      if (isInText && character === backslash) at++;
      else if (character === quote) isInText = !isInText;
      else if (!isInText && (character === 0x7b || character === 0x5b)) return { at, change: 1 };
      else if (!isInText && (character === 0x7d || character === 0x5d)) return { at, change: -1 };
    }
    return undefined;
  }
  return { next, endsInText: () => isInText };
}

const quote = 0x22;
const backslash = 0x5c;

/** What is more than the bound is counted, and not kept. */
const longer = (open: OpenValue, rest: string, end: number): OpenValue => {
  const size = open.size + rest.length;
  return { ...open, lines: size > longestValue ? [] : [...open.lines, rest], size, end };
};

function closed(open: OpenValue, rest: string, end: number): LogValue {
  const place = { line: open.line, start: open.start, end };
  if (open.size + rest.length > longestValue)
    return {
      ...place,
      kind: 'broken',
      message: tooLong,
    };
  const read = parseJson([...open.lines, rest].join('\n'));
  return 'value' in read
    ? { ...place, kind: 'value', value: read.value }
    : { ...place, kind: 'broken', message: read.message };
}

function cutOff(open: OpenValue, { end }: LogPlace, read: ReturnType<typeof parseJson>): LogValue {
  const message = 'message' in read ? read.message : 'not JSON: a text is cut off';
  return { kind: 'broken', message, line: open.line, start: open.start, end };
}

/** What stands between values: commas and white space, or something that is none. */
function leftover(text: string, from: number, { line, start }: LogPlace): readonly LogValue[] {
  if (/^[\s,]*$/.test(text)) return [];
  const lead = text.length - text.trimStart().length;
  const read = parseJson(text.trim());
  const message = 'message' in read ? read.message : 'not JSON: neither an object nor a list';
  return [{ kind: 'broken', message, line, start: start + from + lead, end: start + from + text.trimEnd().length }];
}
