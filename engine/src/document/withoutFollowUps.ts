import type { CheckCode } from './checkCodes.ts';
import type { Diagnostic } from './diagnostic.ts';

/**
 * Leaves out what only follows from another finding. One bracket that is not closed makes nonsense of every line behind it:
 * of mistakes of syntax in one line the first is told, and of lines near each other the first few. And while a file cannot be read in
 * whole, a name in it that is not found may stand in the part that was not read.
 */
export function withoutFollowUps(found: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  const syntax = found.filter(isSyntax).toSorted((a, b) => a.location.range.start - b.location.range.start);
  if (syntax.length === 0) return found;
  const told = new Set(firstOfEach(syntax, text));
  return found.filter((each) => (isSyntax(each) ? told.has(each) : !namesOfOwn.has(each.code)));
}

const isSyntax = ({ code, level }: Diagnostic): boolean => code === 'syntax' && level === 'error';

/** Names of what stands in the file itself. */
const namesOfOwn: ReadonlySet<CheckCode> = new Set(['unknown-twin', 'unknown-field']);

/** So many lines without a mistake may stand between two of one cause: comments, empty lines, a text of several lines. */
const mostBetween = 3;

/** Several mistakes near each other may be what they seem; a long row of them is one. */
const mostLinesTold = 3;

function firstOfEach(syntax: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  let before = syntax[0]?.location.range.start ?? 0;
  let linesTold = 1;
  return syntax.filter(({ location: { range } }, index) => {
    const lines = linesBetween(text, before, range.start);
    before = range.start;
    if (lines === 0) return index === 0;
    linesTold = lines > mostBetween ? 1 : linesTold + 1;
    return linesTold <= mostLinesTold;
  });
}

function linesBetween(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
