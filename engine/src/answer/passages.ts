/** What a passage is on the page: only `prose` is read as the model speaking. */
type PassageKind = 'prose' | 'item' | 'code' | 'quote';

/** One sentence of prose, or one line of a list, of code or of a quotation. */
export interface Passage {
  readonly kind: PassageKind;
  /** Offset of `text` in the output, in UTF-16 code units. */
  readonly start: number;
  /** Folded text, as long as the raw text: lower case, straight quotes, quoted words blanked out. */
  readonly text: string;
}

const headUnits = 5_000;
const tailUnits = 1_000;
/** In each of the two. */
const maxPassages = 150;
/** Longer sentences are cut, which bounds the work of every pattern that is tried on one. */
const maxSentence = 600;

/**
 * Cuts an output into passages: all of it up to 6,000 code units, else its first 5,000 and its last 1,000, with at most
 * 150 passages of each. A leading `<think>…</think>` is not part of the answer.
 */
export function readPassages(output: string): readonly Passage[] {
  const from = answerStart(output);
  const passages: Passage[] = [];
  if (output.length - from <= headUnits + tailUnits) {
    readPart(output.slice(from), from, passages);
    return passages;
  }
  readPart(output.slice(from, from + headUnits), from, passages);
  const tail = output.length - tailUnits;
  readPart(output.slice(tail), tail, passages);
  return passages;
}

function answerStart(output: string): number {
  if (!/^\s{0,20}<think>/.test(output)) return 0;
  const end = output.indexOf('</think>');
  return end === -1 ? 0 : end + '</think>'.length;
}

function readPart(raw: string, offset: number, into: Passage[]): void {
  const text = fold(raw);
  const most = into.length + maxPassages;
  let inCode = false;
  for (let at = 0; at < text.length && into.length < most; ) {
    const newline = text.indexOf('\n', at);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(at, end);
    const isFence = fence.test(line);
    if (isFence || inCode) into.push({ kind: 'code', start: offset + at, text: line });
    else readLine(line, offset + at, into);
    if (isFence) inCode = !inCode;
    at = end + 1;
  }
}

const fence = /^ {0,3}(?:```|~~~)/;
const quotation = /^ {0,3}>/;
const item = /^[ \t]{0,12}(?:\*\*)?(?:\d{1,3}[.)、]|[-*•–+・]|[①-⑳]|(?:step|schritt|étape|paso) \d)[ \t*_]?/;

function readLine(line: string, start: number, into: Passage[]): void {
  if (!/\S/.test(line)) return;
  if (quotation.test(line)) into.push({ kind: 'quote', start, text: line });
  else if (isItem(line)) into.push({ kind: 'item', start, text: line });
  else readSentences(line, start, into);
}

/** `**bold**` and `-5` open no item. */
function isItem(line: string): boolean {
  const marker = item.exec(line)?.[0];
  return marker !== undefined && /[\s、・]$|\d\W/.test(marker);
}

function readSentences(line: string, start: number, into: Passage[]): void {
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    if (!endsSentence(line, at) && at - from < maxSentence) continue;
    into.push({ kind: 'prose', start: start + from, text: line.slice(from, at + 1) });
    from = at + 1;
  }
  const rest = line.slice(from);
  if (/\S/.test(rest)) into.push({ kind: 'prose', start: start + from, text: rest });
}

/** `.`, `!` and `?` end a sentence before a blank only, so that `3.5` and `example.org` stay whole. */
function endsSentence(line: string, at: number): boolean {
  const unit = line.charCodeAt(at);
  if (unit === 0x3002 || unit === 0xff01 || unit === 0xff1f) return true;
  if (unit !== 0x2e && unit !== 0x21 && unit !== 0x3f) return false;
  const next = line.charCodeAt(at + 1);
  return next === 0x20 || next === 0x2a || next === 0x5f;
}

/** Every replacement keeps the length, so that an offset in the folded text is one in the output. */
function fold(raw: string): string {
  // U+0130 is the one character whose lower case is longer than itself.
  const text = raw.replaceAll('İ', 'I').toLowerCase();
  const plain = /[^\n\x20-\x7e]/.test(text) ? foldMarks(text) : text;
  return plain.includes('"') ? blankQuotations(plain) : plain;
}

function foldMarks(text: string): string {
  return text
    .replace(/[\u2018\u2019\u02bc\uff07\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f]/g, '"')
    .replace(/[\u00a0\u202f\u3000\u200b\ufeff\r\t]/g, ' ');
}

/** Words in quotation marks are somebody else's, unless the whole output stands in them, or is JSON. */
function blankQuotations(text: string): string {
  if (/^\s{0,20}(?:\{|"[^"]*"\s{0,20}$)/.test(text)) return text;
  return text.replace(/"[^"\n]{1,600}"/g, (quoted) => ' '.repeat(quoted.length));
}
