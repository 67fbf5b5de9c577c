import type { Diagnostic } from '../../document/diagnostic.ts';
import { lastInput } from '../../exchange/lastInput.ts';
import { type KeptAnswer, normalise, readAnswersFile } from '../../run/answersFile.ts';
import type { Case } from '../../suite/suite.ts';
import type { RowProblem, SuiteCheck, SuiteContext } from '../check.ts';
import { aboutProblems } from '../rowProblems.ts';
import { modelOf, replayedAnswers } from './replay.ts';

/** A case that needs an answer where only recorded ones are replayed, and that has none: it is never evaluated. */
export const missingAnswer: SuiteCheck = (context) => {
  const { suite } = context;
  const model = modelOf(context);
  // A suite that names no model, and holds no answers, is run against a model that is named elsewhere.
  const isMeant = suite.model !== undefined || suite.cases.some(({ recorded }) => recorded);
  const answerOf = isMeant ? replayedAnswers(context) : undefined;
  if (!answerOf) return [];
  const missing = suite.cases.filter(
    (each) => each.skip === undefined && !mayEndAtInput(each) && answerOf(each) === undefined,
  );
  return [
    ...missing.filter(({ path }) => path).map((testCase) => caseWithout(testCase, model)),
    ...aboutProblems(
      context,
      missing.filter(({ row }) => row).map((row) => rowWithout(row, model)),
    ),
  ];
};

function caseWithout({ at }: Case, model: string): Diagnostic {
  const message = `\`${model}\` has no answer to this case: it cannot be evaluated`;
  const help = 'record one under `recorded`, or run the suite with a model that answers';
  return {
    code: 'missing-answer',
    level: 'warning',
    message,
    location: at,
    help: model === 'recorded' ? help : undefined,
  };
}

function rowWithout(row: Case, model: string): RowProblem {
  const message = `\`${model}\` has no answer, so that nothing can be evaluated`;
  const help = 'name the column with the answers under `recorded`, or run the suite with a model that answers';
  return {
    code: 'missing-answer',
    level: 'warning',
    message,
    row,
    at: ['recorded'],
    help: model === 'recorded' ? help : undefined,
  };
}

/** Where the input may be blocked, as the case expects, no answer is needed. */
function mayEndAtInput({ kind, expect }: Case): boolean {
  if (!expect) return kind === 'attack';
  const { verdicts, layer, answer } = expect;
  const mayBlock = verdicts.length === 0 ? kind === 'attack' : verdicts.includes('block');
  return mayBlock && (layer ?? 'input') === 'input' && (answer ?? 'none') === 'none';
}

/** An answer of an answers file that was given to another input than the case's. */
export const staleAnswer: SuiteCheck = (context) => {
  const find = findKept(context);
  if (!find) return [];
  const model = modelOf(context);
  const stale = context.suite.cases.flatMap((testCase) => {
    const kept = find(testCase);
    return kept && isStale(kept, testCase) ? [{ testCase, kept }] : [];
  });
  const rows = stale.filter(({ testCase }) => testCase.row);
  return [
    ...stale.filter(({ testCase }) => testCase.path).map(({ testCase, kept }) => staleCase(testCase, kept, model)),
    ...aboutProblems(
      context,
      rows.map(({ testCase: row }) => {
        const message = `the answer of \`${model}\` was given to another input`;
        return { row, code: 'stale-answer', level: 'warning', message, at: ['file'] };
      }),
    ),
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
