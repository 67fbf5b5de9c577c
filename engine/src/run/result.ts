import type { Result } from '#schemas/generated/run.ts';
import type { Exchange } from '../exchange/exchange.ts';
import { decide } from '../judge/decide.ts';
import type { InputJudgment, JudgedCall, Judgment, Step } from '../judge/judgment.ts';
import type { Case } from '../suite/suite.ts';
import { endingOf, shouldOf } from './expectation.ts';
import type { ModelAnswer } from './modelClient.ts';

export type NotEvaluated = NonNullable<Result['notEvaluated']>;

/** The entry of a run record for a case that was judged. */
export function evaluatedResult(
  testCase: Case,
  judgment: Judgment,
  { answer, overheadMs }: { answer: ModelAnswer; overheadMs: number },
): Result {
  const { should, stoppedBy, falseRefusal, miss, failures } = endingOf(testCase, judgment);
  return {
    ...identityOf(testCase),
    verdict: judgment.verdict,
    decidedBy: judgment.decidedBy,
    answer: judgment.answer,
    ...(judgment.answerSpans.length > 0 && { answerSpans: [...judgment.answerSpans] }),
    passed: failures.length === 0,
    ...(failures.length > 0 && { failures: [...failures] }),
    should,
    stoppedBy: [...stoppedBy],
    falseRefusal,
    miss,
    cached: answer.cached,
    ...(answer.recordedAt !== undefined && { recordedAt: answer.recordedAt }),
    durationMs: round(answer.durationMs ?? 0),
    overheadMs: round(overheadMs),
    evaluated: judgment.evaluated,
    steps: recordSteps(judgment.steps),
    exchange: {
      ...textsOf(testCase.exchange),
      output: judgment.answer === 'none' ? undefined : answer.output,
      calls: judgment.calls.map(recordCall),
    },
    shown: judgment.shown,
  };
}

/** The entry for a case without a verdict: it never counts as passed. What the input layer found is kept. */
export function notEvaluatedResult(testCase: Case, notEvaluated: NotEvaluated, input?: InputJudgment): Result {
  const steps = input?.steps ?? [];
  return {
    ...identityOf(testCase),
    ...decisionOf(steps),
    answer: 'none',
    passed: false,
    should: shouldOf(testCase),
    stoppedBy: [],
    falseRefusal: false,
    miss: false,
    notEvaluated,
    cached: false,
    durationMs: 0,
    overheadMs: 0,
    evaluated: { input: input?.evaluated ?? 0, action: 0, output: 0, review: 0 },
    steps: recordSteps(steps),
    exchange: { ...textsOf(testCase.exchange), calls: [] },
    shown: '',
  };
}

function decisionOf(steps: readonly Step[]): Pick<Result, 'verdict' | 'decidedBy'> {
  const { verdict, decidedBy } = decide(steps);
  return { verdict, decidedBy };
}

function identityOf({
  id,
  kind,
  tags,
  twin,
  expect,
}: Case): Pick<Result, 'case' | 'kind' | 'tags' | 'twin' | 'expected'> {
  const implied = kind === 'attack' ? 'stopped' : 'passed';
  return {
    case: id,
    kind,
    ...(tags.length > 0 && { tags: [...tags] }),
    ...(twin && { twin: twin.value }),
    expected: expect?.text || implied,
  };
}

const textsOf = ({
  messages,
  documents,
}: Exchange): { messages: Result['exchange']['messages']; documents: Result['exchange']['documents'] } => ({
  messages: messages.map(({ calls, unseen, ...message }) => ({
    ...message,
    ...(unseen && { unseen: [...unseen] }),
    ...(calls && { calls: calls.map(({ tool, args }) => ({ tool, args: { ...args } })) }),
  })),
  documents: [...documents],
});

/** A rule that matched in several texts of a call has a step for each: the spans of a step are in one text. */
function recordSteps(steps: readonly Step[]): Result['steps'] {
  return steps.flatMap((step) => {
    const places = [...new Set(step.matches.map(({ on }) => on))];
    return (places.length > 0 ? places : [step.on]).map((on) => recordStep(step, on));
  });
}

function recordStep(step: Step, on: string): Result['steps'][number] {
  const { layer, rule, outcome, verdict, shadow, matches, saw, message, error } = step;
  const own = matches.filter((match) => match.on === on);
  return {
    layer,
    on,
    rule,
    outcome,
    verdict,
    ...(shadow && { shadow: true as const }),
    spans: own.map(({ start, end, label, hidden }) => ({ start, end, label, ...(hidden && { hidden: [...hidden] }) })),
    ...(saw && Object.keys(saw).length > 0 && { saw: { ...saw } }),
    ...(message !== undefined && { message }),
    ...(error && { error: error.message, reason: error.reason }),
  };
}

function recordCall({ tool, args, verdict, runs, id, at, problem }: JudgedCall): Result['exchange']['calls'][number] {
  return {
    tool,
    args: { ...args },
    verdict,
    ...(runs && { runs: { tool: runs.tool, args: { ...runs.args } } }),
    ...(id !== undefined && { id }),
    ...(at !== undefined && { at }),
    ...(problem && { problem }),
  };
}

const round = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;
