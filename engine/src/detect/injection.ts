import type { Finding } from './finding.ts';
import { findSigns, type Sign, type SignalName } from './injection/findSigns.ts';
import { weights } from './injection/weights.ts';
import { mergeFindings } from './mergeFindings.ts';

/**
 * How much it takes: `low`, the plainest signs; `medium`, for any text; `high`, where nobody should give orders at all,
 * as in documents and tool results: there, any task for the reader counts.
 */
export const sensitivities = ['low', 'medium', 'high'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/**
 * Orders to the model in a text that it is to read and not to obey. Signs count together where they stand close to each
 * other: the findings are all signs within a window of the text whose weights reach the threshold, each name counted
 * once. A text that only talks about injections rarely has as many. Time linear in the text.
 */
export function findInjections(text: string, sensitivity: Sensitivity = 'medium'): Finding[] {
  const signs = findSigns(text, sensitivity === 'high' ? 'with tasks' : 'without tasks');
  const findings: Finding[] = [];
  let reported = 0;
  for (let first = 0; first < signs.length; first++) {
    const end = endOfWindow(signs, first);
    if (weightOf(signs, first, end, sensitivity) < thresholds[sensitivity]) continue;
    for (const { start, end: last } of signs.slice(Math.max(first, reported), end)) {
      findings.push({ start, end: last, label: 'INJECTION' });
    }
    reported = end;
  }
  return mergeFindings(findings);
}

/** The weights are on the scale of `medium`. */
const thresholds: Readonly<Record<Sensitivity, number>> = { low: 14, medium: 10, high: 6 };

/** In code units: about a paragraph. */
const WINDOW = 500;

/** The index after the last sign that starts within the window that begins with the sign at `first`. */
export function endOfWindow(signs: readonly Sign[], first: number): number {
  const limit = (signs[first]?.start ?? 0) + WINDOW;
  let end = first + 1;
  while ((signs[end]?.start ?? Number.POSITIVE_INFINITY) <= limit) end++;
  return end;
}

function weightOf(signs: readonly Sign[], first: number, end: number, sensitivity: Sensitivity): number {
  const counted = new Set<SignalName>();
  let sum = 0;
  for (let i = first; i < end; i++) {
    const { name } = signs[i] as Sign;
    if (counted.has(name)) continue;
    counted.add(name);
    sum += name === 'order' && sensitivity === 'high' ? thresholds.high : weights[name];
  }
  return sum;
}
