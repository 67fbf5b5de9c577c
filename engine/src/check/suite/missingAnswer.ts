import type { Diagnostic } from '../../document/diagnostic.ts';
import type { Case } from '../../suite/suite.ts';
import type { RowProblem, SuiteCheck } from '../check.ts';
import { rowFindings } from '../rowFindings.ts';
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
    ...rowFindings(
      context,
      missing.filter(({ row }) => row).map((row) => rowWithout(row, model)),
    ),
  ];
};

function caseWithout({ at }: Case, model: string): Diagnostic {
  const message = `\`${model}\` has no answer to this case: it cannot be evaluated`;
  return { ...finding, message, location: at, help: helpFor(model, 'record one under `recorded`') };
}

function rowWithout(row: Case, model: string): RowProblem {
  const message = `\`${model}\` has no answer, so that nothing can be evaluated`;
  const help = helpFor(model, 'name the column with the answers under `recorded`');
  return { ...finding, message, row, at: ['recorded'], help };
}

const finding = { code: 'missing-answer', level: 'warning' } as const;

/** The answers of other models come from elsewhere. */
const helpFor = (model: string, remedy: string): string | undefined =>
  model === 'recorded' ? `${remedy}, or run the suite with a model that answers` : undefined;

/** Where the input may be blocked, as the case expects, no answer is needed. */
function mayEndAtInput({ kind, expect }: Case): boolean {
  if (!expect) return kind === 'attack';
  const { verdicts, layer, answer } = expect;
  const mayBlock = verdicts.length === 0 ? kind === 'attack' : verdicts.includes('block');
  return mayBlock && (layer ?? 'input') === 'input' && (answer ?? 'none') === 'none';
}
