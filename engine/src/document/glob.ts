/** Whether a text is a glob: `*` stands for any text, `?` for one character, `[a-z]` for one of a set, `{a,b}` for one of a list. */
export const isGlob = (text: string): boolean => /[*?]|\[.+\]|\{.+\}/.test(text);

/**
 * A glob as a test of whole texts, in time linear in the text. A text is no path: nothing in it is special to `*`,
 * and a call of the tool `mail/send` or `.send` is not out of reach of a rule for `*`.
 */
export function compileGlob(glob: string): (text: string) => boolean {
  if (/^\*+$/.test(glob)) return () => true;
  if (!/[?[{]/.test(glob)) return inOrder(glob.split(/\*+/));
  const steps = [...glob.matchAll(parts)].map(([part]) => stepOf(part));
  return (text) => steps.reduce<Ends>((ends, step) => step(text, ends), new Set([0])).has(text.length);
}

/** Whether texts stand in a text one after the other: the first at its start, the last at its end. A quick way for `issue_*`. */
function inOrder(pieces: readonly string[]): (text: string) => boolean {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const piece of others) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= text.length - last.length;
  };
}

const parts = /\*+|\?|\[!?[^\]]+\]|\{[^{}]+\}|[^*?]/gsu;

/** Where what was read of a text so far may end, as offsets. */
type Ends = ReadonlySet<number>;

/**
 * What a part of a glob may read on from there. Ends that meet are one: no text makes a glob slow. Patterns in RE2 syntax
 * could say the same, but what only asks which tool a rule is for, as a report does, needs no engine of 150 KB.
 */
type Step = (text: string, ends: Ends) => Ends;

function stepOf(part: string): Step {
  if (part.startsWith('*')) return anyText;
  if (part === '?') return oneOf(() => true);
  if (part.length > 2 && part.startsWith('[')) return oneOf(setOf(part.slice(1, -1)));
  if (part.length > 2 && part.startsWith('{')) return eitherOf(part.slice(1, -1).split(','));
  return eitherOf([part]);
}

function anyText(text: string, ends: Ends): Ends {
  const first = [...ends].reduce((least, end) => Math.min(least, end), text.length + 1);
  return new Set(Array.from({ length: text.length + 1 - first }, (_, index) => first + index));
}

/** Reads one character; those beyond the Basic Multilingual Plane are one as well. */
const oneOf =
  (isMeant: (char: string) => boolean): Step =>
  (text, ends) =>
    new Set(
      [...ends].flatMap((end) => {
        const code = text.codePointAt(end);
        const char = code === undefined ? '' : String.fromCodePoint(code);
        return char !== '' && isMeant(char) ? [end + char.length] : [];
      }),
    );

const eitherOf =
  (words: readonly string[]): Step =>
  (text, ends) =>
    new Set(
      [...ends].flatMap((end) => words.filter((word) => text.startsWith(word, end)).map((word) => end + word.length)),
    );

/** `a-z_`, or all but these: `!a-z_`, `^a-z_`. */
function setOf(text: string): (char: string) => boolean {
  const isNegated = /^[!^]./su.test(text);
  const ranges = [...(isNegated ? text.slice(1) : text).matchAll(/(.)-(.)|./gsu)];
  const has = (char: string): boolean =>
    ranges.some(([only, from = only, to = only]) => codeOf(from) <= codeOf(char) && codeOf(char) <= codeOf(to));
  return (char) => has(char) !== isNegated;
}

const codeOf = (char: string): number => char.codePointAt(0) ?? -1;
