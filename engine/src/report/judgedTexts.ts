import type { Answer, Exchange, Message, UntrustedDocument } from '../exchange/exchange.ts';
import type { Judgment } from '../judge/judgment.ts';

/** The texts that were judged: of a run record, or of an exchange and its answer. */
export interface JudgedTexts {
  readonly messages: readonly Message[];
  readonly documents: readonly UntrustedDocument[];
  readonly output?: string;
  readonly calls: readonly JudgedCallTexts[];
}

interface JudgedCallTexts {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** What would run in its place. */
  readonly runs?: JudgedCallTexts;
}

/** The texts of an exchange, its answer, and what its calls became. */
export function judgedTexts(
  { messages, documents }: Exchange,
  { output }: Answer,
  { calls }: Pick<Judgment, 'calls'>,
): JudgedTexts {
  return { messages, documents, output, calls };
}

/** The text that `on` names (`user:0`, `document:1`, `output`, `call:0/body`); undefined where it is no text. */
export function textAt(on: string, texts: JudgedTexts): string | undefined {
  const { kind, index, pointer } = readName(on);
  if (kind === 'output') return texts.output;
  if (kind === 'document') return texts.documents[index]?.text;
  if (kind !== 'call' && kind !== 'rewritten')
    return texts.messages.filter(({ role }) => role === kind)[index]?.content;
  const value = pointer.reduce(valueIn, callAt(kind, index, texts)?.args);
  return typeof value === 'string' ? value : undefined;
}

/** What `on` names, in words: `document 2 (web)`, `the call of issue_refund`, `its argument body`. */
export function nameOf(on: string, texts: JudgedTexts): string {
  const { kind, index, pointer } = readName(on);
  if (kind === 'output') return 'the reply';
  if (kind === 'document')
    return numbered('the document', index, texts.documents.length) + originOf(texts.documents[index]);
  if (kind === 'exchange') return 'the exchange';
  if (kind === 'call' || kind === 'rewritten') return callName({ kind, index, pointer }, texts);
  const inRole = texts.messages.filter(({ role }) => role === kind).length;
  return numbered(kind === 'tool' ? 'the tool result' : `the ${kind}'s message`, index, inRole);
}

interface Name {
  readonly kind: string;
  readonly index: number;
  /** The way to a text in the arguments of a call. */
  readonly pointer: readonly string[];
}

function readName(on: string): Name {
  const [place = '', ...steps] = on.split('/');
  const [kind = '', index = '0'] = place.split(':');
  return { kind, index: Number(index), pointer: steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')) };
}

function valueIn(value: unknown, step: string): unknown {
  return value !== null && typeof value === 'object' && Object.hasOwn(value, step)
    ? Reflect.get(value, step)
    : undefined;
}

/** Where there is one only, it needs no number. */
const numbered = (noun: string, index: number, of: number): string => (of > 1 ? `${noun} ${index + 1} of ${of}` : noun);

const originOf = (document: UntrustedDocument | undefined): string =>
  document?.from === undefined ? '' : ` (${document.from})`;

/** A call, or what would run in its place. */
const callAt = (kind: string, index: number, { calls }: JudgedTexts): JudgedCallTexts | undefined =>
  kind === 'rewritten' ? calls[index]?.runs : calls[index];

function callName({ kind, index, pointer }: Name, texts: JudgedTexts): string {
  const noun = kind === 'rewritten' ? 'the rewritten call' : 'the call';
  const call = `${numbered(noun, index, texts.calls.length)} of \`${callAt(kind, index, texts)?.tool ?? ''}\``;
  return pointer.length === 0 ? call : `the argument \`${pointer.join('.')}\` in ${call}`;
}
