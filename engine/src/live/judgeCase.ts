import type { Result } from '#schemas/generated/run.ts';
import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { judgeAnswer } from '../judge/judge.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import { collectMissing } from '../opinion/collectMissing.ts';
import type { ModelAnswer } from '../run/modelClient.ts';
import { evaluatedResult, type NotEvaluated, notEvaluatedResult } from '../run/result.ts';
import { needsOpinion, notCalled, unansweredBy } from '../run/runCase.ts';
import type { Case } from '../suite/suite.ts';
import { type LiveSource, opinionsOf } from './liveSource.ts';

/** What a case is judged on. */
export interface JudgeCaseContext {
  readonly compiled: CompiledPolicy;
  readonly source: LiveSource;
  /** What is on record for what the model would be asked. */
  readonly answer: ModelAnswer | undefined;
  /** Why a run could not get what is missing. */
  readonly failure: NotEvaluated | undefined;
}

/** The result of a case as a preview gives it (`runCase`), at once. */
export function judgeCase(testCase: Case, { compiled, source, answer, failure }: JudgeCaseContext): Result {
  if (testCase.skip) return notEvaluatedResult(testCase, { reason: 'skipped', message: testCase.skip });
  const { exchange } = testCase;
  const { ofInput, ofAnswer } = opinionsOf(testCase, source);
  const inInput = collectMissing(ofInput);
  const input = judgeInput(compiled, exchange, { opinions: inInput.opinions });
  if (inInput.missing().length > 0) return notEvaluatedResult(testCase, failure ?? needsOpinion, input);
  const given = input.isBlocked ? notCalled : answer;
  if (!given) return notEvaluatedResult(testCase, failure ?? unansweredBy(source.model), input);
  const inAnswer = collectMissing(ofAnswer);
  const judgment = judgeAnswer(compiled, exchange, input, given, { opinions: inAnswer.opinions });
  if (inAnswer.missing().length > 0) return notEvaluatedResult(testCase, failure ?? needsOpinion, input);
  return evaluatedResult(testCase, judgment, { answer: given, overheadMs: 0 });
}
