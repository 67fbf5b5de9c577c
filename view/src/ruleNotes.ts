import { hiddenHow } from '#engine/detect/views/hiding.ts';
import { isPseudoRule } from '#engine/policy/policy.ts';
import type { RuleNote } from '#protocol/panel/caseView.ts';
import type { Step, Verdict } from '#schemas/generated/run.ts';
import type { RuleContext } from './context.ts';
import { counted, shorten, verdictLabel } from './labels.ts';
import { opinionNote, opinionValues } from './opinionNote.ts';
import { valueChange } from './valueChange.ts';

export const done = {
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
export function ruleNotes(steps: readonly Step[], context: RuleContext): readonly RuleNote[] {
  const { rules } = context;
  return steps.map((step) => {
    const rule = rules.rule(step.rule);
    const [target, place] = [rules.target(step.rule), rules.place(step.rule)];
    const opinion = rule && opinionNote(rule, step);
    return {
      id: step.rule,
      ...(target && { target }),
      ...(place !== undefined && { place }),
      verdict: { ...verdictLabel(step.verdict), ...(step.shadow && { tone: 'plain' }) },
      note: step.on.startsWith('rewritten:') ? `${noteOf(step)} · in what runs instead` : noteOf(step),
      ...(rule?.when?.kind === 'cel' && { condition: rule.when.source }),
      ...(opinion && { opinion }),
      saw: sawOf(step, opinion !== undefined, context),
    };
  });
}

function sawOf(step: Step, hasOpinion: boolean, { policy, before }: RuleContext): RuleNote['saw'] {
  const saw = Object.entries(step.saw ?? {}).filter(([name]) => !hasOpinion || !opinionValues.has(name));
  return saw.map(([name, value]) => {
    const change = valueChange(name, policy, before?.policy);
    return { name, value: inJson(value), ...(change?.was !== undefined && { was: inJson(change.was) }) };
  });
}

function noteOf(step: Step): string {
  const { outcome, rule, error = 'no rule matches this call', reason, verdict, shadow, spans } = step;
  if (isPseudoRule(rule)) return `${error} · ${done[verdict]}`;
  if (outcome === 'error') {
    const name = reason === undefined ? '' : `\`${reason}\` `;
    return `could not be evaluated: ${error} · ${name}counts as ${verdict}`;
  }
  if (shadow) return `shadow: ${would[verdict]}`;
  return spans.length > 0 ? `${done[verdict]} ${counted(spans.length, 'span')}${hidingNote(spans)}` : done[verdict];
}

/** `, hidden as base64`: each way in which a span was hidden. */
function hidingNote(spans: Step['spans']): string {
  const ways = spans.flatMap(({ hidden }) => (hidden ? [hiddenHow(hidden)] : []));
  return [...new Set(ways)].map((way) => `, ${way}`).join('');
}

export const inJson = (value: unknown): string => shorten(JSON.stringify(value) ?? 'nothing', 120);
