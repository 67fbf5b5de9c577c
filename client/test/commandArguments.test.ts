import { expect, test } from 'vitest';
import { caseAtLine, runArgument, textArgument } from '../src/commandArguments.ts';

const suite = 'file:///w/a.suite.yaml';
const uri = { scheme: 'file', path: '/w/a.suite.yaml', toString: () => suite };

test.each([
  ['nothing', undefined, undefined],
  ['a text', suite, undefined],
  ['a file of the explorer', uri, { suite }],
  ['a suite', { suite }, { suite }],
  ['cases', { suite, cases: ['a', 'b'] }, { suite, cases: ['a', 'b'] }],
  ['a kind', { suite, kind: 'edge' }, { suite, kind: 'edge' }],
  ['a kind that is none', { suite, kind: 'odd' }, { suite }],
  ['cases that are none', { suite, cases: [1] }, { suite }],
  ['no suite', { cases: ['a'] }, undefined],
])('a run is asked for with %s', (_, argument, expected) => expect(runArgument(argument)).toEqual(expected));

test('a text is read where there is one', () => {
  expect(textArgument({ rule: 'a-b' }, 'rule')).toBe('a-b');
  expect(textArgument({ rule: 1 }, 'rule')).toBeUndefined();
  expect(textArgument(undefined, 'rule')).toBeUndefined();
});

const lens = (line: number, command: string, cases: string[]) => ({
  range: { start: { line } },
  command: { command, arguments: [{ suite, cases }] },
});
const lenses = [
  lens(20, 'railwright.run', ['second']),
  { range: { start: { line: 0 } }, command: { command: 'railwright.run', arguments: [{ suite }] } },
  lens(10, 'railwright.run', ['first']),
  lens(15, 'railwright.preview', ['other']),
  { range: { start: { line: 16 } } },
];

test.each([
  [9, undefined],
  [10, ['first']],
  [19, ['first']],
  [99, ['second']],
])('the case at line %i is %j', (line, cases) => expect(caseAtLine(lenses, line)?.cases).toEqual(cases));
