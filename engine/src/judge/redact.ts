import { plainLabel } from '../compile/detectors/detector.ts';
import type { TextPart } from '../compile/outcome.ts';
import type { Finding } from '../detect/finding.ts';
import type { Step } from './judgment.ts';

/** A text with what redact rules matched in it replaced by labels: `my card is [CREDIT_CARD]`. */
export function redactText({ on, text }: TextPart, steps: readonly Step[]): string {
  return replaceFindings(text, redactions(on, text, steps));
}

/** What redact rules take out of a text. A rule that matched without saying where takes out the whole text. */
export function redactions(on: string, text: string, steps: readonly Step[]): readonly Finding[] {
  const findings: Finding[] = [];
  for (const step of steps) {
    if (step.verdict !== 'redact' || step.shadow || step.outcome !== 'matched' || !concerns(step, on)) continue;
    const own = step.matches.filter((match) => match.on === on);
    for (const match of own) findings.push(match);
    if (step.matches.length === 0) findings.push({ start: 0, end: text.length, label: plainLabel });
  }
  return mergeOverlaps(findings);
}

const concerns = (step: Step, on: string): boolean => step.on === on || on.startsWith(`${step.on}/`);

/** Overlapping findings become one, under the first one's label. */
function mergeOverlaps(findings: readonly Finding[]): readonly Finding[] {
  const merged: Finding[] = [];
  for (const finding of findings.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && finding.start < last.end) merged[merged.length - 1] = { ...last, end: Math.max(last.end, finding.end) };
    else merged.push(finding);
  }
  return merged;
}

function replaceFindings(text: string, findings: readonly Finding[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, label } of findings) {
    result += `${text.slice(at, start)}[${label}]`;
    at = end;
  }
  return result + text.slice(at);
}
