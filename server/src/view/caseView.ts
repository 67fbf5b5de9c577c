import { keyOf } from '#engine/compare/diffRuns.ts';
import type { CaseView, Stage, Target, Tone } from '#protocol/panel.ts';
import type { Call, Result, RunRecord, Step } from '#schemas/generated/run.ts';
import { argumentsSeen, callSegments } from './callText.ts';
import { counted, resultLabel, statusOf, verdictLabel } from './labels.ts';
import { ruleNotes } from './ruleNotes.ts';
import type { RulePlaces } from './rulePlaces.ts';
import { marksOn, refusalMarks, segmentsOf } from './segments.ts';
import { textsOf } from './textNames.ts';

export interface CaseContext {
  readonly record: RunRecord;
  readonly places: RulePlaces;
  readonly target: Target | undefined;
}

/** One case as its pipeline: what went in, what the model did, what it proposed, what came out, what the user would see. */
export function buildCaseView(result: Result, context: CaseContext): CaseView {
  const twin =
    result.twin === undefined ? undefined : context.record.results.find(({ case: id }) => id === result.twin);
  return {
    key: keyOf(result),
    case: result.case,
    kind: result.kind,
    expected: result.expected,
    label: resultLabel(result),
    status: statusOf(result),
    failures: result.notEvaluated ? [result.notEvaluated.message] : (result.failures ?? []),
    ...(context.target && { target: context.target }),
    ...(twin && { twin: { key: keyOf(twin), case: twin.case } }),
    stages: [inputStage(result, context), ...modelStages(result, context)],
    shown: result.shown,
    ...approverOf(result),
  };
}

function inputStage(result: Result, { places }: CaseContext): Stage {
  const steps = result.steps.filter(({ layer }) => layer === 'input');
  const texts = textsOf(result.exchange);
  return {
    title: 'Input',
    tone: toneOf(steps),
    texts: texts.map(({ on, title, text }) => ({
      label: title,
      code: false,
      segments: segmentsOf(text, marksOn(result, on)),
    })),
    rules: ruleNotes(steps, places),
    ...passedNote(result.evaluated.input, steps, texts.length),
  };
}

function modelStages(result: Result, context: CaseContext): readonly Stage[] {
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
    ...(result.evaluated.review > 0 ? [reviewStage(result, context)] : []),
  ];
}

function modelStage(result: Result, { record }: CaseContext): Stage {
  const { output, calls } = result.exchange;
  const text = output ? [{ code: false, segments: segmentsOf(output, refusalMarks(result)) }] : [];
  const proposed = calls.map((call) => ({ code: true, segments: callSegments(call, new Set()) }));
  const source = result.cached ? 'recorded' : `answered in ${Math.round(result.durationMs)} ms`;
  return {
    title: 'Model',
    note: [...new Set([record.model.name, source, result.answer])].join(' · '),
    tone: answerTones[result.should === 'stop' ? 'stop' : 'pass'][result.answer],
    texts: [...text, ...proposed],
    rules: [],
  };
}

/** A refusal is bad where the request is legitimate, and good where it is an attack. */
const answerTones = {
  pass: { answered: 'good', partial: 'held', refused: 'bad', none: 'plain' },
  stop: { answered: 'plain', partial: 'held', refused: 'good', none: 'plain' },
} satisfies Record<string, Record<Result['answer'], Tone>>;

function actionStage(result: Result, { places }: CaseContext): Stage {
  const steps = result.steps.filter(({ layer }) => layer === 'action');
  const texts = result.exchange.calls.flatMap((call, index) => [
    { label: call.verdict, code: true, segments: callSegments(call, argumentsSeen(steps, `call:${index}`)) },
    ...(call.runs
      ? [{ label: 'runs instead', code: true, segments: callSegments(call.runs, rewrittenArguments(call)) }]
      : []),
  ]);
  return {
    title: 'Action',
    tone: toneOf(steps),
    texts,
    rules: ruleNotes(steps, places),
    ...passedNote(result.evaluated.action, steps, result.exchange.calls.length),
  };
}

function outputStage(result: Result, { places }: CaseContext): Stage {
  const steps = result.steps.filter(({ layer }) => layer === 'output');
  const marks = marksOn(result, 'output');
  const { output } = result.exchange;
  const texts = output && marks.length > 0 ? [{ code: false, segments: segmentsOf(output, marks) }] : [];
  return {
    title: 'Output',
    tone: toneOf(steps),
    texts,
    rules: ruleNotes(steps, places),
    ...passedNote(result.evaluated.output, steps, 1),
  };
}

/** The arguments that a rule changed or added. */
const rewrittenArguments = ({ args, runs }: Call): ReadonlySet<string> =>
  new Set(
    Object.entries(runs?.args ?? {}).flatMap(([name, value]) =>
      JSON.stringify(value) === JSON.stringify(args[name]) ? [] : [name],
    ),
  );

/** A second opinion on the exchange as a whole. */
function reviewStage(result: Result, { places }: CaseContext): Stage {
  const steps = result.steps.filter(({ layer }) => layer === 'review');
  return {
    title: 'Review',
    tone: toneOf(steps),
    texts: [],
    rules: ruleNotes(steps, places),
    ...passedNote(result.evaluated.review, steps, 1),
  };
}

function toneOf(steps: readonly Step[]): Tone {
  const counting = steps.filter(({ shadow }) => !shadow).map(({ verdict }) => verdictLabel(verdict).tone);
  if (counting.includes('bad')) return 'bad';
  return counting.includes('held') ? 'held' : 'good';
}

/** How many rules were evaluated and found nothing. Where there are several texts, a rule is evaluated on each. */
function passedNote(evaluated: number, steps: readonly Step[], texts: number): Pick<Stage, 'passed'> {
  const quiet = evaluated - steps.filter(({ outcome }) => outcome !== 'not_matched').length;
  return quiet > 0 ? { passed: `${counted(quiet, texts > 1 ? 'evaluation' : 'rule')} passed` } : {};
}

/** What a person needs to know to approve a held action. */
function approverOf(result: Result): Pick<CaseView, 'approver'> {
  if (result.verdict !== 'require_approval') return {};
  const held = result.exchange.calls.filter(({ verdict }) => verdict === 'require_approval');
  const calls = held
    .map(({ runs, ...call }) => runs ?? call)
    .map(
      ({ tool, args }) =>
        `${tool}(${Object.entries(args)
          .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
          .join(', ')})`,
    );
  const rule = result.decidedBy ? `held by ${result.decidedBy.rule}` : '';
  return { approver: [...calls, rule].filter((part) => part !== '').join(' · ') };
}
