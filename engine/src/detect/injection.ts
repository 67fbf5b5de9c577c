import type { Finding, Span } from './finding.ts';
import { findSpans } from './findSpans.ts';
import { directiveSignals } from './injection/directiveSignals.ts';
import { foreignSignals } from './injection/foreignSignals.ts';
import { markerSignals } from './injection/markerSignals.ts';
import { overrideSignals } from './injection/overrideSignals.ts';
import { promptLeakSignals } from './injection/promptLeakSignals.ts';
import { roleSignals } from './injection/roleSignals.ts';
import type { Signal, SignalFamily } from './injection/signal.ts';
import { mergeFindings } from './mergeFindings.ts';

/**
 * Orders to the model in a text that it is to read and not to obey. Weak signs count together when they stand close to
 * each other: the findings are all signs within a window of the text whose weights reach the threshold, each name
 * counted once. A text that only talks about injections rarely has as many. Time linear in the text.
 */
export function findInjections(text: string): Finding[] {
  const hits = findHits(text);
  const findings: Finding[] = [];
  let reported = 0;
  for (let first = 0; first < hits.length; first++) {
    const end = endOfWindow(hits, first);
    if (weightOf(hits.slice(first, end)) < THRESHOLD) continue;
    findings.push(...hits.slice(Math.max(first, reported), end).map(toFinding));
    reported = end;
  }
  return mergeFindings(findings);
}

/** In code units: about a paragraph. */
const WINDOW = 500;
const THRESHOLD = 10;

const families: readonly SignalFamily[] = [
  markerSignals,
  ...overrideSignals,
  ...promptLeakSignals,
  ...roleSignals,
  ...directiveSignals,
  ...foreignSignals,
];

/** A signal at its place. */
interface Hit extends Span {
  readonly signal: Signal;
}

function findHits(text: string): Hit[] {
  const signals = families.filter(({ needs }) => needs.test(text)).flatMap((family) => family.signals);
  const hits = signals.flatMap((signal) => findSpans(text, signal.pattern).map((span) => ({ ...span, signal })));
  return hits.sort((a, b) => a.start - b.start);
}

/** The index after the last hit that starts within the window that begins with the hit at `first`. */
function endOfWindow(hits: readonly Hit[], first: number): number {
  const limit = (hits[first]?.start ?? 0) + WINDOW;
  let end = first + 1;
  while ((hits[end]?.start ?? Number.POSITIVE_INFINITY) <= limit) end++;
  return end;
}

function weightOf(hits: readonly Hit[]): number {
  const weights = new Map<string, number>();
  for (const { signal } of hits) weights.set(signal.name, Math.max(weights.get(signal.name) ?? 0, signal.weight));
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

function toFinding({ start, end }: Hit): Finding {
  return { start, end, label: 'INJECTION' };
}
