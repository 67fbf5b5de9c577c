import { expect, test } from 'vitest';
import type { Stage } from '#protocol/panel/caseView.ts';
import { boundedStage } from '../src/bounded.ts';

const stage = (texts: Stage['texts']): Stage => ({ title: 'Input', tone: 'good', texts, rules: [] });

test('a stage of ordinary size stays as it is', () => {
  const small = stage([{ code: false, segments: [{ text: 'Hello' }, { text: 'you', mark: 'match' }] }]);
  expect(boundedStage(small)).toEqual(small);
});

test('a book is cut around what is marked in it', () => {
  const segments = [{ text: 'a'.repeat(1_000_000) }, { text: 'here', mark: 'match' as const }, { text: 'b'.repeat(9) }];
  const [text] = boundedStage(stage([{ code: false, segments }])).texts;
  expect(text?.segments.map((segment) => segment.text.length)).toEqual([13_335, 4, 9]);
  expect(text?.segments[0]?.text).toMatch(/^a+ … a+$/);
});

test('of many texts, the last and those with a mark are shown', () => {
  const texts = Array.from({ length: 300 }, (_, index) => ({
    label: `${index}`,
    code: false,
    segments: [index === 7 ? { text: 'x', mark: 'match' as const } : { text: 'x' }],
  }));
  const labels = boundedStage(stage(texts)).texts.map(({ label }) => label);
  expect([labels.length, labels[0], labels[1], labels.at(-1)]).toEqual([41, '7', '260', '299']);
});

test('however many marks and rules there are, a stage has a bound', () => {
  const segments = Array.from({ length: 50_000 }, () => ({ text: 'word ', mark: 'match' as const }));
  const rule = { id: 'r', verdict: { text: 'block', tone: 'bad' }, note: 'blocked', saw: [] } as const;
  const rules = Array.from({ length: 9000 }, () => rule);
  const large = { ...stage(Array.from({ length: 200 }, () => ({ code: false, segments }))), rules };
  expect(JSON.stringify(boundedStage(large)).length).toBeLessThan(120_000);
});
