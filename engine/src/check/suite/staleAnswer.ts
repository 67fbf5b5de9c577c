import type { Diagnostic } from '../../document/diagnostic.ts';
import { lastInput } from '../../exchange/lastInput.ts';
import { type KeptAnswer, normalise, readAnswersFile } from '../../run/answersFile.ts';
import type { Case } from '../../suite/suite.ts';
import type { RowProblem, SuiteCheck, SuiteContext } from '../check.ts';
import { rowFindings } from '../rowFindings.ts';
import { modelOf } from './replay.ts';

/** An answer of an answers file that was given to another input than the case's. */
export const staleAnswer: SuiteCheck = (context) => {
  const find = findKept(context);
  if (!find) return [];
  const model = modelOf(context);
  const stale = context.suite.cases.flatMap((testCase) => {
    const kept = find(testCase);
    return kept && isStale(kept, testCase) ? [{ testCase, kept }] : [];
  });
  const rows = stale.flatMap(({ testCase }) => (testCase.row ? staleRow(testCase, model) : []));
  return [
    ...stale.filter(({ testCase }) => testCase.path).map(({ testCase, kept }) => staleCase(testCase, kept, model)),
    ...rowFindings(context, rows),
  ];
};

function isStale({ asked }: KeptAnswer, { exchange: { messages } }: Case): boolean {
  const input = lastInput(messages);
  return asked !== undefined && input !== undefined && !isSameText(asked, input);
}

function staleCase({ at }: Case, kept: KeptAnswer, model: string): Diagnostic {
  const message = `the answer of \`${model}\` to this case was given to another input: \`${shown(kept.asked ?? '')}\``;
  const related = [{ location: kept.at, message: 'the answer' }];
  return { code: 'stale-answer', level: 'warning', message, location: at, related };
}

function staleRow(row: Case, model: string): RowProblem {
  const message = `the answer of \`${model}\` was given to another input`;
  return { row, code: 'stale-answer', level: 'warning', message, at: ['file'] };
}

/** A sheet may have been written where an accent is a character of its own. */
const isSameText = (a: string, b: string): boolean => normalise(a).normalize() === normalise(b).normalize();

function findKept(context: SuiteContext): ((testCase: Case) => KeptAnswer | undefined) | undefined {
  const name = modelOf(context);
  const entry = context.settings.models.get(name);
  const { id, input } = entry?.settings.answers ?? {};
  if (!entry || !id || !input) return undefined;
  const answers = readAnswersFile(name, entry, context.documents);
  return answers.kind === 'answers' ? ({ id: of, exchange }) => answers.find(of, exchange.messages) : undefined;
}

const longest = 60;

const shown = (text: string): string => {
  const line = normalise(text);
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
};
