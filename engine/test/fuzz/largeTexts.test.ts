import { describe, expect, test } from 'vitest';
import { type TextDetectorName, textDetectorNames } from '#engine/policy/policy.ts';
import { call, compileText, type Given, judgeText } from '../support/judging.ts';

const options: Readonly<Record<TextDetectorName, string>> = {
  matches: '"(a|b)+c"',
  contains: '[bitcoin, gift card]',
  longer_than: '9000000',
  pii: 'true',
  secrets: 'true',
  urls: 'true',
  injection: 'true',
  leaks: 'true',
  encoded: 'true',
  conforms_to: '{ type: object }',
};

/** 10 MB of what a support agent is told. */
const sentence = 'I was charged twice for order 4821 on Monday, please send the 12 dollars back to my card. ';
const text = sentence.repeat(Math.ceil(1e7 / sentence.length));

const places: Readonly<Record<string, (detector: string) => { readonly policy: string; readonly given: Given }>> = {
  'a turn of the user': (when) => ({
    policy: `policy: a\ninput: [{ id: r, when: ${when}, then: flag }]`,
    given: { user: text },
  }),
  'the output': (when) => ({
    policy: `policy: a\noutput: [{ id: r, when: ${when}, then: redact }]`,
    given: { output: text, system: 'You are the support agent of shop.example, and never talk of gold to anybody.' },
  }),
  'an argument': (when) => ({
    policy: `policy: a\naction: [{ id: r, tool: "*", when: ${when}, then: flag }]`,
    given: { calls: [call('send', { body: text })] },
  }),
};

/** A detector that is quadratic needs hours for these, and so fails by the time limit of a test. */
describe.each(Object.entries(places))('10 MB in %s', (_, given) => {
  test.each(textDetectorNames)(
    '%s is an outcome, in time that grows with the text',
    (name) => {
      const { policy, given: exchange } = given(`{ ${name}: ${options[name]} }`);
      const started = performance.now();
      const { steps } = judgeText(compileText(policy), exchange);
      if (process.env.FUZZ_TIMES)
        console.log(_, name, Math.round(performance.now() - started), 'ms', steps[0]?.outcome);
      expect(steps.every(({ outcome }) => outcome !== 'error')).toBe(true);
    },
    30_000,
  );
});

describe('1 MB of one thing', () => {
  test.each([
    ['one letter', 'a'],
    ['half characters', '\ud83d'],
    ['characters that do not show', '\u200b'],
    ['marks', 'e\u0301'],
    ['base64 within base64', btoa('YWFhYWFhYWE')],
    ['brackets', '{"a":['],
  ])(
    '%s, looked at in every way',
    (_, unit) => {
      const any = textDetectorNames.map((name) => `{ ${name}: ${options[name]} }`).join(', ');
      const policy = compileText(`policy: a\noutput: [{ id: r, when: { any: [${any}] }, then: redact }]`);
      const output = unit.repeat(Math.ceil(1e6 / unit.length));
      expect(judgeText(policy, { output }).steps.every(({ outcome }) => outcome === 'matched')).toBe(true);
    },
    60_000,
  );
});
