import type { Result } from '#schemas/generated/run.ts';
import type { Answer } from '../exchange/exchange.ts';
import { judgeAnswer } from '../judge/judge.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import type { InputJudgment, Judgment } from '../judge/judgment.ts';
import { noOpinions, type Opinions } from '../opinion/opinion.ts';
import type { Case } from '../suite/suite.ts';
import { judgeWithOpinions } from './judgeWithOpinions.ts';
import type { ModelAnswer, ModelFailure, ModelRequest } from './modelClient.ts';
import type { RunHost, RunPlan } from './plan.ts';
import { evaluatedResult, type NotEvaluated, notEvaluatedResult } from './result.ts';

/** Runs one case once: judges the input, asks the model unless the input is blocked, judges the answer. */
export async function runCase(plan: RunPlan, host: RunHost, testCase: Case, repeat: number): Promise<Result> {
  if (testCase.skip) return notEvaluatedResult(testCase, { reason: 'skipped', message: testCase.skip });
  if (host.signal.aborted) return notEvaluatedResult(testCase, withoutOpinion.cancelled);
  const { evaluate } = plan;
  const { exchange } = testCase;
  const kept = keptOpinions(testCase);
  const timed = timer(host);
  const judgeTheInput = (opinions: Opinions): InputJudgment =>
    timed.take(() => judgeInput(plan.policy, exchange, { opinions, evaluate }));
  const { kind, judgment: input } = await judgeWithOpinions(judgeTheInput, plan, kept, host.signal);
  if (kind !== 'judged') return notEvaluatedResult(testCase, withoutOpinion[kind], input);
  const reply = input.isBlocked ? notCalled : await ask(plan, host, requestOf(plan, testCase, input, repeat));
  if ('reason' in reply) return notEvaluatedResult(testCase, reply, input);
  const given: Answer = { output: reply.output, calls: reply.calls };
  const judgeTheAnswer = (opinions: Opinions): Judgment =>
    timed.take(() => judgeAnswer(plan.policy, exchange, input, given, { opinions, evaluate }));
  // Opinions that are kept with a case are of the answer that is kept with it, and of no other.
  const ofAnswer = plan.model.identity.name === 'recorded' ? kept : noOpinions;
  const judged = await judgeWithOpinions(judgeTheAnswer, plan, ofAnswer, host.signal);
  if (judged.kind !== 'judged') return notEvaluatedResult(testCase, withoutOpinion[judged.kind], input);
  return evaluatedResult(testCase, judged.judgment, { answer: reply, overheadMs: timed.total() });
}

/** An input that is blocked has no answer. */
export const notCalled: ModelAnswer = { calls: [], cached: true, durationMs: 0 };

/** Why a case has no verdict, although its answer is there. */
export const needsOpinion: NotEvaluated = {
  reason: 'needs-run',
  message: 'a judge or a classifier has not been asked yet',
};

const withoutOpinion = {
  'needs-run': needsOpinion,
  cancelled: { reason: 'cancelled', message: 'the run was cancelled' },
} satisfies Record<string, NotEvaluated>;

/** The opinions that are kept with a case. */
export const keptOpinions =
  ({ opinions }: Pick<Case, 'opinions'>): Opinions =>
  ({ rule }) => {
    const kept = opinions?.get(rule);
    return kept && { kind: 'opinion', opinion: kept.opinion };
  };

/** Adds up how long the rules take, without the time that others are waited for. In milliseconds. */
function timer(host: Pick<RunHost, 'elapsed'>): { take<T>(action: () => T): T; total(): number } {
  let total = 0;
  return {
    take: (action) => {
      const started = host.elapsed();
      const value = action();
      total += host.elapsed() - started;
      return value;
    },
    total: () => total,
  };
}

/** What the model is asked for a case: what the input layer leaves of it. */
export function requestOf(
  { policy }: Pick<RunPlan, 'policy'>,
  testCase: Case,
  { passedOn }: InputJudgment,
  repeat: number,
): ModelRequest {
  const { system, messages, documents } = passedOn;
  return {
    system,
    messages,
    documents,
    tools: policy.policy.tools?.tools ?? [],
    repeat,
    caseId: testCase.id,
  };
}

async function ask(
  { model, mode }: RunPlan,
  host: RunHost,
  request: ModelRequest,
): Promise<ModelAnswer | NotEvaluated> {
  if (mode === 'preview' && !model.has(request)) return unansweredBy(model.identity.name);
  const asked = host.elapsed();
  const reply = await model.ask(request, host.signal);
  if (reply.kind === 'failure') return { reason: reasonOf(reply.failure), message: reply.failure.message };
  return { ...reply.answer, durationMs: reply.answer.durationMs ?? (reply.answer.cached ? 0 : host.elapsed() - asked) };
}

/** What a model has not been asked, a preview does not ask. */
export const unansweredBy = (model: string): NotEvaluated => ({
  reason: 'needs-run',
  message: `\`${model}\` has not answered this yet`,
});

function reasonOf({ kind }: ModelFailure): NotEvaluated['reason'] {
  if (kind === 'no-answer') return 'no-answer';
  return kind === 'cancelled' ? 'cancelled' : 'model-failed';
}
