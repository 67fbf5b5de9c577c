import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Seen } from '../compile/outcome.ts';
import type { Exchange, ToolCall } from '../exchange/exchange.ts';
import type { Step } from '../judge/judgment.ts';

/** What a person needs to know to approve a call. */
export interface ApproverView {
  /** As it would run. */
  readonly call: ToolCall;
  readonly heldBy: string;
  /** What the rule says that it is for. */
  readonly description?: string;
  readonly owner?: string;
  /** What its conditions saw. */
  readonly saw: Seen;
  /** The user's last words: untrusted text. */
  readonly request: string;
  readonly session: Exchange['session'];
  readonly policy: { readonly id: string; readonly version: string };
}

export function approverViewOf({
  call,
  step,
  exchange,
  compiled: { policy },
}: {
  readonly call: ToolCall;
  readonly step: Step;
  readonly exchange: Exchange;
  readonly compiled: CompiledPolicy;
}): ApproverView {
  const description = policy.rules.find(({ id, layer }) => id === step.rule && layer === step.layer)?.description;
  return {
    call,
    heldBy: step.rule,
    ...(description !== undefined && { description }),
    ...(policy.owner !== undefined && { owner: policy.owner }),
    saw: step.saw ?? {},
    request: exchange.messages.findLast(({ role }) => role === 'user')?.content ?? '',
    session: exchange.session,
    policy: { id: policy.id, version: policy.version },
  };
}
