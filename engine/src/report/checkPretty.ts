import type { Level } from '../document/diagnostic.ts';
import { type CheckedFile, countLevel, type PlacedDiagnostic } from './checkedFile.ts';
import { count } from './figures.ts';
import type { CheckReport } from './reports.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** For people: each finding with its line, and a summary. */
export function checkPretty({ files }: CheckReport, style: Style): string {
  return `${findingsPretty(files, style)}${summary(files, style)}\n${byCode(files, style)}`;
}

/** Each finding with the line that it is about; an empty text where there are none. */
export function findingsPretty(files: readonly CheckedFile[], style: Style): string {
  return files
    .flatMap(({ text, diagnostics }) => {
      const lines = diagnostics.length > 0 ? text.split(/\r\n|\r|\n/) : [];
      return diagnostics.map((diagnostic) => `${finding(diagnostic, lines, style)}\n\n`);
    })
    .join('');
}

const colours = { error: 'red', warning: 'yellow', information: 'cyan' } as const satisfies Record<Level, keyof Style>;

function finding(diagnostic: PlacedDiagnostic, lines: readonly string[], style: Style): string {
  const { path, range, level, code, message, help, related = [] } = diagnostic;
  const { line, character } = range.start;
  const head = `${style.bold(`${path}:${line + 1}:${character + 1}`)} ${style[colours[level]](level)} ${code} ${visible(message)}`;
  const notes = [
    ...(help === undefined ? [] : [`help: ${visible(help)}`]),
    ...related.map(
      (other) =>
        `${other.path}:${other.range.start.line + 1}:${other.range.start.character + 1}: ${visible(other.message)}`,
    ),
  ];
  return [head, ...excerpt(diagnostic, lines[line] ?? '', style), ...notes.map((note) => style.dim(`  ${note}`))].join(
    '\n',
  );
}

/** How much of a line is shown around the place. */
const widest = 110;

/** The line, and carets under the place. A place on several lines is marked up to the end of its first. */
function excerpt({ range: { start, end }, level }: PlacedDiagnostic, line: string, style: Style): readonly string[] {
  const from = start.character > widest - 30 ? start.character - 30 : 0;
  const shown = line.slice(from, from + widest);
  const stop = end.line === start.line ? end.character : line.length;
  const width = Math.max(1, Math.min(stop, from + shown.length) - start.character);
  const cut = from > 0 ? '…' : '';
  const number = String(start.line + 1);
  const margin = ' '.repeat(number.length);
  const carets = ' '.repeat(cut.length + start.character - from) + style[colours[level]]('^'.repeat(width));
  return [`  ${style.dim(`${number} |`)} ${cut}${oneColumn(shown)}`, `  ${style.dim(`${margin} |`)} ${carets}`];
}

/** Each character in one column, so that the carets stand under their place: controls and hidden characters show as `·`. */
const oneColumn = (line: string): string =>
  line.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}]/gu, (hidden) => '·'.repeat(hidden.length));

function summary(files: readonly CheckedFile[], style: Style): string {
  const checked = `${count(files.length, 'file')} checked`;
  const found = (['error', 'warning', 'information'] as const).flatMap((level) => {
    const n = countLevel(files, level);
    return n === 0 ? [] : [style[colours[level]](level === 'information' ? count(n, 'note') : count(n, level))];
  });
  return `${checked}: ${found.length === 0 ? style.green('nothing to mend') : found.join(', ')}`;
}

/** Of many findings, how many each code has, the most first. */
function byCode(files: readonly CheckedFile[], style: Style): string {
  const codes = files.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code));
  if (codes.length <= 10) return '';
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  const most = [...counts].toSorted(([, a], [, b]) => b - a).map(([code, n]) => `${n} ${code}`);
  return style.dim(`${most.join(', ')}\n\`railwright explain CODE\` prints what one is about\n`);
}
