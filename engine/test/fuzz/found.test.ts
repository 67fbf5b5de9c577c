import { describe, expect, test } from 'vitest';
import type { Opinion, Opinions } from '#engine/opinion/opinion.ts';
import { call, judgeText } from '../support/judging.ts';

const says =
  (opinion: Partial<Opinion>): Opinions =>
  () => ({ kind: 'opinion', opinion: { holds: true, ...opinion } });

const classified = 'policy: a\noutput: [{ id: r, when: { classifier: { service: s } }, then: redact }]';

describe('what these tests have found', () => {
  test.each([
    ['beyond the text', 0, 99],
    ['before it', -1, 4],
    ['backward', 4, 2],
    ['empty', 2, 2],
    ['a fraction', 0.5, 2],
    ['no number', Number.NaN, 2],
  ])('a classifier marks a place that is none (%s): the whole text is meant', (_, start, end) => {
    const good = { on: 'output', start: 0, end: 1, label: 'hate' };
    const opinions = says({ spans: [good, { on: 'output', start, end, label: 'hate' }] });
    expect(judgeText(classified, { output: 'a secret' }, opinions)).toMatchObject({
      verdict: 'redact',
      shown: '[REDACTED]',
      steps: [{ matches: [] }],
    });
  });

  test('a classifier marks half a character: all of it is meant', () => {
    const opinions = says({ spans: [{ on: 'output', start: 1, end: 2, label: 'self-harm/intent' }] });
    expect(judgeText(classified, { output: '😀a' }, opinions).shown).toBe('[SELF_HARM_INTENT]a');
  });

  test('a category without a letter of a label has the plain one', () => {
    const opinions = says({ spans: [{ on: 'output', start: 0, end: 1, label: '暴力' }] });
    expect(judgeText(classified, { output: 'ab' }, opinions).shown).toBe('[REDACTED]b');
  });

  test('a score that is no number leaves the word to the service', () => {
    const policy = 'policy: a\noutput: [{ id: r, when: { classifier: { service: s, at_least: 0.5 } }, then: block }]';
    const verdict = (found: boolean) =>
      judgeText(policy, { output: 'a' }, says({ categories: [{ name: 'hate', found, score: Number.NaN }] })).verdict;
    expect([verdict(true), verdict(false)]).toEqual(['block', 'allow']);
  });

  test('a confidence that is no number is none', () => {
    const policy =
      'policy: a\noutput: [{ id: r, when: { judge: { model: m, question: q, at_least: 0.5 } }, then: flag }]';
    const { steps } = judgeText(policy, { output: 'a' }, says({ confidence: Number.NaN }));
    expect(steps).toMatchObject([{ outcome: 'error', error: { reason: 'not_confident' } }]);
  });

  test.each([
    ['earlier call', { ...call('pay'), at: Number.NaN }, 5000],
    ['current call', { ...call('pay'), at: 1000 }, Number.NaN],
  ])('a time of the %s that is no number is none: the call counts', (_, earlier, at) => {
    const policy = 'policy: a\naction: [{ id: r, tool: pay, when: { more_than: { calls: 1, per: 1h } }, then: block }]';
    expect(judgeText(policy, { calls: [call('pay')], history: [earlier], at }).verdict).toBe('block');
  });

  test('a sum that is no number is told as one', () => {
    const policy =
      'policy: a\naction: [{ id: r, tool: pay, when: { more_than: { sum: 1, of: args.a } }, then: block }]';
    const { steps } = judgeText(policy, { calls: [call('pay', { a: Number.NaN })] });
    expect(steps[0]?.error).toEqual({ reason: 'wrong_type', message: 'what is added up is NaN, not a number' });
  });

  test('an error that counts for less than unmatched_action does not stand in its place', () => {
    const policy = (onError: string) =>
      `policy: a\ndefaults: { unmatched_action: block }\naction: [{ id: r, tool: pay, when: args.a > 1, then: block, on_error: ${onError} }]`;
    const decided = (onError: string) => judgeText(policy(onError), { calls: [call('pay')] }).decidedBy?.rule;
    expect([decided('allow'), decided('require_approval'), decided('block')]).toEqual([
      'unmatched_action',
      'unmatched_action',
      'r',
    ]);
  });

  test('a review rule that finds a text which a rule put in an empty one marks nothing', () => {
    const policy = `policy: a
input: [{ id: put, when: "size(text) == 0", then: { replace: bitcoin } }]
review: [{ id: r, when: { contains: bitcoin }, then: flag }]`;
    expect(judgeText(policy, { user: '' }).steps.at(-1)).toMatchObject({ rule: 'r', outcome: 'matched', matches: [] });
  });
});
