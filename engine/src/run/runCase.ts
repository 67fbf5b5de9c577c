import type { Result } from '#schemas/generated/run.ts';
import type { Answer } from '../exchange/exchange.ts';
import { judgeAnswer } from '../judge/judge.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import type { InputJudgment } from '../judge/judgment.ts';
import type { Case } from '../suite/suite.ts';
import type { ModelAnswer, ModelFailure, ModelRequest } from './modelClient.ts';
import type { RunHost, RunPlan } from './plan.ts';
import { evaluatedResult, type NotEvaluated, notEvaluatedResult } from './result.ts';

/** Runs one case once: judges the input, asks the model unless the input is blocked, judges the answer. */
export async function runCase(plan: RunPlan, host: RunHost, testCase: Case, repeat: number): Promise<Result> {
  if (testCase.skip) return notEvaluatedResult(testCase, { reason: 'skipped', message: testCase.skip });
  if (host.signal.aborted)
    return notEvaluatedResult(testCase, { reason: 'cancelled', message: 'the run was cancelled' });
  const started = host.elapsed();
  const input = judgeInput(plan.policy, testCase.exchange);
  const inputMs = host.elapsed() - started;
  if (input.isBlocked)
    return judged(plan, host, { testCase, input, inputMs, answer: { calls: [], cached: true, durationMs: 0 } });
  const reply = await ask(plan, host, requestOf(plan, testCase, input, repeat));
  if ('reason' in reply) return notEvaluatedResult(testCase, reply, input);
  return judged(plan, host, { testCase, input, inputMs, answer: reply });
}

/** What the model is asked for a case: what the input layer leaves of it. */
export function requestOf(
  { policy }: Pick<RunPlan, 'policy'>,
  testCase: Case,
  { passedOn }: InputJudgment,
  repeat: number,
): ModelRequest {
  const { messages, documents } = passedOn;
  return {
    system: testCase.system,
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
  if (mode === 'preview' && !model.has(request))
    return { reason: 'needs-run', message: `\`${model.identity.name}\` has not answered this yet` };
  const asked = host.elapsed();
  const reply = await model.ask(request, host.signal);
  if (reply.kind === 'failure') return { reason: reasonOf(reply.failure), message: reply.failure.message };
  return { ...reply.answer, durationMs: reply.answer.durationMs ?? (reply.answer.cached ? 0 : host.elapsed() - asked) };
}

function reasonOf({ kind }: ModelFailure): NotEvaluated['reason'] {
  if (kind === 'no-answer') return 'no-answer';
  return kind === 'cancelled' ? 'cancelled' : 'model-failed';
}

interface Judged {
  readonly testCase: Case;
  readonly input: InputJudgment;
  readonly inputMs: number;
  readonly answer: ModelAnswer;
}

function judged({ policy }: RunPlan, host: RunHost, { testCase, input, inputMs, answer }: Judged): Result {
  const started = host.elapsed();
  const given: Answer = { output: answer.output, calls: answer.calls };
  const judgment = judgeAnswer(policy, testCase.exchange, input, given);
  return evaluatedResult(testCase, judgment, { answer, overheadMs: inputMs + host.elapsed() - started });
}
