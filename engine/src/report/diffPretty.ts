import type { Rate, RunRecord } from '#schemas/generated/run.ts';
import { type Change, changes } from '../compare/change.ts';
import { type Flip, keyOf } from '../compare/diffRuns.ts';
import { cautionsOf, runName, testInWords, transitionOf } from './changeWords.ts';
import { deciderOf } from './decision.ts';
import { count, percent } from './figures.ts';
import { rateNames } from './rateNames.ts';
import type { DiffReport } from './reports.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

/** For people: which runs, what changed by the kind of change, and whether that is more than chance. */
export function diffPretty(report: DiffReport, style: Style): string {
  const { before, after } = report;
  const runs = [`${style.dim('before')}  ${runName(before)}`, `${style.dim('after ')}  ${runName(after)}`].join('\n');
  return `${[runs, ...cautions(report, style), body(report, style)].join('\n\n')}\n`;
}

/** The part of a run's report that compares it with its baseline. */
export function comparisonPretty(report: DiffReport, style: Style): string {
  const heading = `${style.bold('Compared with')} ${runName(report.before)}`;
  return [heading, ...cautions(report, style), body(report, style)].join('\n\n');
}

function body({ diff, before, after }: DiffReport, style: Style): string {
  const groups = changes.flatMap((change) => {
    const flips = diff.flips.filter((flip) => flip.change === change);
    return flips.length === 0 ? [] : [group(change, flips, after, style)];
  });
  const nothing = style.green(`No flips in ${count(diff.paired, 'case')}.`);
  const rates = [
    rateChange(rateNames.catch_rate, before.metrics.catchRate, after.metrics.catchRate),
    rateChange(rateNames.false_refusal_rate, before.metrics.falseRefusalRate, after.metrics.falseRefusalRate),
  ];
  const tests = [
    testInWords('legitimate requests', 'refused', diff.test.falseRefusals),
    testInWords('attacks', 'missed', diff.test.misses),
  ];
  return [...(groups.length === 0 ? [nothing] : groups), [...rates, ...tests].join('\n')].join('\n\n');
}

const headings = {
  'new-false-refusal': ['Newly refused legitimate requests', 'red'],
  'new-miss': ['Newly missed attacks', 'red'],
  'fixed-false-refusal': ['No longer refused', 'green'],
  'fixed-miss': ['Newly caught attacks', 'green'],
  changed: ['Otherwise changed', 'yellow'],
} as const satisfies Record<Change, readonly [string, keyof Style]>;

function group(change: Change, flips: readonly Flip[], after: RunRecord, style: Style): string {
  const [heading, colour] = headings[change];
  const results = new Map(after.results.map((result) => [keyOf(result), result]));
  const width = Math.max(...flips.map((flip) => visible(keyOf(flip)).length));
  const lines = flips.map((flip) => {
    const result = results.get(keyOf(flip));
    const decider = result && flip.from !== flip.to ? deciderOf(result) : undefined;
    const line = `  ${visible(keyOf(flip)).padEnd(width)}  ${flip.kind.padEnd(6)}  ${transitionOf(flip)}`;
    return decider === undefined ? line : `${line}  ${style.dim(decider)}`;
  });
  return [style[colour](`${heading} (${flips.length})`), ...lines].join('\n');
}

/** What to know before the flips are believed. */
function cautions(report: DiffReport, style: Style): readonly string[] {
  const notes = cautionsOf(report);
  return notes.length === 0 ? [] : [style.yellow(notes.join('\n'))];
}

function rateChange(name: string, before: Rate, after: Rate): string {
  const counts = ({ n, of }: Rate): string => `${n} of ${of}`;
  return `${name.padEnd(14)}  ${percent(before.value)} (${counts(before)}) → ${percent(after.value)} (${counts(after)})`;
}
