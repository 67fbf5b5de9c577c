import type { Case } from '#engine/suite/suite.ts';
import type { Target } from '#protocol/panel/target.ts';
import type { TestResult } from '#protocol/tests.ts';
import type { Result } from '#schemas/generated/run.ts';
import { labelOf } from '#view/labels.ts';
import { actualText, expectedText } from './expectedActual.ts';

/** Where a message leads to. */
export interface MessagePlaces {
  /** Undefined for a rule that stands nowhere, as `unmatched_action`. */
  rule(id: string): Target | undefined;
  /** Undefined for a case that expects what its kind does. */
  expectation(testCase: Case): Target | undefined;
}

type State = TestResult['state'];

/**
 * What a case did, from its results: several, if it is repeated. Undefined where it was cancelled: nothing is known of it.
 * What is told is of the result that tells most: one that failed, if there is any.
 */
export function testResult(testCase: Case, results: readonly Result[], places: MessagePlaces): TestResult | undefined {
  const told = results.filter(({ notEvaluated }) => notEvaluated?.reason !== 'cancelled');
  const telling = mostTelling(told);
  if (!telling || told.length < results.length) return undefined;
  const state = stateOf(telling);
  const why = whyNot(telling, told);
  const place = telling.decidedBy && places.rule(telling.decidedBy.rule);
  const expectation = state === 'failed' ? places.expectation(testCase) : undefined;
  return {
    case: testCase.id,
    kind: testCase.kind,
    state,
    ...(told.some(isAsked) && { durationMs: told.filter(isAsked).reduce((sum, each) => sum + each.durationMs, 0) }),
    summary: oneLine(`${marks[state]} ${testCase.id}: ${verdictOf(telling)}${why === undefined ? '' : ` (${why})`}`),
    ...(why !== undefined && { message: printable(why) }),
    ...(state === 'failed' && { expected: expectedText(testCase, telling), actual: actualText(testCase, telling) }),
    ...(expectation && { expectation }),
    ...(telling.decidedBy && place && { rule: { id: telling.decidedBy.rule, place } }),
  };
}

const marks = { passed: '✓', failed: '✗', errored: '!', skipped: '-' } satisfies Record<State, string>;

/** What is worse comes first. */
const severity = ['failed', 'errored', 'skipped', 'passed'] as const satisfies readonly State[];

const mostTelling = (results: readonly Result[]): Result | undefined =>
  results.toSorted((a, b) => severity.indexOf(stateOf(a)) - severity.indexOf(stateOf(b)))[0];

const notEvaluatedStates = {
  'no-answer': 'errored',
  'model-failed': 'errored',
  'invalid-policy': 'errored',
  'needs-run': 'skipped',
  skipped: 'skipped',
  cancelled: 'skipped',
} satisfies Record<NonNullable<Result['notEvaluated']>['reason'], State>;

function stateOf({ notEvaluated, passed }: Result): State {
  if (notEvaluated) return notEvaluatedStates[notEvaluated.reason];
  return passed ? 'passed' : 'failed';
}

/** Of an answer on record it is known how long it took then; that is no time of this run. */
const isAsked = ({ cached, notEvaluated }: Result): boolean => !cached && notEvaluated === undefined;

function verdictOf(result: Result): string {
  const { decidedBy, notEvaluated } = result;
  return `${labelOf(result).text}${decidedBy && !notEvaluated ? ` by ${decidedBy.rule}` : ''}`;
}

/** `3 of 5 passed; expected `allow`, got `block`` */
function whyNot(telling: Result, results: readonly Result[]): string | undefined {
  const passed = results.filter((result) => result.passed).length;
  const repeats = results.length > 1 && passed < results.length ? [`${passed} of ${results.length} passed`] : [];
  const reasons = telling.notEvaluated ? [telling.notEvaluated.message] : (telling.failures ?? []);
  const parts = [...repeats, ...reasons];
  return parts.length > 0 ? parts.join('; ') : undefined;
}

// Both are shown in a terminal, and what a service says of its failure is not ours: it must not steer the terminal.
const printable = (text: string): string => text.replace(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g, ' ');
const oneLine = (text: string): string => printable(text).replaceAll('\n', ' ');
