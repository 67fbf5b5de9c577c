import { parseJson } from '../exchange/json.ts';
import { isTurn } from '../exchange/readLogged.ts';
import { type LogPlace, type LogValue, longestValue } from './logValue.ts';
import { type OpenValue, openValue, scanLine, tooLong } from './openValue.ts';

/** Takes the lines of a log one by one, without their line feed, and gives the values that end in them. */
export interface LogValues {
  push(line: string): readonly LogValue[];
  /** What is left when there are no more lines: values that were not closed. */
  end(): readonly LogValue[];
}

/** A list whose items stand on lines of their own: each is a value, unless they are the turns of one conversation. */
interface OpenList extends LogPlace {
  readonly turns: unknown[];
}

/**
 * Reads a log as a stream: JSONL, several JSON values, or one that is written over many lines. A list is read item by
 * item. A line that is cut off loses only itself, as no JSON text goes over the end of a line, and as the next value
 * starts at the first column.
 */
export function readLogValues(): LogValues {
  let line = 0;
  let [offset, last] = [0, 0];
  let open: OpenValue | undefined;
  let list: OpenList | undefined;

  function push(text: string): readonly LogValue[] {
    line++;
    const place = { line, start: offset, end: offset + text.length };
    [offset, last] = [place.end + 1, place.end];
    if (text.length > longestValue) return [...flush(), { kind: 'broken', message: tooLong, ...place }];
    const content = line === 1 ? text.replace(/^\uFEFF/, ' ') : text;
    if (content.trim() === '') return [];
    const before = open && startsAnew(content, open) ? flush() : [];
    return [...before, ...(open === undefined ? pushFirst(content, place) : pushMore(content, place))];
  }

  function pushFirst(content: string, place: LogPlace): readonly LogValue[] {
    const word = content.trim();
    if (list === undefined && word === '[') {
      list = { ...place, turns: [] };
      return [];
    }
    if (list !== undefined && /^\],?$/.test(word)) return closeList(place.end);
    const item = list === undefined ? content : content.replace(/,\s*$/, '');
    const whole = parseJson(item.trim());
    if ('value' in whole && typeof whole.value === 'object')
      return add([{ kind: 'value', value: whole.value, ...trimmed(item, place) }]);
    return pushMore(content, place);
  }

  function pushMore(content: string, place: LogPlace): readonly LogValue[] {
    const scanned = scanLine(content, place, open ?? openValue(place), list !== undefined);
    open = scanned.open;
    const found = add(scanned.values);
    return scanned.isListClosed && list !== undefined ? [...found, ...closeList(place.end)] : found;
  }

  /** Turns in a list wait for its end. */
  function add(values: readonly LogValue[]): readonly LogValue[] {
    if (list === undefined) return values;
    const others: LogValue[] = [];
    for (const value of values) {
      if (value.kind === 'value' && isTurn(value.value) && value.end - list.start <= longestValue)
        list.turns.push(value.value);
      else others.push(value);
    }
    return others;
  }

  function closeList(end: number): readonly LogValue[] {
    const closed = list;
    list = undefined;
    return closed && closed.turns.length > 0 ? [{ ...placeOf(closed), kind: 'value', value: closed.turns, end }] : [];
  }

  function flush(): readonly LogValue[] {
    const left = open;
    open = undefined;
    return left
      ? [{ kind: 'broken', message: 'the value is cut off', line: left.line, start: left.start, end: left.end }]
      : [];
  }

  function end(): readonly LogValue[] {
    const cut = flush();
    if (list === undefined) return cut;
    const unclosed = { ...placeOf(list), kind: 'broken', message: 'the list is not closed', end: last } as const;
    return [...cut, ...closeList(last), unclosed];
  }

  return { push, end };
}

/** What is written over several lines is indented, but for its brackets: another opening one starts the next value. */
const startsAnew = (content: string, { first }: OpenValue): boolean => content[0] === first;

const placeOf = ({ line, start, end }: LogPlace): LogPlace => ({ line, start, end });

function trimmed(content: string, { line, start }: LogPlace): LogPlace {
  const lead = content.length - content.trimStart().length;
  return { line, start: start + lead, end: start + content.trimEnd().length };
}
