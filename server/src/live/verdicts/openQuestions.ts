import type { LiveThread } from '../liveHost.ts';
import type { Answered } from '../messages.ts';
import type { Answers, QuestionKind, QuestionOf, ShownAt } from './questions.ts';

/** Questions that are not answered yet. */
export interface OpenQuestions {
  ask<Kind extends QuestionKind>(
    thread: LiveThread,
    question: QuestionOf<Kind>,
    at: ShownAt | undefined,
  ): Promise<Answers[Kind] | undefined>;
  answered(answer: Answered): void;
  /** Nobody will answer them. */
  letGo(): void;
}

export function openQuestions(): OpenQuestions {
  const open = new Map<number, (answer: Answered['answer']) => void>();
  let last = 0;
  return {
    ask(thread, question, at) {
      const id = ++last;
      const answer = new Promise<Answered['answer']>((resolve) => open.set(id, resolve));
      thread.tell({ kind: 'ask', id, question, ...(at && { at }) });
      return answer as Promise<Answers[typeof question.kind] | undefined>;
    },
    answered({ id, answer }) {
      open.get(id)?.(answer);
      open.delete(id);
    },
    letGo() {
      for (const resolve of open.values()) resolve(undefined);
      open.clear();
    },
  };
}
