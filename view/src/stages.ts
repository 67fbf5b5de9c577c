import type { Stage } from '#protocol/panel/caseView.ts';
import type { Tone } from '#protocol/panel/labels.ts';
import type { Call, Layer, Result, Step } from '#schemas/generated/run.ts';
import { boundedStage } from './bounded.ts';
import { argumentsSeen, callSegments } from './callText.ts';
import type { RuleContext } from './context.ts';
import { counted, verdictLabel } from './labels.ts';
import { done, ruleNotes } from './ruleNotes.ts';
import { marksOn, refusalMarks, segmentsOf } from './segments.ts';
import { textsOf } from './textNames.ts';
import { dayOf } from './times.ts';

export interface StageContext extends RuleContext {
  /** Who answered. */
  readonly model: string;
  /** When the case was judged (ISO 8601). */
  readonly asOf: string;
}

/** The stages that a case went through: input, model, the calls that it proposes, output, review. */
export const stagesOf = (result: Result, context: StageContext): readonly Stage[] =>
  [inputStage(result, context), ...laterStages(result, context)].map(boundedStage);

function laterStages(result: Result, context: StageContext): readonly Stage[] {
  if (result.notEvaluated) return [];
  const isBlocked =
    result.answer === 'none' && result.exchange.output === undefined && result.exchange.calls.length === 0;
  if (isBlocked && result.steps.some(({ layer, verdict }) => layer === 'input' && verdict === 'block')) {
    return [{ title: 'Model', note: 'not called: the input was blocked', tone: 'plain', texts: [], rules: [] }];
  }
  return [
    modelStage(result, context),
    ...(result.exchange.calls.length > 0 ? [actionStage(result, context)] : []),
    outputStage(result, context),
    ...(result.evaluated.review > 0 ? [layerStage('review', result, context, { texts: [], subjects: 1 })] : []),
  ];
}

function inputStage(result: Result, context: StageContext): Stage {
  const given = textsOf(result.exchange);
  const texts = given.map(({ on, title, text }) => ({
    label: title,
    code: false,
    segments: segmentsOf(text, marksOn(result, on)),
  }));
  return layerStage('input', result, context, { texts, subjects: given.length });
}

function modelStage(result: Result, { model, asOf }: StageContext): Stage {
  const { output, calls } = result.exchange;
  const text = output ? [{ code: false, segments: segmentsOf(output, refusalMarks(result)) }] : [];
  const proposed = calls.map((call) => ({ code: true, segments: callSegments(call, new Set()) }));
  return {
    title: 'Model',
    note: [...(isReplay(model, result) ? [] : [model]), sourceOf(result, asOf), result.answer].join(' · '),
    tone: answerTones[result.should === 'stop' ? 'stop' : 'pass'][result.answer],
    texts: [...text, ...proposed],
    rules: [],
  };
}

/** The model `recorded` is nobody beside what is recorded. */
const isReplay = (model: string, { cached }: Result): boolean => model === 'recorded' && cached;

function sourceOf({ cached, recordedAt, durationMs }: Result, asOf: string): string {
  if (!cached) return `answered in ${Math.round(durationMs)} ms`;
  return recordedAt === undefined ? 'recorded' : `recorded ${dayOf(recordedAt, asOf)}`;
}

/** A refusal is bad where the request is legitimate, and good where it is an attack. */
const answerTones = {
  pass: { answered: 'good', partial: 'held', refused: 'bad', none: 'plain' },
  stop: { answered: 'plain', partial: 'held', refused: 'good', none: 'plain' },
} satisfies Record<string, Record<Result['answer'], Tone>>;

function actionStage(result: Result, context: StageContext): Stage {
  const steps = result.steps.filter(({ layer }) => layer === 'action');
  const { calls } = result.exchange;
  const texts = calls.flatMap((call, index) => [
    { label: call.verdict, code: true, segments: callSegments(call, argumentsSeen(steps, `call:${index}`)) },
    ...(call.runs
      ? [{ label: 'runs instead', code: true, segments: callSegments(call.runs, rewrittenArguments(call)) }]
      : []),
  ]);
  return layerStage('action', result, context, { texts, subjects: calls.length });
}

function outputStage(result: Result, context: StageContext): Stage {
  const marks = marksOn(result, 'output');
  const { output } = result.exchange;
  const texts = output && marks.length > 0 ? [{ code: false, segments: segmentsOf(output, marks) }] : [];
  return layerStage('output', result, context, { texts, subjects: 1 });
}

const titles = { input: 'Input', action: 'Action', output: 'Output', review: 'Review' } satisfies Record<Layer, string>;

/** What the rules of a layer did. `subjects`: how many texts or calls they looked at. */
function layerStage(
  layer: Layer,
  result: Result,
  context: StageContext,
  { texts, subjects }: { readonly texts: Stage['texts']; readonly subjects: number },
): Stage {
  const steps = result.steps.filter((step) => step.layer === layer);
  const { decidedBy, verdict } = result;
  return {
    title: titles[layer],
    ...(decidedBy?.layer === layer && { note: `${done[verdict]} by ${decidedBy.rule}` }),
    tone: toneOf(steps),
    texts,
    rules: ruleNotes(steps, context),
    ...passedNote(result.evaluated[layer], steps, subjects),
  };
}

function toneOf(steps: readonly Step[]): Tone {
  const counting = steps.filter(({ shadow }) => !shadow).map(({ verdict }) => verdictLabel(verdict).tone);
  if (counting.includes('bad')) return 'bad';
  return counting.includes('held') ? 'held' : 'good';
}

/** How many rules were evaluated and found nothing. Where there are several texts, a rule is evaluated on each. */
function passedNote(evaluated: number, steps: readonly Step[], subjects: number): Pick<Stage, 'passed'> {
  const quiet = evaluated - steps.filter(({ outcome }) => outcome !== 'not_matched').length;
  return quiet > 0 ? { passed: `${counted(quiet, subjects > 1 ? 'evaluation' : 'rule')} passed` } : {};
}

/** The arguments that a rule changed or added. */
export const rewrittenArguments = ({ args, runs }: Call): ReadonlySet<string> =>
  new Set(
    Object.entries(runs?.args ?? {}).flatMap(([name, value]) =>
      JSON.stringify(value) === JSON.stringify(args[name]) ? [] : [name],
    ),
  );
