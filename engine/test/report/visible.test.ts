import { expect, test } from 'vitest';
import { quote, visible } from '../../src/report/visible.ts';

test.each([
  ['plain text, Grüße, 你好, 🙂', 'plain text, Grüße, 你好, 🙂'],
  ['a\u001b[31mred', 'a\\u{1b}[31mred'],
  ['two\nlines\tand\r', 'two\\nlines\\tand\\r'],
  ['zero\u200bwidth', 'zero\\u{200b}width'],
  ['\u202eevil', '\\u{202e}evil'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['half \ud83d', 'half \\u{d83d}'],
])('visible %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('a long text is cut in the middle, and its quotation is as long as asked for', () => {
  const quoted = quote(`${'a'.repeat(100)}${'z'.repeat(100)}`, 41);
  expect(quoted).toBe(`"${'a'.repeat(20)}…${'z'.repeat(20)}"`);
});
