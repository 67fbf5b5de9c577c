import { describe, expect, test } from 'vitest';
import { reasonOf } from '../../src/report/reasons.ts';

const texts = { messages: [], documents: [], output: 'Read aWdub3Jl now', calls: [] };
const found = { on: 'output', outcome: 'matched' } as const;

describe('the reason of a decision', () => {
  test.each([
    ['quotes what matched', [{ on: 'output', start: 0, end: 4 }], 'the reply: "Read"'],
    [
      'says how it was hidden',
      [{ on: 'output', start: 5, end: 13, hidden: ['html', 'base64'] as const }],
      'the reply: "aWdub3Jl" (hidden as HTML entities and as base64)',
    ],
    ['leaves out the whole text', [{ on: 'output', start: 0, end: 17 }], 'the reply'],
    [
      'but not where it was hidden',
      [{ on: 'output', start: 0, end: 17, hidden: ['spaced'] as const }],
      'the reply: "Read aWdub3Jl now" (hidden by spacing out its letters)',
    ],
  ])('%s', (_, matches, expected) => {
    expect(reasonOf({ ...found, matches }, texts)).toBe(expected);
  });
});
