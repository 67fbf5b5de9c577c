import { describe, expect, test } from 'vitest';
import { barSegments } from '../src/barSegments.ts';
import { midSize } from './fixtures/views.ts';

const inside = (width: number) => barSegments(midSize.layers, width).map((part) => part.inside.replace('\u202f', ' '));
const legend = (width: number) =>
  barSegments(midSize.layers, width)
    .filter((part) => part.inLegend)
    .map((part) => part.by);

describe('barSegments', () => {
  test('adds the layers up, and counts what nobody stopped', () => {
    expect(inside(2000)).toEqual(['model 46 %', '+ input 71 %', '+ action 89 %', '+ output 96 %', 'missed 1']);
    expect(legend(2000)).toEqual([]);
  });

  test('shortens what does not fit, and moves it to the legend', () => {
    expect(inside(432)).toEqual(['model 46 %', '+ input 71 %', '+ action 89', '', '1']);
    expect(legend(432)).toEqual(['output', 'missed']);
  });

  test('has everything in the legend where there is no room at all', () => {
    expect(inside(20).join('')).toBe('');
    expect(legend(20)).toHaveLength(5);
  });

  test('the shares make a whole, without the layers that stopped nothing', () => {
    const parts = [...midSize.layers.parts, { label: 'review', count: 0, by: 'review' as const }];
    const segments = barSegments({ attacks: 28, parts, alone: [] }, 400);
    expect(segments.map((segment) => segment.by)).not.toContain('review');
    expect(segments.reduce((sum, segment) => sum + segment.share, 0)).toBeCloseTo(1);
  });
});
