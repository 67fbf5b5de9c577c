import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Range } from '../document/diagnostic.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { parseJson } from '../exchange/json.ts';
import type { Logged, LoggedExchange, UnloggedReason } from '../exchange/logged.ts';
import { isTurn, readConversation, readLogged } from '../exchange/readLogged.ts';
import type { ReadPath } from '../exchange/readProblem.ts';
import { type FindRange, jsonRanges } from './jsonRanges.ts';
import type { LogValue } from './logValue.ts';
import { readLogValues } from './logValues.ts';
import { type PreviewedCall, previewCalls } from './previewCalls.ts';

/** What would become of the calls in a trace that was pasted. Nothing of it is ever executed. */
export interface TracePreview {
  /** How many exchanges with a model the trace holds. */
  readonly exchanges: number;
  /** In the order of the trace. */
  readonly calls: readonly PreviewedCall[];
  readonly problems: readonly TraceProblem[];
}

/** What could not be read, or is seen by no rule for text. */
export interface TraceProblem {
  readonly reason: UnloggedReason | 'unseen';
  readonly message: string;
  /** In UTF-16 code units of the trace. */
  readonly range: Range;
}

/** About how many calls are previewed: what is pasted is to be looked at. A log of more is replayed. */
export const mostPreviewed = 10_000;

/**
 * Judges each call that a text proposes: a JSON value, several of them, or JSONL, in the shapes of readLogged. Turns that
 * stand by themselves, one after the other, are one conversation. Every call is judged with what was before it, also one
 * whose result is there already. What cannot be read is a problem at its place. Never throws.
 */
export function previewTrace(text: string, compiled: CompiledPolicy, session: Exchange['session'] = {}): TracePreview {
  const read = readPieces(text).flatMap((piece) => readPiece(piece).map((logged) => ({ logged, piece })));
  const calls: PreviewedCall[] = [];
  const problems: TraceProblem[] = [];
  const find = jsonRanges(text);
  let [exchanges, left] = [0, 0];
  for (const { logged, piece } of read) {
    const place = (path: ReadPath): Range => rangeIn(find, piece, path);
    problems.push(...problemsOf(logged, place));
    if (logged.kind === 'none') continue;
    exchanges++;
    if (calls.length >= mostPreviewed) left += callsIn(logged);
    else {
      const range = place(logged.path);
      for (const call of previewCalls(logged, compiled, session)) calls.push({ ...call, range, number: calls.length });
    }
  }
  return { exchanges, calls, problems: left === 0 ? problems : [...problems, tooMany(left, text)] };
}

const callsIn = ({ answers }: LoggedExchange): number =>
  answers.reduce((sum, { answer }) => sum + answer.calls.length, 0);

const tooMany = (left: number, text: string): TraceProblem => ({
  reason: 'unreadable',
  message: `${left} more calls are not shown: \`railwright replay\` judges a log of any length`,
  range: { start: 0, end: text.length },
});

/** A value of the text, or turns that belong together. */
type Piece =
  | { readonly kind: 'value'; readonly value: LogValue }
  | { readonly kind: 'turns'; readonly values: readonly Extract<LogValue, { kind: 'value' }>[] };

function readPieces(text: string): readonly Piece[] {
  if (text.trim() === '') return [];
  const pieces: Piece[] = [];
  for (const value of valuesOf(text)) {
    const last = pieces.at(-1);
    const isJoined = value.kind === 'value' && isTurn(value.value);
    if (isJoined && last?.kind === 'turns')
      pieces[pieces.length - 1] = { kind: 'turns', values: [...last.values, value] };
    else pieces.push(isJoined ? { kind: 'turns', values: [value] } : { kind: 'value', value });
  }
  return pieces;
}

/** Most traces are one value, which may be laid out in any way. */
function valuesOf(text: string): readonly LogValue[] {
  const whole = parseJson(text);
  if ('value' in whole) return [{ kind: 'value', value: whole.value, line: 1, ...withoutMargin(text) }];
  const values = readLogValues();
  return [...text.split('\n').flatMap(values.push), ...values.end()];
}

const withoutMargin = (text: string): Range => ({
  start: text.length - text.trimStart().length,
  end: text.trimEnd().length,
});

function readPiece(piece: Piece): readonly Logged[] {
  if (piece.kind === 'turns') {
    const [only] = piece.values;
    return piece.values.length === 1 && only
      ? readLogged(only.value, 'all')
      : [readConversation(piece.values.map(({ value }) => value))];
  }
  const { value } = piece;
  return value.kind === 'value'
    ? readLogged(value.value, 'all')
    : [{ kind: 'none', path: [], reason: 'unreadable', message: value.message }];
}

/** Where a part of a piece stands: the innermost that the text has on the way to it. */
function rangeIn(find: FindRange, piece: Piece, path: ReadPath): Range {
  const values = piece.kind === 'value' ? [piece.value] : piece.values;
  const isInList = piece.kind === 'turns' && values.length > 1;
  const [index] = path;
  const within = isInList && typeof index === 'number' ? values[index] : undefined;
  const [first, last] = within ? [within, within] : [values[0], values.at(-1)];
  const whole = { start: first?.start ?? 0, end: last?.end ?? 0 };
  if (isInList && !within) return whole;
  return find(whole, within ? path.slice(1) : path);
}

function problemsOf(logged: Logged, place: (path: ReadPath) => Range): readonly TraceProblem[] {
  if (logged.kind === 'none') return [{ reason: logged.reason, message: logged.message, range: place(logged.path) }];
  return logged.problems.map(({ kind, message, path }) => ({
    reason: kind,
    message,
    range: place(pathIn(logged, path)),
  }));
}

/** Problems within an exchange are told from it, or from the value that holds it. */
const pathIn = ({ path }: LoggedExchange, inner: ReadPath): ReadPath =>
  path.every((step, index) => inner[index] === step) ? inner : [...path, ...inner];
