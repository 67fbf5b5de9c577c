import { describe, expect, test } from 'vitest';
import type { FromLive } from '../../src/live/messages.ts';
import type { Answers, Question, QuestionKind } from '../../src/live/verdicts/questions.ts';
import { shownAnswers } from '../../src/live/verdicts/shownAnswers.ts';

// When an editor is told to ask again for what it shows.

const judged = { suite: 's.suite.yaml', model: 'recorded', isOtherModel: false };

/** Answers about cases, whose verdicts a test may change. */
function answering() {
  const verdicts = new Map([
    ['a', 'allow'],
    ['b', 'block'],
  ]);
  const told: FromLive[] = [];
  const answerTo = (question: Question): Answers[QuestionKind] => {
    const ids = question.kind === 'cases' ? question.ids : [];
    const cases = ids.map((id) => [id, { status: 'passed', text: verdicts.get(id) ?? '' }] as const);
    return { ...judged, cases: new Map(cases) };
  };
  const answers = shownAnswers(answerTo, (message) => void told.push(message));
  const ask = (id: number, ids: readonly string[], surface?: 'hints' | 'lenses', place = 'here'): void =>
    answers.answer({
      kind: 'ask',
      id,
      question: { kind: 'cases', suite: '/s.suite.yaml', ids },
      ...(surface && { at: { surface, place } }),
    });
  const again = (): readonly FromLive[] => {
    told.length = 0;
    answers.again();
    return told;
  };
  return { verdicts, told, ask, again };
}

describe('an editor is told to ask again', () => {
  test('where what it shows would be something else, and once', () => {
    const { verdicts, ask, again, told } = answering();
    ask(1, ['a'], 'hints');
    expect(told).toMatchObject([{ kind: 'answer', id: 1, answer: { cases: new Map([['a', { text: 'allow' }]]) } }]);
    expect(again()).toEqual([]);
    verdicts.set('a', 'flag');
    expect(again()).toEqual([{ kind: 'verdicts', surfaces: ['hints'] }]);
    expect(again()).toEqual([]);
  });

  test('not of what nobody sees: cases out of sight, and what was but read once', () => {
    const { verdicts, ask, again } = answering();
    ask(1, ['a', 'b'], 'hints');
    ask(2, ['a'], 'hints');
    ask(3, ['b']);
    verdicts.set('b', 'allow');
    expect(again()).toEqual([]);
  });

  test('for its hints and for its lenses, each by itself', () => {
    const { verdicts, ask, again } = answering();
    ask(1, ['a'], 'hints');
    ask(2, ['a'], 'lenses', 'one');
    ask(3, ['b'], 'lenses', 'two');
    verdicts.set('b', 'allow');
    expect(again()).toEqual([{ kind: 'verdicts', surfaces: ['lenses'] }]);
    verdicts.set('a', 'flag');
    expect(again()).toEqual([{ kind: 'verdicts', surfaces: ['hints', 'lenses'] }]);
  });

  test('of many places, of those that were asked for last', () => {
    const { verdicts, ask, again } = answering();
    ask(1, ['a'], 'lenses', 'long ago');
    for (let at = 0; at < 200; at++) ask(2, ['b'], 'lenses', String(at));
    verdicts.set('a', 'flag');
    expect(again()).toEqual([]);
  });
});
