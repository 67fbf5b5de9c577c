import type { CompiledPolicy, CompiledRule } from '../compile/compilePolicy.ts';
import type { Subject } from '../compile/outcome.ts';
import { judgeCalls } from '../judge/judgeCalls.ts';
import { contextOf } from '../judge/judgeContext.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import { judgeOutput } from '../judge/judgeOutput.ts';
import { reviewSubject } from '../judge/judgeReview.ts';
import { type Column, outcomeCodes } from './column.ts';
import { ruleKey } from './keys.ts';
import type { RecordedExchange } from './recorded.ts';

/** What is kept of exchanges that other layers change before review rules see them. */
export interface KeptReviews {
  readonly subjects: Map<number, { readonly stamp: string; readonly subject: Subject }>;
  /** A short name of a key. */
  idOf(key: string): number;
  /** By rule. */
  readonly outcomes: Map<string, Map<number, { readonly stamp: string; readonly outcome: number }>>;
}

export function keptReviews(): KeptReviews {
  const ids = new Map<string, number>();
  const idOf = (key: string): number => {
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };
  return { subjects: new Map(), outcomes: new Map(), idOf };
}

export interface ReviewContext {
  readonly compiled: CompiledPolicy;
  readonly items: readonly RecordedExchange[];
  /** Of each exchange that is changed, what changes it: with the same stamp it is changed in the same way. */
  readonly stamps: ReadonlyMap<number, string>;
  readonly kept: KeptReviews;
}

/** What a review rule finds: the column for unchanged exchanges, and for the others what it makes of the changed ones. */
export function withChanged(column: Column, rule: CompiledRule, context: ReviewContext): Column {
  const { compiled, stamps, kept } = context;
  if (stamps.size === 0) return column;
  const key = ruleKey(rule, compiled.policy);
  const known = kept.outcomes.get(key) ?? new Map();
  kept.outcomes.set(key, known);
  const changed = column.slice();
  const own: ChangeContext = { ...context, changing: onlyChanging(compiled) };
  for (const [item, stamp] of stamps) {
    const entry = known.get(item);
    const outcome =
      entry?.stamp === stamp ? entry.outcome : outcomeCodes[rule.evaluate(changedSubject(item, stamp, own)).kind];
    known.set(item, { stamp, outcome });
    changed[item] = outcome;
  }
  return changed;
}

/** Lets go of the rules that are not there any more. */
export function keepOnly({ outcomes }: KeptReviews, { policy, rules }: CompiledPolicy): void {
  const current = new Set(rules.review.map((rule) => ruleKey(rule, policy)));
  for (const key of outcomes.keys()) if (!current.has(key)) outcomes.delete(key);
}

interface ChangeContext extends ReviewContext {
  /** The policy with no rules on texts but those that change them. */
  readonly changing: CompiledPolicy;
}

function changedSubject(item: number, stamp: string, context: ChangeContext): Subject {
  const { compiled, items, kept } = context;
  const known = kept.subjects.get(item);
  if (known?.stamp === stamp) return withValues(known.subject, compiled);
  const subject = reviewed(items[item] as RecordedExchange, context);
  kept.subjects.set(item, { stamp, subject });
  return subject;
}

const withValues = (subject: Subject, { policy }: CompiledPolicy): Subject => ({
  ...subject,
  variables: { ...subject.variables, values: policy.values },
});

function reviewed(
  { exchange, answer, opinions }: RecordedExchange,
  { compiled, changing }: Pick<ChangeContext, 'compiled' | 'changing'>,
): Subject {
  const context = contextOf(changing, exchange, { opinions });
  const output = answer.output ?? '';
  return reviewSubject(context, {
    passedOn: judgeInput(changing, exchange, { opinions }).passedOn,
    calls: judgeCalls({ ...context, compiled }, answer.calls).calls,
    output: { raw: output, passedOn: judgeOutput(context, output).passedOn },
  });
}

export const isChanging = ({ rule }: Pick<CompiledRule, 'rule'>): boolean =>
  rule.mode === 'enforce' && (rule.verdict === 'redact' || rule.verdict === 'rewrite');

/** Which texts are passed on, other rules have no say in. */
function onlyChanging(compiled: CompiledPolicy): CompiledPolicy {
  const { inputRules, rules } = compiled;
  return {
    ...compiled,
    rules: { ...rules, input: rules.input.filter(isChanging), output: rules.output.filter(isChanging) },
    inputRules: { user: inputRules.user.filter(isChanging), untrusted: inputRules.untrusted.filter(isChanging) },
  };
}
