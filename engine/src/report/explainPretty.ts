import type { ExplainedCondition, ExplainedRule } from '../explain/explanation.ts';
import { isPseudoRule, type Layer, layers, type Verdict } from '../policy/policy.ts';
import { lineIn } from './checkedFile.ts';
import { type JudgedTexts, nameOf } from './judgedTexts.ts';
import { reasonOf } from './reasons.ts';
import type { Places } from './reports.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** A step of a pseudo rule, which is no rule of the policy: `unmatched_action`. */
interface PseudoStep {
  readonly on: string;
  readonly layer: Layer;
  readonly rule: string;
  readonly outcome: ExplainedRule['outcome'];
  readonly verdict: Verdict;
}

export interface ExplainContext {
  readonly texts: JudgedTexts;
  /** All steps of the judgment. */
  readonly steps: readonly PseudoStep[];
  readonly places: Places;
  readonly style: Style;
}

/** Every rule that was evaluated, text by text and call by call, and what each part of its condition found. */
export function explainPretty(rules: readonly ExplainedRule[], context: ExplainContext): string {
  const { texts, steps, places, style } = context;
  const pseudo = steps.filter(({ rule }) => isPseudoRule(rule));
  const layerOf = new Map<string, Layer>([
    ...pseudo.map(({ on, layer }) => [on, layer] as const),
    ...rules.map(({ on, rule }) => [on, rule.layer] as const),
  ]);
  const subjects = [...layerOf.keys()].sort((a, b) => rank(a, layerOf) - rank(b, layerOf));
  return subjects
    .map((on) => {
      const own = rules.filter((rule) => rule.on === on);
      const others = pseudo.filter((step) => step.on === on);
      const head = `${style.bold(layerOf.get(on) ?? '')}  ${nameOf(on, texts)}`;
      const ruleTexts = own.flatMap((rule) => ruleLines(rule, texts, places, style));
      return [head, ...ruleTexts, ...others.map((step) => pseudoLine(step, style))].join('\n');
    })
    .join('\n\n');
}

/** In the order of the layers; what would run in the place of a call stands behind it. */
function rank(on: string, layerOf: ReadonlyMap<string, Layer>): number {
  const [, kind, number = '0'] = /^(\w+):(\d+)/.exec(on) ?? [];
  const place = kind === 'call' ? Number(number) * 2 : kind === 'rewritten' ? Number(number) * 2 + 1 : 0;
  return layers.indexOf(layerOf.get(on) ?? 'input') * 1e9 + place;
}

const pseudoLine = ({ outcome, verdict, rule }: PseudoStep, style: Style): string =>
  `  ${outcome === 'error' ? style.red('error') : 'no rule matches'}, ${verdict}  ${style.bold(rule)}`;

const words = { matched: 'matched', not_matched: 'not matched', error: 'error' } as const;

function ruleLines(explained: ExplainedRule, texts: JudgedTexts, places: Places, style: Style): readonly string[] {
  const { rule, outcome, verdict, durationMs, when, unless } = explained;
  const at = places.get(rule.id);
  const line = at && lineIn(at);
  const counts =
    verdict === undefined ? '' : `, ${verdict}${rule.mode === 'shadow' ? ' (shadow: decides nothing)' : ''}`;
  const time = `${(durationMs * 1000).toFixed(durationMs < 0.01 ? 1 : 0)} µs`;
  const head = `  ${coloured(outcome, words[outcome], style)}${counts}  ${style.bold(rule.id)}  ${style.dim([time, line].filter(Boolean).join('  '))}`;
  return [
    head,
    ...(when ? conditionLines(when, 'when', 2, texts, style) : ['    always']),
    ...(unless ? conditionLines(unless, 'unless', 2, texts, style) : []),
  ];
}

function conditionLines(
  condition: ExplainedCondition,
  label: string,
  depth: number,
  texts: JudgedTexts,
  style: Style,
): readonly string[] {
  const { text, outcome, parts } = condition;
  const answer = { matched: 'true', not_matched: 'false', error: 'error' }[outcome];
  const why = parts.length > 0 ? '' : whyOf(condition, texts);
  const source = visible(text.replace(/\s+/g, ' '));
  const head = `${'  '.repeat(depth)}${coloured(outcome, answer.padEnd(5), style)} ${label === '' ? '' : `${label} `}${source}${why === '' ? '' : style.dim(`  ${why}`)}`;
  return [head, ...parts.flatMap((part) => conditionLines(part, '', depth + 1, texts, style))];
}

/** What decided: the words that matched, the values that were seen, the error. */
function whyOf({ outcome, matches, saw, error, text }: ExplainedCondition, texts: JudgedTexts): string {
  const place = matches[0]?.on;
  if (place !== undefined) return reasonOf({ on: place, outcome, matches, saw, error }, texts);
  const seen = Object.entries(saw)
    .filter(([name]) => name !== text)
    .map(([name, value]) => `${name} = ${visible(shortened(JSON.stringify(value) ?? ''))}`);
  return [...(error ? [`${error.reason}: ${visible(error.message)}`] : []), ...seen].join(', ');
}

const shortened = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

const coloured = (outcome: ExplainedRule['outcome'], text: string, style: Style): string =>
  outcome === 'matched' ? style.green(text) : outcome === 'error' ? style.red(text) : style.dim(text);
