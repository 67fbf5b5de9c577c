import type { CompiledPolicy, CompiledRule } from '../compile/compilePolicy.ts';
import { type EvaluateRules, evaluateRules } from '../judge/evaluateRules.ts';
import { judgeCalls } from '../judge/judgeCalls.ts';
import { contextOf } from '../judge/judgeContext.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import { judgeOutput } from '../judge/judgeOutput.ts';
import { type Reviewed, reviewSubject } from '../judge/judgeReview.ts';
import { collectMissing } from '../opinion/collectMissing.ts';
import type { Layer } from '../policy/policy.ts';
import { type Column, outcomeCodes } from './column.ts';
import { ruleKey } from './keys.ts';
import type { RecordedExchange } from './recorded.ts';

/** What is kept of exchanges that other layers change before review rules see them. */
export interface KeptReviews {
  readonly exchanges: Map<number, ChangedExchange>;
  readonly idOf: ShortNames;
  /** By rule. */
  readonly outcomes: Map<string, Map<number, ReviewOutcome>>;
}

/** An exchange as the other layers leave it, and what changes it in each of them. */
interface ChangedExchange {
  readonly reviewed: Reviewed;
  readonly by: Readonly<Record<ChangingLayer, string>>;
}

type ChangingLayer = Exclude<Layer, 'review'>;

/**
 * Of each exchange that is changed, what changes it: in a layer, and in all of them. With the same stamp it is changed in
 * the same way.
 */
export type Stamps = Readonly<Record<ChangingLayer | 'all', ReadonlyMap<number, string>>>;

interface ReviewOutcome {
  readonly stamp: string;
  readonly outcome: number;
  /** Whether the rule wants an opinion that is not there. */
  readonly isMissing: boolean;
}

/** What a review rule finds in each exchange, and where it wants an opinion that is not there. */
export interface Reviews {
  readonly column: Column;
  readonly missing: Column | undefined;
}

export const keptReviews = (idOf: ShortNames): KeptReviews => ({ exchanges: new Map(), outcomes: new Map(), idOf });

/** Gives each key a short name, always the same. */
export type ShortNames = (key: string) => number;

export function shortNames(): ShortNames {
  const ids = new Map<string, number>();
  return (key) => {
    const id = ids.get(key) ?? ids.size;
    ids.set(key, id);
    return id;
  };
}

export interface ReviewContext {
  readonly compiled: CompiledPolicy;
  readonly items: readonly RecordedExchange[];
  readonly stamps: Stamps;
  /** Of each rule that changes texts, by its id: 1 for the exchanges in which it does. */
  readonly changers: ReadonlyMap<string, Uint8Array>;
  readonly kept: KeptReviews;
}

/** What a review rule finds: as it is known for unchanged exchanges, and for the others what it makes of the changed ones. */
export function withChanged({ column, missing }: Reviews, rule: CompiledRule, context: ReviewContext): Reviews {
  const { compiled, stamps, kept } = context;
  if (stamps.all.size === 0) return { column, missing };
  const key = ruleKey(rule, compiled.policy);
  const known = kept.outcomes.get(key) ?? new Map<number, ReviewOutcome>();
  kept.outcomes.set(key, known);
  const reviews = { column: column.slice(), missing: missing?.slice() };
  const own: ChangeContext = { ...context, changing: onlyChanging(compiled) };
  for (const [item, stamp] of stamps.all) {
    const entry = known.get(item);
    const found = entry?.stamp === stamp ? entry : { stamp, ...reviewChanged(item, rule, own) };
    if (found !== entry) known.set(item, found);
    reviews.column[item] = found.outcome;
    if (reviews.missing) reviews.missing[item] = found.isMissing ? 1 : 0;
  }
  return reviews;
}

function reviewChanged(item: number, rule: CompiledRule, context: ChangeContext): Omit<ReviewOutcome, 'stamp'> {
  const { exchange, opinions: known } = context.items[item] as RecordedExchange;
  const subject = reviewSubject(
    contextOf(context.compiled, exchange, { opinions: known }),
    changedExchange(item, context),
  );
  const { opinions, missing } = collectMissing(subject.opinions);
  const { kind } = rule.evaluate({ ...subject, opinions });
  return { outcome: outcomeCodes[kind], isMissing: missing().length > 0 };
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

/** As the other layers leave it. A layer is asked again only where it changes the exchange in another way than before. */
function changedExchange(item: number, context: ChangeContext): Reviewed {
  const { compiled, changing, items, kept } = context;
  const { exchange, answer, opinions, inputOpinions = opinions } = items[item] as RecordedExchange;
  const evaluate = changersOnly(item, context);
  const before = kept.exchanges.get(item);
  const by = stampsOf(item, context.stamps);
  const known = <P extends keyof Reviewed>(layer: ChangingLayer, part: P): Reviewed[P] | undefined =>
    before?.by[layer] === by[layer] ? before.reviewed[part] : undefined;
  const raw = answer.output ?? '';
  const reviewed: Reviewed = {
    passedOn:
      known('input', 'passedOn') ?? judgeInput(changing, exchange, { opinions: inputOpinions, evaluate }).passedOn,
    calls: known('action', 'calls') ?? judgeCalls(contextOf(compiled, exchange, { opinions }), answer.calls).calls,
    output: known('output', 'output') ?? {
      raw,
      passedOn: judgeOutput(contextOf(changing, exchange, { opinions, evaluate }), raw).passedOn,
    },
  };
  kept.exchanges.set(item, { reviewed, by });
  return reviewed;
}

const stampsOf = (item: number, { input, action, output }: Stamps): ChangedExchange['by'] => ({
  input: input.get(item) ?? '',
  action: action.get(item) ?? '',
  output: output.get(item) ?? '',
});

/** Of the rules on texts, those are evaluated again that are known to match. */
function changersOnly(item: number, { changers }: ChangeContext): EvaluateRules {
  return (rules, subject, on) =>
    evaluateRules(
      rules.filter(({ rule }) => changers.get(rule.id)?.[item] === 1),
      subject,
      on,
    );
}

export const isChanging = ({ rule }: Pick<CompiledRule, 'rule'>): boolean =>
  rule.mode === 'enforce' && (rule.verdict === 'redact' || rule.verdict === 'rewrite');

/** Which texts are passed on, other rules have no say in. */
export function onlyChanging(compiled: CompiledPolicy): CompiledPolicy {
  const { inputRules, rules } = compiled;
  return {
    ...compiled,
    rules: { ...rules, input: rules.input.filter(isChanging), output: rules.output.filter(isChanging) },
    inputRules: { user: inputRules.user.filter(isChanging), untrusted: inputRules.untrusted.filter(isChanging) },
  };
}
