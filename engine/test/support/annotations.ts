import type { Diagnostic, Range } from '#engine/document/diagnostic.ts';

/**
 * A checked text with what was found in it, as a comment below the line:
 *
 *     then: blok
 *   #       ^^^^ error[unknown-value]: expected `allow`, ... | did you mean `block`?
 *
 * The carets are the exact range. One that starts in the first column is written `#^^^` (`#<` if it is one character
 * long), for the `#` stands there; `>` behind the carets says that the range goes on in the next line.
 */
export function annotate(text: string, diagnostics: readonly Diagnostic[]): string {
  const lines = splitLines(text);
  const lost = diagnostics.find(({ location }) => !lines.some((line) => isOn(line, location.range.start)));
  if (lost) throw new Error(`not in the text: ${lost.message}`);
  return lines
    .map((line) => {
      const own = diagnostics.filter(({ location }) => isOn(line, location.range.start));
      return line.text + own.map((diagnostic) => `${annotation(line, diagnostic)}\n`).join('');
    })
    .join('');
}

/** The text without annotations. They may stand anywhere, even in a block scalar: they are taken out before it is parsed. */
export function withoutAnnotations(source: string): string {
  return splitLines(source)
    .map(({ text }) => text)
    .filter((line) => !/^#(?: *\^+>?|<) (?:error|warning|information)\[/.test(line))
    .join('');
}

interface Line {
  readonly start: number;
  /** With its end. */
  readonly text: string;
}

function splitLines(text: string): readonly Line[] {
  return [...text.matchAll(/[^\r\n]*(?:\r?\n|$)/g)]
    .filter(([line]) => line !== '')
    .map((match) => ({ start: match.index, text: match[0] }));
}

const isOn = ({ start, text }: Line, offset: number): boolean => offset >= start && offset < start + text.length;

function annotation(line: Line, { location, level, code, message, help }: Diagnostic): string {
  return `${carets(line, location.range)} ${level}[${code}]: ${message}${help === undefined ? '' : ` | ${help}`}`;
}

function carets(line: Line, range: Range): string {
  const start = range.start - line.start;
  const lineEnd = line.text.replace(/\r?\n$/, '').length;
  const end = Math.max(start + 1, Math.min(range.end - line.start, lineEnd));
  if (start === 1) throw new Error('a range that starts in the second column cannot be annotated');
  const more = range.end - line.start > lineEnd && lineEnd > start ? '>' : '';
  if (start > 0) return `#${' '.repeat(start - 1)}${'^'.repeat(end - start)}${more}`;
  return end === 1 ? '#<' : `#${'^'.repeat(end - 1)}${more}`;
}
