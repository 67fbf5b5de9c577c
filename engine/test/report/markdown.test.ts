import { describe, expect, test } from 'vitest';
import { writeBlocks } from '../../src/report/markdown/blocks.ts';
import { code } from '../../src/report/markdown/code.ts';
import { hostileTexts } from './hostile.ts';

describe('a text of somebody else is a code span, in which nothing means anything', () => {
  test.each(hostileTexts)('%j', (text) => {
    const span = code(text);
    if (text === '') return expect(span).toBe('(empty)');
    const [, fence = '', inside = '', end] = /^(`+)(.*?)(`+)$/su.exec(span) ?? [];
    expect(end).toBe(fence);
    // A code span ends at the first run of backticks that is as long as its fence.
    expect([...inside.matchAll(/`+/g)].map(([run]) => run.length)).not.toContain(fence.length);
    expect(inside).not.toMatch(/^`|`$/);
    // A line of its own could begin a block.
    expect(span).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  test('what is long is cut', () => {
    expect(code('x'.repeat(500), 10)).toBe('`xxxxxxxxx…`');
  });
});

describe('a report has room for so much', () => {
  const items = (n: number) => Array.from({ length: n }, (_, index) => ({ text: `- item ${index}` }));
  const list = (open: string, n: number) => ({ open, items: items(n), close: '', noun: 'flip' });

  test('all of it', () => {
    expect(writeBlocks(['head', list('### flips', 2), 'foot'], 1000)).toBe(
      'head\n\n### flips\n\n- item 0\n- item 1\n\nfoot\n',
    );
  });

  test.each([0, 300, 400, 1000, 5000])(
    'the end of the lists is left out, and counted; texts stay: %i characters',
    (most) => {
      const text = writeBlocks(['head', list('### a', 200), list('### b', 200), 'foot'], most);
      if (most >= 300) expect(text.length).toBeLessThanOrEqual(most);
      const shown = text.match(/^- item/gm)?.length ?? 0;
      const left = [...text.matchAll(/… and (\d+) more flips?/g)].reduce((sum, [, n]) => sum + Number(n), 0);
      expect(shown + left).toBe(400);
      expect(text.startsWith('head\n')).toBe(true);
      expect(text.endsWith('\nfoot\n')).toBe(true);
    },
  );

  test('a title is not counted as something that is left out', () => {
    const titled = { ...list('### a', 1), items: [{ text: 'x'.repeat(500), isTitle: true as const }, ...items(1)] };
    expect(writeBlocks([titled], 200)).toContain('… and 1 more flip for which');
  });
});
