import type { LiveSource } from '#engine/live/liveSource.ts';
import type { ModelAnswer, ModelRequest } from '#engine/run/modelClient.ts';
import type { Case } from '#engine/suite/suite.ts';
import { readSuiteText } from '../support/running.ts';

/** The cases of a suite, each written in one line. */
export function casesOf(lines: readonly string[]): readonly Case[] {
  const { suite, diagnostics } = readSuiteText(
    `suite: a\npolicy: ./a.policy.yaml\ncases:\n${lines.map((line) => `  - ${line}\n`).join('')}`,
  );
  const error = diagnostics.find(({ level }) => level === 'error');
  if (error) throw new Error(`the suite of the test has an error: ${error.message}`);
  return suite.cases;
}

/** The answers that are kept with cases. */
export const keptSource = (cases: readonly Case[]): LiveSource => ({
  cases,
  repeat: 1,
  model: 'recorded',
  answersByCase: true,
  answerTo: ({ recorded }) => recorded && { ...recorded, cached: true },
  opinionOn: () => undefined,
  display: (path) => path.slice(1),
});

/** A model whose answers are found by the user's last words, and that keeps what it was looked up for. */
export function askedSource(cases: readonly Case[], answers: Map<string, string>) {
  const asked: string[] = [];
  const source: LiveSource = {
    ...keptSource(cases),
    model: 'gpt',
    answersByCase: false,
    answerTo: (_, { messages }: ModelRequest): ModelAnswer | undefined => {
      const words = messages.at(-1)?.content ?? '';
      asked.push(words);
      const output = answers.get(words);
      return output === undefined ? undefined : { output, calls: [], cached: true };
    },
  };
  return { source, asked };
}
