import type { Change } from './view.ts';

/**
 * Letters and digits in another style as plain ones: full-width, mathematical, circled, ligatures, presentation forms.
 * They are what Unicode's compatibility normalisation (NFKC) makes plain letters and digits of.
 */
export function readStyled(text: string): Change[] {
  if (!styled.test(text)) return [];
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }) => (isMeant(run, index, text) ? plain(run, index) : []));
}

/** The blocks of such characters; not `ª`, `²`, `™` and the like, which are part of ordinary writing. */
const styled =
  /[\u0132\u0133\u017f\u01c4-\u01cc\u01f1-\u01f3\u02b0-\u02b8\u02e0-\u02e4\u03d0-\u03d6\u03f0-\u03f9\u1d2c-\u1dbf\u1e9a\u1e9b\u2070-\u2079\u207f-\u2089\u2090-\u209c\u2100-\u211f\u2124-\u2149\u2160-\u217f\u2460-\u24ea\u2c7c\u2c7d\u3131-\u318e\uf900-\ufad9\ufb00-\ufdfc\ufe50-\ufefc\uff01-\uffdc\u{1d400}-\u{1d7ff}\u{1ee00}-\u{1eebb}\u{1f100}-\u{1f189}\u{1fbf0}-\u{1fbf9}\u{2f800}-\u{2fa1d}]/u;

const runs = new RegExp(`(?:${styled.source})+`, 'gu');

/** Full-width punctuation is ordinary between the characters of East Asian scripts. */
function isMeant(run: string, index: number, text: string): boolean {
  if (!/^[\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufe50-\ufe6b]+$/.test(run)) return true;
  return asciiWord.test(text.charAt(index - 1)) && asciiWord.test(text.charAt(index + run.length));
}

const asciiWord = /^[\dA-Za-z]$/;

function plain(run: string, start: number): Change[] {
  const changes: Change[] = [];
  let at = start;
  for (const character of run) {
    const shown = plainForm(character);
    const end = at + character.length;
    if (shown !== undefined) changes.push({ start: at, end, shown, hiding: 'styled' });
    at = end;
  }
  return changes;
}

/** Longer forms are phrases in one character: `ﷺ`. */
const LONGEST = 4;

function plainForm(character: string): string | undefined {
  const normal = negativeLetter(character) ?? character.normalize('NFKC').replace(/^\((.+)\)$/, '$1');
  return normal !== character && normal.length <= LONGEST && /^(?:[\p{L}\p{M}\p{Nd}]+|[!-~])$/u.test(normal)
    ? normal
    : undefined;
}

/** White letters on black have no compatibility mapping: `🅐` and `🅰`, each block from A to Z. */
function negativeLetter(character: string): string | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  const letter = [0x1f150, 0x1f170].map((first) => codePoint - first).find((index) => index >= 0 && index < 26);
  return letter === undefined ? undefined : String.fromCharCode(0x41 + letter);
}
