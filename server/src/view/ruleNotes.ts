import { hiddenHow } from '#engine/detect/views/hiding.ts';
import { isPseudoRule } from '#engine/policy/policy.ts';
import type { RuleNote } from '#protocol/panel.ts';
import type { Step, Verdict } from '#schemas/generated/run.ts';
import { counted, verdictLabel } from './labels.ts';
import { opinionNote, opinionValues } from './opinionNote.ts';
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
    const rule = places.rule(step.rule);
    const [target, place] = [places.target(step.rule), places.place(step.rule)];
    const opinion = rule && opinionNote(rule, step);
    const saw = Object.entries(step.saw ?? {}).filter(([name]) => !opinion || !opinionValues.has(name));
    return {
      id: step.rule,
      ...(target && { target }),
      ...(place !== undefined && { place }),
      verdict: verdictLabel(step.verdict),
      note: step.on.startsWith('rewritten:') ? `${noteOf(step)} · in what runs instead` : noteOf(step),
      ...(rule?.when?.kind === 'cel' && { condition: rule.when.source }),
      ...(opinion && { opinion }),
      saw: saw.map(([name, value]) => ({ name, value: shorten(JSON.stringify(value)) })),
    };
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

const shorten = (text: string): string => (text.length > 120 ? `${text.slice(0, 117)}…` : text);
