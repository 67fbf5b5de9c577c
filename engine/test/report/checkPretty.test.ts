import { expect, test } from 'vitest';
import type { CheckedFile } from '../../src/report/checkedFile.ts';
import { checkPretty } from '../../src/report/checkPretty.ts';
import type { CheckReport } from '../../src/report/reports.ts';
import { plain } from '../../src/report/style.ts';

const report = (files: readonly CheckedFile[]): CheckReport => ({ files, version: '1.2.3', readPage: () => undefined });

/** The excerpt of a finding: its line, and the carets below. */
function excerpt(line: string, start: number, end: number, endLine = 0): readonly string[] {
  const range = { start: { line: 0, character: start }, end: { line: endLine, character: end } };
  const diagnostic = { path: 'a', range, level: 'error', code: 'syntax', message: 'm', url: 'u' } as const;
  const file: CheckedFile = { path: 'a', text: line, diagnostics: [diagnostic] };
  return checkPretty(report([file]), plain)
    .split('\n')
    .slice(1, 3);
}

test.each([
  ['the place is underlined', 'then: blok', 6, 10, 0, ['  1 | then: blok', '    |       ^^^^']],
  ['a tab takes one column', '\t- id: x', 0, 1, 0, ['  1 |  - id: x', '    | ^']],
  ['what does not show takes the columns that it has', 'a\u200b\u{e0041}b', 4, 5, 0, ['  1 | a···b', '    |     ^']],
  [
    'a place on several lines is marked to the end of the first',
    'when: |',
    6,
    3,
    2,
    ['  1 | when: |', '    |       ^'],
  ],
  ['an empty place gets a caret', '', 0, 0, 0, ['  1 | ', '    | ^']],
])('%s', (_, line, start, end, endLine, expected) => {
  expect(excerpt(line, start, end, endLine)).toEqual(expected);
});

test('of a long line, the part around the place is shown', () => {
  const [line, carets] = excerpt(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, 500, 504);
  const at = line?.indexOf('HERE') ?? -1;
  expect(line?.length).toBeLessThan(130);
  expect(carets?.indexOf('^^^^')).toBe(at);
});

test('escape sequences in a file or a message do not reach the terminal', () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const diagnostic = {
    path: 'a',
    range,
    level: 'error',
    code: 'syntax',
    message: '\u001b[2J',
    help: '\u001b[2J',
    url: 'u',
  } as const;
  const printed = checkPretty(report([{ path: 'a', text: '\u001b[2J', diagnostics: [diagnostic] }]), plain);
  expect(printed).not.toContain('\u001b');
});
