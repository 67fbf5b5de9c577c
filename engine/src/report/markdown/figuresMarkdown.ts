import type { Rate, RunRecord } from '#schemas/generated/run.ts';
import { percent } from '../figures.ts';
import { rateTable } from '../rateTable.ts';
import type { RunReport } from '../reports.ts';

/** The rates of both runs, with their counts and intervals; who stopped the attacks stands below those that were caught. */
export function ratesMarkdown({ record, baseline }: RunReport): string {
  const head = baseline ? ['', 'before', 'now'] : ['', 'now'];
  const rows = rateTable.map(({ name, isPart, of }) => [
    isPart ? `&nbsp;&nbsp;${name}` : `**${name}**`,
    ...(baseline ? [cell(of(baseline.before.metrics))] : []),
    cell(of(record.metrics)),
  ]);
  return [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

const cell = ({ value, n, of, low, high }: Rate): string =>
  of === 0 ? '–' : `${percent(value)} (${n} of ${of}; ${(low * 100).toFixed(1)} to ${percent(high)})`;

export const ratesNote = 'In brackets: how many of how many, and the 95 % interval (Wilson).';

/** Whether the rates keep the limits of the suite, and whether they kept them before. */
export function gatesMarkdown({ record, baseline, casesInSuite }: RunReport): readonly string[] {
  const ran = new Set(record.results.map((result) => result.case)).size;
  if (ran < casesInSuite) return [`Gates are not judged: ${ran} of the ${casesInSuite} cases were run.`];
  if (record.gates.length === 0) return [];
  return [`### Gates\n\n${record.gates.map((gate) => `- ${gateLine(gate, baseline?.before.gates ?? [])}`).join('\n')}`];
}

/** A gate is in words of ours: the name of a rate, an operator, a number. */
function gateLine({ gate, value, passed }: RunRecord['gates'][number], before: RunRecord['gates']): string {
  const now = `${passed ? '✅' : '❌'} \`${gate}\`, ${value === null ? 'no case counts' : `is ${rounded(value)}`}`;
  const earlier = before.find((other) => other.gate === gate);
  if (!earlier || earlier.value === null) return now;
  return `${now}, was ${rounded(earlier.value)}${!passed && !earlier.passed ? ' (not kept before either)' : ''}`;
}

const rounded = (value: number): string => String(Number(value.toFixed(4)));
