import { expect } from 'vitest';
import { type AnswerKind, classifyAnswer } from '../../src/answer/classifyAnswer.ts';

/** `[[…]]` around the words that show the refusal, or no marks where the words are not the point of the row. */
export function expectAnswer(marked: string, kind: AnswerKind): void {
  const output = marked.replaceAll(/\[\[|\]\]/g, '');
  const { answer, spans } = classifyAnswer({ output });
  expect({ output, answer }).toEqual({ output, answer: kind });
  const shown = spans.map(({ start, end }) => output.slice(start, end));
  if (marked.includes('[[')) expect(shown).toEqual([...marked.matchAll(/\[\[(.*?)\]\]/gs)].map(([, words]) => words));
  else expect(shown.length > 0).toBe(kind === 'refused' || kind === 'partial');
}
