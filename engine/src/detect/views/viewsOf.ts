import { readBase64 } from './base64.ts';
import { readDisplayed } from './displayed.ts';
import { readEscapes } from './escapes.ts';
import { readHomoglyphs } from './homoglyphs.ts';
import { dropInvisible, readInvisible } from './invisible.ts';
import { readLeetspeak } from './leetspeak.ts';
import { readMarks } from './marks.ts';
import { readBinary, readHexBytes, readHexString } from './numbers.ts';
import { readReversed, readReversedWords } from './reversed.ts';
import { readRot13 } from './rot13.ts';
import { sign, signsIn } from './signs.ts';
import { readSpaced, readSpacedAfterWord } from './spaced.ts';
import { readStyled } from './styled.ts';
import { type Change, changeView, type View } from './view.ts';
import { readBlanks, readGaps } from './whitespace.ts';

/** What a text says beside what it shows. Nothing is in the lists where it hides nothing. */
export interface TextViews {
  /** Normalised and decoded: the text in other characters. */
  decoded(): readonly View[];
  /** Read as words: ROT13, leetspeak, spaced-out and backward words. To numbers or names, these would be guesses. */
  words(): readonly View[];
}

/**
 * The views of a text, each list made when it is first asked for. A text in which nothing is hidden costs one look at
 * its characters. Time and space linear in the text: there are at most 19 views, each at most a few times as long.
 */
export function viewsOf(text: string): TextViews {
  const raw: View = { kind: 'raw', text };
  let decoded: Decoded | undefined;
  let words: readonly View[] | undefined;
  const decodings = () => {
    decoded ??= decode(raw);
    return decoded;
  };
  return {
    decoded: () => decodings().views,
    words() {
      words ??= readWords(decodings());
      return words;
    },
  };
}

/** How deep one encoding may lie within another. */
const ROUNDS = 3;

/** Finds the pieces of a text that are written otherwise than they read. */
type Read = (text: string) => Change[];

/** What is read where a text has one of some signs (bits of `sign`): one after the other, each in what the last leaves. */
interface Step {
  readonly signs: number;
  readonly reads: readonly Read[];
}

const normalise: Step = {
  signs: sign.unusual,
  reads: [readInvisible, readBlanks, readStyled, readMarks, readHomoglyphs],
};

/** What is done in a round, step after step, each of which gives a view. */
const steps: readonly Step[] = [
  normalise,
  { signs: sign.escape, reads: [readEscapes] },
  { signs: sign.code | sign.hex | sign.number, reads: [readHexString, readHexBytes, readBinary, readBase64] },
];

interface Decoded {
  /** As far as it can be decoded. */
  readonly whole: View;
  /** What is in that. */
  readonly signs: number;
  /** That first, then what led to it. */
  readonly views: readonly View[];
}

function decode(raw: View): Decoded {
  const views: View[] = [];
  let whole = raw;
  let signs = signsIn(raw.text);
  for (let round = 0; round < ROUNDS; round++) {
    const before = whole;
    for (const step of steps) {
      const next = take(step, whole, signs);
      if (next === whole) continue;
      views.unshift(next);
      whole = next;
      signs = signsIn(next.text);
    }
    if (whole === before) break;
  }
  return { whole, signs, views: views.length === 0 ? views : [...views, ...otherReadings(raw)] };
}

/** The text without messages in characters that do not show, and as its marks of writing direction let people see it. */
function otherReadings(raw: View): View[] {
  return [dropInvisible, readDisplayed].flatMap((read) => {
    const view = changeView(raw, read(raw.text));
    return view ? [take(normalise, view, sign.unusual)] : [];
  });
}

/** Where the first of several kindred readings finds nothing, the others do not either. */
const wordSteps: readonly Step[] = [
  { signs: sign.gap, reads: [readGaps] },
  { signs: sign.leetspeak, reads: [(text) => readLeetspeak(text, 'i'), (text) => readLeetspeak(text, 'l')] },
  { signs: sign.rot13, reads: [readRot13] },
  { signs: sign.reversed, reads: [readReversed, readReversedWords] },
];

function readWords({ whole, signs }: Decoded): readonly View[] {
  const joined = readAll(whole, [readSpaced]);
  if (joined === whole) return readInWords(whole, signs);
  return [joined, readAll(whole, [readSpacedAfterWord]), ...readInWords(joined, signsIn(joined.text))];
}

function readInWords(view: View, signs: number): View[] {
  const views: View[] = [];
  for (const step of wordSteps) {
    if ((step.signs & signs) === 0) continue;
    for (const read of step.reads) {
      const reading = readAll(view, [read]);
      if (reading === view) break;
      views.push(reading);
    }
  }
  return views;
}

/** Without any of the signs, there is nothing to read. */
const take = (step: Step, view: View, signs: number): View =>
  (step.signs & signs) === 0 ? view : readAll(view, step.reads);

function readAll(view: View, reads: readonly Read[]): View {
  return reads.reduce((of, read) => changeView(of, read(of.text)) ?? of, view);
}
