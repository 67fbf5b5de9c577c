import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Match, Seen } from '../compile/outcome.ts';
import { decide } from '../judge/decide.ts';
import { judgeCalls } from '../judge/judgeCalls.ts';
import { contextOf } from '../judge/judgeContext.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import { judgeOutput } from '../judge/judgeOutput.ts';
import type { DecidedBy, JudgedCall, Step } from '../judge/judgment.ts';
import { strictness, type Verdict } from '../policy/policy.ts';
import { lackOf } from './lack.ts';
import { exchangeOf, type Probe } from './probe.ts';

/** What a policy decides about a probe. */
export interface ProbeAnswer {
  readonly verdict: Verdict;
  /** Null where no rule intervened. */
  readonly decidedBy: DecidedBy | null;
  /** What the deciding rule matched: `on` names the text, `user:0`, `call:0/body`. */
  readonly spans: readonly Match[];
  /** What the conditions of the deciding rule saw. */
  readonly saw: Seen;
  readonly calls: readonly JudgedCall[];
  /** What the user gets, where the verdict is `require_approval` or `block`. */
  readonly message?: string;
  readonly steps: readonly Step[];
  /** It is what is wanted; nothing in particular may be. False where there is a problem. */
  readonly ok: boolean;
  /** Why the verdict is not to be relied on: `the rule tone asks a judge or a classifier`. */
  readonly problem?: string;
}

/**
 * Judges a probe by the layers that look at what it holds: its text and documents by the input layer, its calls by the
 * action layer, its output by the output layer. The review layer looks at whole exchanges, and not at probes. The
 * strictest verdict counts. Calls nothing, and never throws.
 */
export function judgeProbe(probe: Probe, compiled: CompiledPolicy): ProbeAnswer {
  const exchange = exchangeOf(probe);
  const context = contextOf(compiled, exchange, {});
  const input = judgeInput(compiled, exchange, {});
  const calls = judgeCalls(context, probe.calls ?? []);
  const output = judgeOutput(context, probe.output);
  const steps = [...input.steps, ...calls.steps, ...output.steps];
  const { verdict, decidedBy, message = compiled.policy.defaults.message } = decide(steps);
  const step = steps.find(
    (each) =>
      each.rule === decidedBy?.rule && each.layer === decidedBy.layer && each.verdict === verdict && !each.shadow,
  );
  const lack = lackOf(steps, { hasSession: probe.session !== undefined });
  return {
    verdict,
    decidedBy,
    spans: step?.matches ?? [],
    saw: step?.saw ?? {},
    calls: calls.calls,
    ...(strictness(verdict) >= strictness('require_approval') && { message }),
    steps,
    ok: lack === undefined && (probe.wanted === undefined || probe.wanted === verdict),
    ...(lack && {
      problem: lack.reason === 'needs-session' ? `${lack.message}; give the probe a session` : lack.message,
    }),
  };
}
