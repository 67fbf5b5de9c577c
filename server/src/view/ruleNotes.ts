import { unmatchedAction } from '#engine/policy/policy.ts';
import type { RuleNote } from '#protocol/panel.ts';
import type { Step, Verdict } from '#schemas/generated/run.ts';
import { counted, verdictLabel } from './labels.ts';
import type { RulePlaces } from './rulePlaces.ts';

const done = {
  allow: 'allowed',
  flag: 'flagged',
  redact: 'redacted',
  rewrite: 'rewritten',
  require_approval: 'held',
  block: 'blocked',
} satisfies Record<Verdict, string>;

const would = {
  allow: 'would allow',
  flag: 'would flag',
  redact: 'would redact',
  rewrite: 'would rewrite',
  require_approval: 'would hold',
  block: 'would block',
} satisfies Record<Verdict, string>;

/** What each rule that matched or failed did, and what it saw. */
export function ruleNotes(steps: readonly Step[], places: RulePlaces): readonly RuleNote[] {
  return steps.map((step) => {
    const condition = places.rule(step.rule)?.when;
    const [target, place] = [places.target(step.rule), places.place(step.rule)];
    return {
      id: step.rule,
      ...(target && { target }),
      ...(place !== undefined && { place }),
      verdict: verdictLabel(step.verdict),
      note: noteOf(step),
      ...(condition?.kind === 'cel' && { condition: condition.source }),
      saw: Object.entries(step.saw ?? {}).map(([name, value]) => ({ name, value: shorten(JSON.stringify(value)) })),
    };
  });
}

function noteOf(step: Step): string {
  if (step.outcome === 'error') return `could not be evaluated: ${step.error ?? ''} · counts as ${step.verdict}`;
  if (step.rule === unmatchedAction) return `no rule matches this call · ${done[step.verdict]}`;
  if (step.shadow) return `shadow: ${would[step.verdict]}`;
  return step.spans.length > 0 ? `${done[step.verdict]} ${counted(step.spans.length, 'span')}` : done[step.verdict];
}

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);
