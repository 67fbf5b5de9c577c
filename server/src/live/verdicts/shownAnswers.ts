import { isDeepStrictEqual } from 'node:util';
import type { FromLive, ToLive } from '../messages.ts';
import type { Answers, Question, QuestionKind, ShownAt, Surface } from './questions.ts';

/** Answers questions, and knows which of the answers the editor shows. */
export interface ShownAnswers {
  answer(asked: Extract<ToLive, { kind: 'ask' }>): void;
  /** Something else was judged: the editor is to ask again where it shows an answer that would be another one now. */
  again(): void;
}

/** What is shown in more places was scrolled out of sight long ago. */
const mostPlaces = 200;

type Answer = Answers[QuestionKind] | undefined;

interface Place extends ShownAt {
  readonly question: Question;
  readonly answer: Answer;
}

export function shownAnswers(
  answerTo: (question: Question) => Answer,
  post: (message: FromLive) => void,
): ShownAnswers {
  const places = new Map<string, Place>();
  const keep = (place: Place): void => {
    const key = `${place.surface} ${place.place}`;
    places.delete(key);
    places.set(key, place);
    for (const oldest of [...places.keys()].slice(0, -mostPlaces)) places.delete(oldest);
  };
  return {
    answer({ id, question, at }) {
      let answer: Answer;
      try {
        answer = answerTo(question);
      } finally {
        // Also where there is none: lenses and hints wait for it, and the editor for them.
        if (at) keep({ ...at, question, answer });
        post({ kind: 'answer', id, answer });
      }
    },
    again() {
      const isOther = ({ question, answer }: Place): boolean => !isDeepStrictEqual(answerTo(question), answer);
      const others = [...places].filter(([, place]) => isOther(place));
      // It is told once: who shows it still will ask again.
      for (const [key] of others) places.delete(key);
      const surfaces = new Set<Surface>(others.map(([, { surface }]) => surface));
      if (surfaces.size > 0) post({ kind: 'verdicts', surfaces: [...surfaces] });
    },
  };
}
