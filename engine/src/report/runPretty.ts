import type { Result } from '#schemas/generated/run.ts';
import { keyOf } from '../compare/diffRuns.ts';
import { lineIn } from './checkedFile.ts';
import { decisionOf } from './decision.ts';
import { comparisonPretty } from './diffPretty.ts';
import { explainPretty } from './explainPretty.ts';
import { count, duration } from './figures.ts';
import { ratesPretty } from './ratesPretty.ts';
import type { Places, RunReport } from './reports.ts';
import type { Style } from './style.ts';
import { quote, visible } from './visible.ts';

/** For people: what is not as expected and why, the rates, the gates, and where the record is. */
export function runPretty(report: RunReport, style: Style): string {
  const { record, baseline, notCompared } = report;
  const sections = [
    heading(report, style),
    ...explainedCases(report, style),
    ...record.results
      .filter(({ passed, notEvaluated }) => !passed && !notEvaluated)
      .map((result) => failure(result, report, style)),
    ...notEvaluated(record.results, style),
    ...(baseline ? [comparisonPretty({ ...baseline, after: record }, style)] : []),
    ...(notCompared === undefined ? [] : [style.yellow(`Not compared: ${visible(notCompared)}.`)]),
    ratesPretty(record.metrics, style).join('\n'),
    ...gates(report, style),
    summary(report, style),
  ];
  return `${sections.join('\n\n')}\n`;
}

function heading({ record: { suite, policy, model, mode } }: RunReport, style: Style): string {
  const version = policy.version === '' ? '' : ` ${policy.version}`;
  const verb = mode === 'preview' ? 'previewed with answers of' : 'answered by';
  return `${style.bold(visible(suite.id))}  judged by ${visible(policy.id + version)} (${policy.path}), ${verb} ${visible(model.name)}`;
}

function explainedCases({ record, rules: places, explained }: RunReport, style: Style): readonly string[] {
  return record.results.flatMap((result) => {
    const rules = explained?.get(result.case);
    if (!rules) return [];
    const head = `${style.bold(visible(result.case))}  ${decisionOf(result, places)}`;
    return [`${head}\n\n${explainPretty(rules, { texts: result.exchange, steps: result.steps, places, style })}`];
  });
}

function failure(result: Result, { rules, cases }: RunReport, style: Style): string {
  const at = cases.get(result.case);
  const head = `${style.red('✗')} ${style.bold(visible(keyOf(result)))}  ${result.kind}  ${(result.failures ?? []).map(visible).join('; ')}`;
  return [
    head + (at === undefined ? '' : style.dim(`  ${lineIn(at)}`)),
    ...because(result, rules).map((line) => `    ${line}`),
  ].join('\n');
}

/** What was asked; who decided, and on which words; what the model did. */
function because(result: Result, rules: Places): readonly string[] {
  const { answer, answerSpans = [], exchange } = result;
  const asked = exchange.messages.findLast(({ role }) => role === 'user')?.content;
  const lines = [...(asked === undefined ? [] : [`asked: ${quote(asked)}`]), decisionOf(result, rules)];
  if (answer !== 'refused' && answer !== 'partial') return lines;
  const words = answerSpans.slice(0, 2).map(({ start, end }) => quote(exchange.output?.slice(start, end) ?? ''));
  return [...lines, `the model refused${answer === 'partial' ? ' in part' : ''}: ${words.join(', ')}`];
}

/** How many cases are named for each reason. */
const mostNamed = 5;

/** Cases without a verdict, by the reason: one fault of a model is one entry, not one for each case. */
function notEvaluated(results: readonly Result[], style: Style): readonly string[] {
  const byMessage = new Map<string, string[]>();
  for (const result of results) {
    if (!result.notEvaluated || result.notEvaluated.reason === 'skipped') continue;
    const { message } = result.notEvaluated;
    byMessage.set(message, [...(byMessage.get(message) ?? []), keyOf(result)]);
  }
  return [...byMessage].map(([message, cases]) => {
    const named = cases.slice(0, mostNamed).map(visible).join(', ');
    const more = cases.length > mostNamed ? `, and ${cases.length - mostNamed} more` : '';
    return `${style.yellow('?')} ${style.bold(`${count(cases.length, 'case')} not evaluated`)}  ${visible(message)}\n    ${named}${more}`;
  });
}

function gates({ record, casesInSuite }: RunReport, style: Style): readonly string[] {
  const ran = new Set(record.results.map((result) => result.case)).size;
  if (ran < casesInSuite) return [style.dim(`Gates are not judged: ${ran} of the ${casesInSuite} cases were run.`)];
  if (record.gates.length === 0) return [];
  const lines = record.gates.map(({ gate, value, passed }) => {
    const mark = passed ? style.green('✓') : style.red('✗');
    return `${mark} gate ${gate}${value === null ? ' (no case counts)' : ` (${Number(value.toFixed(4))})`}`;
  });
  return [lines.join('\n')];
}

function summary({ record, savedAs }: RunReport, style: Style): string {
  const { cases } = record.metrics;
  const skipped = record.results.filter((result) => result.notEvaluated?.reason === 'skipped').length;
  const cancelled = record.results.some((result) => result.notEvaluated?.reason === 'cancelled');
  const unevaluated = cases.notEvaluated - skipped;
  const parts = [
    style.green(`${cases.passed} passed`),
    cases.failed === 0 ? '0 failed' : style.red(`${cases.failed} failed`),
    ...(unevaluated > 0 ? [style.yellow(`${unevaluated} not evaluated`)] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  const line = `${style.bold(count(record.results.length, 'case'))}: ${parts.join(', ')} in ${duration(record.durationMs)}${cancelled ? style.yellow(' (cancelled)') : ''}`;
  return savedAs === undefined ? line : `${line}\n${style.dim(`Record: ${savedAs}`)}`;
}
