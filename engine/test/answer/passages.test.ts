import { describe, expect, it } from 'vitest';
import { readPassages } from '../../src/answer/passages.ts';

describe('readPassages', () => {
  it.each([
    ['sentences', 'One. Two! Three?', ['prose One.', 'prose Two!', 'prose Three?']],
    [
      'numbers and addresses stay whole',
      'It costs 3.50 at example.org today.',
      ['prose It costs 3.50 at example.org today.'],
    ],
    ['full-width stops', '一。二！', ['prose 一。', 'prose 二！']],
    ['lists', '1. One\n- Two\n* Three\n2) Four', ['item 1. One', 'item - Two', 'item * Three', 'item 2) Four']],
    ['bold text is no item', '**Note** this', ['prose **Note** this']],
    ['a negative number is no item', '-5 degrees', ['prose -5 degrees']],
    ['quotations', '> said he\nshe said', ['quote > said he', 'prose she said']],
    ['code', '```js\nlet a;\n```\nDone', ['code ```js', 'code let a;', 'code ```', 'prose Done']],
    ['an open fence', '```\nI cannot', ['code ```', 'code I cannot']],
    ['thoughts are left out', '<think>\nHm.\n</think>Yes', ['prose Yes']],
    ['empty lines are left out', '\n\n a \n\n', ['prose a']],
  ])('%s', (_, output, expected) => {
    const shown = readPassages(output).map(
      ({ kind, start, text }) => `${kind} ${output.substr(start, text.length).trim()}`,
    );
    expect(shown).toEqual(expected);
  });

  it('blanks out quoted words, keeping their length', () => {
    expect(readPassages('He said “no way” to me')[0]?.text).toBe('he said          to me');
  });
});
