import type { Judgment, Step } from '../judge/judgment.ts';
import { type Layer, layers } from '../policy/policy.ts';
import { lineIn, type Place } from './checkedFile.ts';
import { explainPretty } from './explainPretty.ts';
import { count } from './figures.ts';
import { type JudgedTexts, judgedTexts } from './judgedTexts.ts';
import { reasonOf } from './reasons.ts';
import type { PreviewReport } from './reports.ts';
import type { Style } from './style.ts';
import { visible, visibleLines } from './visible.ts';

/** For people: the verdict, each rule that matched or failed with its words, and what the user would see. */
export function previewPretty(report: PreviewReport, style: Style): string {
  const { judgment } = report;
  const trace = report.explained
    ? explainPretty(report.explained, { texts: textsOf(report), steps: judgment.steps, places: report.rules, style })
    : layers.map((layer) => layerPretty(layer, report, style)).join('\n');
  const parts = [
    headline(report, style),
    trace,
    ...passedOver(report, style),
    ...runs(judgment),
    seen(judgment.shown, style),
  ];
  return `${parts.join('\n\n')}\n`;
}

function headline({ policy, judgment: { verdict, decidedBy } }: PreviewReport, style: Style): string {
  const colour = verdict === 'allow' ? 'green' : verdict === 'block' ? 'red' : 'yellow';
  const by = decidedBy ? `by ${decidedBy.rule} in the ${decidedBy.layer} layer` : 'no rule intervened';
  return `${style.bold(style[colour](verdict))}  ${by}  ${style.dim(`${policy.id} ${policy.version}`.trim())}`;
}

function layerPretty(layer: Layer, report: PreviewReport, style: Style): string {
  const { judgment, rules } = report;
  const texts = textsOf(report);
  const own = judgment.steps.filter((step) => step.layer === layer);
  const head = `${style.bold(layer.padEnd(6))}  ${style.dim(`${count(judgment.evaluated[layer], 'rule')} evaluated, ${count(own.length, 'step')}`)}`;
  return [head, ...own.map((step) => stepPretty(step, texts, rules.get(step.rule), style))].join('\n');
}

const textsOf = ({ exchange, answer, judgment }: PreviewReport): JudgedTexts => judgedTexts(exchange, answer, judgment);

/** What would run in the place of calls that rules change. */
function runs({ calls }: Judgment): readonly string[] {
  const lines = calls.flatMap(({ tool, runs: made }) =>
    made ? [`In place of ${visible(tool)} would run: ${visible(made.tool)} ${visible(JSON.stringify(made.args))}`] : [],
  );
  return lines.length > 0 ? [lines.join('\n')] : [];
}

function stepPretty(step: Step, texts: JudgedTexts, at: Place | undefined, style: Style): string {
  const mode = step.shadow ? ' (shadow: decides nothing)' : '';
  const head = `  ${step.verdict.padEnd(16)}  ${style.bold(step.rule)}${mode}${at === undefined ? '' : style.dim(`  ${lineIn(at)}`)}`;
  return `${head}\n${' '.repeat(20)}${reasonOf(step, texts)}`;
}

/** A blocked input ends the case before the model is called: what was given as its answer does not count. */
function passedOver({ answer, judgment }: PreviewReport, style: Style): readonly string[] {
  const isBlocked = judgment.decidedBy?.layer === 'input' && judgment.verdict === 'block';
  const isGiven = answer.output !== undefined || answer.calls.length > 0;
  return isBlocked && isGiven
    ? [style.yellow('The input is blocked: the model would not be called, and its answer was not judged.')]
    : [];
}

function seen(shown: string, style: Style): string {
  if (shown === '') return style.dim('No text is shown to the user.');
  return [style.bold('The user would see'), ...visibleLines(shown).map((line) => `  ${line}`)].join('\n');
}
