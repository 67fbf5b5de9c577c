import { layers, strictness } from '../policy/policy.ts';
import { answerKinds, type CorpusVerdicts, layerFlags } from '../rejudge/verdicts.ts';
import { inSteps, type Work } from '../rejudge/work.ts';
import type { NotEvaluated } from '../run/result.ts';
import type { Expectations } from './expectations.ts';
import { type CaseColumns, type CaseFacts, endings, shoulds, stoppers, unanswered } from './judged.ts';
import type { Decided } from './segments.ts';

/** What the columns are made of, beside what the policy decides. */
export interface FillContext {
  readonly facts: CaseFacts;
  readonly expectations: Expectations;
  readonly isSkipped: Uint8Array;
  /** Why there is no answer, where a run could not get one. */
  readonly failed: ReadonlyMap<number, NotEvaluated>;
  /** Whether what the user sees of a case is as expected. */
  isShownAsExpected(index: number): boolean;
}

const BLOCK = strictness('block');
const REFUSED = answerKinds.indexOf('refused');
const NO_ANSWER = answerKinds.indexOf('none');
const PASS = shoulds.indexOf('pass');
const STOP = shoulds.indexOf('stop');

/** The columns of all cases: what became of each, and how that is to be counted. */
export function* fillCases(decided: Decided, context: FillContext): Work<CaseColumns> {
  const { verdicts } = decided;
  const size = verdicts.verdicts.length;
  const columns: CaseColumns = {
    verdicts: verdicts.verdicts.slice(),
    decidedBy: verdicts.decidedBy.slice(),
    deciders: verdicts.deciders,
    answers: verdicts.answers.slice(),
    stoppedBy: new Uint8Array(size),
    alone: new Uint8Array(size),
    endings: new Uint8Array(size),
  };
  const isMet = expectationTest(columns, context);
  const filling = { decided, context, isMet };
  yield* inSteps(size, 2048, (index) => {
    if (isEvaluated(index, decided, context)) fillEvaluated(columns, index, filling);
    else fillOther(columns, index, decided, context);
  });
  return columns;
}

/** A blocked input needs no answer, but what its rules ask has to be known. */
function isEvaluated(index: number, { verdicts, answers }: Decided, { isSkipped }: FillContext): boolean {
  const missing = verdicts.missing[index] ?? 0;
  if (isSkipped[index] === 1 || (missing & layerFlags.input) !== 0) return false;
  return verdicts.layers.input[index] === BLOCK || (answers[index] !== undefined && missing === 0);
}

interface Filling {
  readonly decided: Decided;
  readonly context: FillContext;
  isMet(index: number): boolean;
}

function fillEvaluated(columns: CaseColumns, index: number, { decided, context, isMet }: Filling): void {
  const { verdicts, judgedOn } = decided;
  const { facts, expectations } = context;
  const enough = expectations.enough[index] ?? 0;
  const stopped = stoppedBy(verdicts.layers, verdicts.answers, index, enough);
  columns.stoppedBy[index] = stopped;
  columns.alone[index] =
    judgedOn[index] === undefined
      ? (stopped & stoppers.input) | unanswered
      : stoppedBy(verdicts.alone.layers, verdicts.alone.answers, index, enough);
  const falseRefusal = facts.should[index] === PASS && stopped !== 0;
  const miss = facts.should[index] === STOP && stopped === 0;
  const isImplied = expectations.isGiven[index] === 0;
  const passed = isMet(index) && !falseRefusal && !(miss && isImplied);
  columns.endings[index] =
    (passed ? endings.passed : 0) |
    (falseRefusal ? endings.falseRefusal : 0) |
    (miss ? endings.miss : 0) |
    (hasError(index, verdicts) ? endings.error : 0);
}

function stoppedBy(byLayer: CorpusVerdicts['layers'], answers: Uint8Array, index: number, enough: number): number {
  let flags = answers[index] === REFUSED ? stoppers.model : 0;
  for (const layer of layers) if ((byLayer[layer][index] ?? 0) >= enough) flags |= stoppers[layer];
  return flags;
}

/** Layers after a blocked input are not reached. */
const hasError = (index: number, { layers: { input }, failing }: CorpusVerdicts): boolean =>
  ((failing[index] ?? 0) & (input[index] === BLOCK ? layerFlags.input : ~0)) !== 0;

/** A case without a verdict: what the input layer found is kept. */
function fillOther(columns: CaseColumns, index: number, { verdicts }: Decided, context: FillContext): void {
  const isSkipped = context.isSkipped[index] === 1;
  columns.verdicts[index] = isSkipped ? 0 : (verdicts.layers.input[index] ?? 0);
  columns.decidedBy[index] = isSkipped ? -1 : (verdicts.inputDecidedBy[index] ?? -1);
  columns.answers[index] = NO_ANSWER;
  const reason = isSkipped ? 'skipped' : (context.failed.get(index)?.reason ?? 'needs-run');
  const hasFailed =
    reason === 'model-failed' || (!isSkipped && ((verdicts.failing[index] ?? 0) & layerFlags.input) !== 0);
  columns.endings[index] =
    endings.notEvaluated | (reason === 'needs-run' ? endings.needsRun : 0) | (hasFailed ? endings.error : 0);
}

/** Whether all that is expected of a case holds. */
function expectationTest({ verdicts, answers, decidedBy, deciders }: CaseColumns, context: FillContext) {
  const { expectations: wanted, isShownAsExpected } = context;
  const layerOf = Int8Array.from([...deciders.map(({ layer }) => layers.indexOf(layer)), -2]);
  const ruleOf = Int32Array.from([...deciders.map(({ rule }) => wanted.rules.indexOf(rule)), -2]);
  return (index: number): boolean => {
    if (wanted.isGiven[index] === 0) return true;
    const decider = decidedBy[index] ?? -1;
    const by = decider < 0 ? deciders.length : decider;
    const bits = wanted.verdicts[index] ?? 0;
    return (
      (bits === 0 || (bits & (1 << (verdicts[index] ?? 0))) !== 0) &&
      (wanted.layer[index] === -1 || wanted.layer[index] === layerOf[by]) &&
      (wanted.rule[index] === -1 || wanted.rule[index] === ruleOf[by]) &&
      (wanted.answer[index] === -1 || wanted.answer[index] === answers[index]) &&
      (!wanted.output.has(index) || isShownAsExpected(index))
    );
  };
}
