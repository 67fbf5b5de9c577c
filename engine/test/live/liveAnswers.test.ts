import { describe, expect, test } from 'vitest';
import { endings, type JudgedCases } from '#engine/live/judged.ts';
import { createLiveCases } from '#engine/live/liveCases.ts';
import { compileText } from '../support/judging.ts';
import { preview, timeless } from './preview.ts';
import { askedSource, casesOf } from './suites.ts';

const policy = (words: string, redact = '[email]'): string => `policy: a
input:
  - { id: stop, when: { contains: ${words} }, then: block }
  - { id: mail, when: { pii: ${redact} }, then: redact }`;

const suite = casesOf([
  '{ id: plain, kind: normal, input: hello }',
  '{ id: mail, kind: normal, input: I am bo@shop.example }',
  '{ id: bad, kind: attack, input: buy bitcoin }',
]);

const needRuns = ({ columns }: JudgedCases): readonly boolean[] =>
  [...columns.endings].map((flags) => (flags & endings.needsRun) !== 0);

describe('the answers that live cases are judged on', () => {
  test('are looked up for what the model would be asked, and only where that changes', () => {
    const { source, asked } = askedSource(
      suite,
      new Map([
        ['hello', 'Hi'],
        ['I am [EMAIL]', 'Noted'],
      ]),
    );
    const live = createLiveCases(source);
    expect(needRuns(live.judge(compileText(policy('bitcoin'))))).toEqual([false, false, false]);
    asked.length = 0;
    live.judge(compileText(policy('[bitcoin, gold]')));
    expect(asked).toEqual([]);
    const edited = live.judge(compileText(policy('bitcoin', '[phone]')));
    expect(asked).toEqual(['I am bo@shop.example']);
    expect(needRuns(edited)).toEqual([false, true, false]);
    expect(edited.result(1).notEvaluated?.message).toBe('`gpt` has not answered this yet');
  });

  test('that have come in are looked up again where they were missing', () => {
    const answers = new Map([['hello', 'Hi']]);
    const { source, asked } = askedSource(suite, answers);
    const live = createLiveCases(source);
    const compiled = compileText(policy('nothing'));
    expect(needRuns(live.judge(compiled))).toEqual([false, true, true]);
    answers.set('I am [EMAIL]', 'Noted').set('buy bitcoin', 'No.');
    asked.length = 0;
    expect(needRuns(live.judge(compiled))).toEqual([false, true, true]);
    live.answersChanged(['mail']);
    expect(needRuns(live.judge(compiled))).toEqual([false, false, true]);
    live.answersChanged();
    expect(needRuns(live.judge(compiled))).toEqual([false, false, false]);
    expect(asked).toEqual(['I am [EMAIL]', 'buy bitcoin']);
  });

  test('that may be other ones, or gone, are all looked up again', () => {
    const answers = new Map([
      ['hello', 'Hi'],
      ['I am [EMAIL]', 'Noted'],
    ]);
    const { source } = askedSource(suite, answers);
    const live = createLiveCases(source);
    const compiled = compileText(`${policy('bitcoin')}\noutput: [{ id: out, when: { contains: bank }, then: block }]`);
    const before = live.judge(compiled);
    answers.set('hello', 'Ask the bank').delete('I am [EMAIL]');
    live.answersChanged();
    expect(needRuns(live.judge(compiled))).toEqual([false, false, false]);
    live.answersReplaced();
    const judged = live.judge(compiled);
    expect(needRuns(judged)).toEqual([false, true, false]);
    expect([before.result(0).verdict, judged.result(0).verdict]).toEqual(['allow', 'block']);
    answers.set('I am [EMAIL]', 'Noted');
    live.answersChanged();
    expect(needRuns(live.judge(compiled))).toEqual([false, false, false]);
  });

  test('what a run could not get is said until there is an answer', () => {
    const answers = new Map<string, string>();
    const live = createLiveCases(askedSource(suite, answers).source);
    const compiled = compileText(policy('bitcoin'));
    live.failed('plain', { reason: 'model-failed', message: 'timed out' });
    const failed = live.judge(compiled);
    expect(failed.result(0).notEvaluated).toEqual({ reason: 'model-failed', message: 'timed out' });
    expect(failed.columns.endings[0]).toBe(endings.notEvaluated | endings.error);
    answers.set('hello', 'Hi');
    live.answersChanged(['plain']);
    expect(live.judge(compiled).result(0).notEvaluated).toBeUndefined();
    expect(failed.result(0).notEvaluated?.reason).toBe('model-failed');
  });

  test('of many cases come in without harm: all are read anew', async () => {
    const many = casesOf(
      Array.from({ length: 500 }, (_, i) => `{ id: c${i}, kind: attack, input: question ${i} bo@shop.example }`),
    );
    const answers = new Map<string, string>();
    const { source } = askedSource(many, answers);
    const live = createLiveCases(source);
    const compiled = compileText(`${policy('bitcoin')}\noutput: [{ id: out, when: { contains: "7" }, then: block }]`);
    for (const upTo of [0, 40, 300, 320, 340, 360, 380, 400, 420, 440, 460, 480, 500]) {
      for (let i = 0; i < upTo; i++) answers.set(`question ${i} [EMAIL]`, `answer ${i}`);
      live.answersChanged();
      const judged = live.judge(compiled);
      const { results } = await preview(compiled, source);
      expect(results.map((_, index) => timeless(judged.result(index)))).toEqual(results.map(timeless));
      expect([...judged.columns.stoppedBy]).toEqual(results.map(({ stoppedBy }) => (stoppedBy.length > 0 ? 8 : 0)));
    }
  });

  test('work that is let go of half-way does no harm', () => {
    const { source } = askedSource(
      suite,
      new Map([
        ['hello', 'Hi'],
        ['I am [EMAIL]', 'Noted'],
      ]),
    );
    const live = createLiveCases(source);
    const [before, after] = [compileText(policy('bitcoin')), compileText(policy('hello'))];
    for (const steps of [1, 2, 3, 5, 8]) {
      const work = live.judging(before);
      for (let step = 0; step < steps; step++) work.next();
      work.return(undefined as never);
    }
    const fresh = createLiveCases(source).judge(after);
    const judged = live.judge(after);
    expect(judged.columns).toEqual(fresh.columns);
    expect([0, 1, 2].map(judged.result)).toEqual([0, 1, 2].map(fresh.result));
  });
});
