import { type Change, changes } from '../../compare/change.ts';
import { lastInput } from '../../exchange/lastInput.ts';
import { byDecider, type CaseFinding, type DecidedCases, failureOf } from '../caseFindings.ts';
import { transitionOf } from '../changeWords.ts';
import { lineIn } from '../checkedFile.ts';
import { decidingStep } from '../decision.ts';
import { reasonOf } from '../reasons.ts';
import type { Places, RunReport } from '../reports.ts';
import { quote } from '../visible.ts';
import type { ListBlock, ListItem } from './blocks.ts';
import { code } from './code.ts';

const headings = {
  'new-false-refusal': 'Newly refused legitimate requests',
  'new-miss': 'Newly missed attacks',
  'fixed-false-refusal': 'No longer refused',
  'fixed-miss': 'Newly caught attacks',
  changed: 'Otherwise changed',
} as const satisfies Record<Change, string>;

const isBad = (change: Change): boolean => change === 'new-false-refusal' || change === 'new-miss';

/** The flips, what got worse first; in each part by the rule that decides now. */
export function flipBlocks(findings: readonly CaseFinding[], report: RunReport): readonly ListBlock[] {
  return changes.flatMap((change) => {
    const own = findings.filter(({ flip }) => flip?.change === change);
    if (own.length === 0) return [];
    const heading = `${headings[change]} (${own.length})`;
    const line = isBad(change) ? askedFlipLine : flipLine;
    const items = byDecider(own).flatMap((decided) => group(decided, report, line));
    return [isBad(change) ? section(heading, items, 'flip') : folded(heading, items, 'flip')];
  });
}

/** What is not as expected and was not said with the flips: what failed before as well stands apart. */
export function failureBlocks(findings: readonly CaseFinding[], report: RunReport): readonly ListBlock[] {
  const failures = findings.filter(({ isFailure }) => isFailure);
  const told = failures.filter(({ flip }) => !flip || !isBad(flip.change));
  const known = report.baseline ? told.filter(({ isWorse }) => !isWorse) : [];
  const fresh = told.filter((finding) => !known.includes(finding));
  return [
    ...(fresh.length === 0
      ? []
      : [
          section(
            `Not as expected (${fresh.length})`,
            fresh.map((finding) => failure(finding, report)),
            'case',
          ),
        ]),
    ...(known.length === 0
      ? []
      : [
          folded(
            `Failed before as well (${known.length})`,
            known.map((finding) => failure(finding, report)),
            'case',
          ),
        ]),
  ];
}

const section = (heading: string, items: readonly ListItem[], noun: string): ListBlock => ({
  open: `### ${heading}`,
  items,
  close: '',
  noun,
});

/** Shut until somebody opens it. */
export const folded = (heading: string, items: readonly ListItem[], noun: string): ListBlock => ({
  open: `<details><summary>${heading}</summary>`,
  items,
  close: '\n</details>',
  noun,
});

function group(
  decided: DecidedCases,
  { rules }: RunReport,
  line: (finding: CaseFinding) => string,
): readonly ListItem[] {
  return [
    { text: `\n${titleOf(decided, rules)}\n`, isTitle: true },
    ...decided.findings.map((finding) => ({ text: line(finding) })),
  ];
}

function titleOf({ decider, isFormer }: DecidedCases, rules: Places): string {
  if (!decider) return '**No rule decides**';
  const name = `**${code(decider.rule)}**`;
  const where = `${decider.layer} layer${placeOf(decider.rule, rules)}`;
  return isFormer ? `No rule decides now; before, ${name} did, ${where}` : `${name} decides now, ${where}`;
}

function flipLine(finding: CaseFinding): string {
  const { key, now, flip } = finding;
  return `- ${code(key, 80)}, ${now.kind}: ${flip ? transitionOf(flip) : now.verdict}${because(finding)}`;
}

/** What got worse is to be judged by who reads it, and not looked up first. */
const askedFlipLine = (finding: CaseFinding): string => [flipLine(finding), ...asked(finding)].join('  \n');

/** The last thing that the user wrote, as a line below the case. */
function asked({ now }: CaseFinding): readonly string[] {
  const input = lastInput(now.exchange.messages);
  return input === undefined ? [] : [`  asked: ${code(quote(input, 160))}`];
}

/** On which words it was decided; where the model refused, in which. */
function because({ now }: CaseFinding): string {
  const step = decidingStep(now);
  if (step) {
    const matches = step.spans.map((span) => ({ ...span, on: step.on }));
    return `; ${code(reasonOf({ ...step, matches }, now.exchange), 300)}`;
  }
  const [refusal] = now.answerSpans ?? [];
  return refusal
    ? `; the model refused: ${code(now.exchange.output?.slice(refusal.start, refusal.end) ?? '', 100)}`
    : '';
}

function failure(finding: CaseFinding, { cases, rules }: RunReport): ListItem {
  const { key, now } = finding;
  const at = cases.get(now.case);
  const rule = now.decidedBy ? `, decided by ${code(now.decidedBy.rule)}${placeOf(now.decidedBy.rule, rules)}` : '';
  const lines = [
    `- ${code(key, 80)}, ${now.kind}${at ? `, ${code(lineIn(at))}` : ''}: ${code(failureOf(finding), 200)}${rule}${because(finding)}`,
    ...asked(finding),
  ];
  return { text: lines.join('  \n') };
}

function placeOf(rule: string, rules: Places): string {
  const at = rules.get(rule);
  return at ? ` (${code(lineIn(at))})` : '';
}
