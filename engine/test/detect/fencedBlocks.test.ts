import { expect, test } from 'vitest';
import { fencedBlocks } from '../../src/detect/fencedBlocks.ts';
import { mark } from './marked.ts';

test.each([
  ['with a language', 'a\n```json\n«{"b": 1}\n»```\nc'],
  ['of tildes, indented', '  ~~~ js\n«x\n»  ~~~\n'],
  ['two', '```\n«a\n»```\n\n```\n«b\n»```'],
  ['a shorter fence within', '````\n«```\na\n```\n»````'],
  ['another fence within', '```\n«~~~\n»```'],
  ['a fence with a word does not close', '```\n«a\n```json\n»'],
  ['cut off', 'a\n```json\n«{"b": »'],
  ['Windows line ends', '```json\r\n«{}\r\n»```\r\n'],
  ['in a line', 'use ```code``` or ```\nno'],
  ['a line that only begins like one', '```a`b\nno'],
  ['indented code', '    ```\n    no'],
  ['two backticks', '``\nno\n``'],
  ['nothing', ''],
])('%s', (_, marked) => {
  const text = marked.replace(/[«»]/g, '');
  expect(mark(text, fencedBlocks(text))).toBe(marked);
});
