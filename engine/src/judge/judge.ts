import { classifyAnswer } from '../answer/classifyAnswer.ts';
import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Answer, Exchange } from '../exchange/exchange.ts';
import type { Policy, Verdict } from '../policy/policy.ts';
import { decide } from './decide.ts';
import { judgeCalls } from './judgeCalls.ts';
import { judgeInput } from './judgeInput.ts';
import { judgeOutput } from './judgeOutput.ts';
import type { InputJudgment, Judgment } from './judgment.ts';

/** Judges a whole exchange: its input, and the answer that is already there. Deterministic; calls nothing. */
export function judge(compiled: CompiledPolicy, exchange: Exchange, answer: Answer): Judgment {
  return judgeAnswer(compiled, exchange, judgeInput(compiled, exchange), answer);
}

/** Judges the answer to an exchange whose input is judged already. A blocked input has no answer: what is given is passed over. */
export function judgeAnswer(
  compiled: CompiledPolicy,
  exchange: Exchange,
  input: InputJudgment,
  answer: Answer,
): Judgment {
  const given: Answer = input.isBlocked ? { calls: [] } : answer;
  const actions = judgeCalls(compiled, exchange, given.calls);
  const output = judgeOutput(compiled, exchange, given.output);
  const steps = [...input.steps, ...actions.steps, ...output.steps];
  const { verdict, decidedBy, message } = decide(steps);
  const { answer: kind, spans } = classifyAnswer(given);
  return {
    verdict,
    decidedBy,
    steps,
    evaluated: { input: input.evaluated, action: actions.evaluated, output: output.evaluated },
    answer: input.isBlocked ? 'none' : kind,
    answerSpans: spans,
    calls: actions.calls,
    shown: shownToUser(compiled.policy, verdict, message, output.redacted),
  };
}

function shownToUser(policy: Policy, verdict: Verdict, message: string | undefined, output: string): string {
  return verdict === 'block' || verdict === 'require_approval' ? (message ?? policy.defaults.message) : output;
}
