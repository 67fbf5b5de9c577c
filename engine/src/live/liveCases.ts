import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { finish, type Work } from '../rejudge/work.ts';
import type { NotEvaluated } from '../run/result.ts';
import { type Answers, answerLookup } from './answers.ts';
import { callColumns } from './callColumns.ts';
import { expectationsOf } from './expectations.ts';
import { fillCases } from './fillCases.ts';
import { judgeCase } from './judgeCase.ts';
import type { RejudgedCases } from './judged.ts';
import { liveItems } from './liveItems.ts';
import type { LiveSource } from './liveSource.ts';
import { reachIn } from './reach.ts';
import { createSegments } from './segments.ts';
import { shownTest, shownText } from './shownTexts.ts';

/**
 * The cases of a suite, judged again and again on what is on record, with no model call.
 * INVARIANT: columns and results are what `runCase` gives for each case in a preview.
 */
export interface LiveCases {
  readonly size: number;
  judge(compiled: CompiledPolicy): RejudgedCases;
  /** The same in steps. Work that is let go of half-way leaves what it has found so far; two must not be under way at once. */
  judging(compiled: CompiledPolicy): Work<RejudgedCases>;
  /** Answers or opinions have come in, of the cases with these keys or of any: those that were missing are looked up again. */
  answersChanged(keys?: readonly string[]): void;
  /** Answers or opinions may be other ones now, or gone: all are looked up again. */
  answersReplaced(): void;
  /** Why a run could not get what a case needs. It is shown until an answer is there. */
  failed(key: string, why: NotEvaluated): void;
  /** Looks ahead of rules that are not there yet, once the cases have been judged. */
  warming(): Work<void>;
}

export function createLiveCases(source: LiveSource): LiveCases {
  const items = liveItems(source);
  const { size, facts, isSkipped, identity, find, excerpt } = items;
  const expectations = expectationsOf(items);
  const lookup = answerLookup(items, source);
  const segments = createSegments(items, source, lookup);
  const failures = failureNotes();
  const isMet = shownTest(expectations);

  function* judging(compiled: CompiledPolicy): Work<RejudgedCases> {
    const decided = yield* segments.deciding(compiled);
    const { answers, verdicts } = decided;
    const failed = failures.without(answers);
    const shown = shownText(compiled, decided, { items, source });
    const isShownAsExpected = (index: number): boolean => isMet(index, shown(index));
    const columns = yield* fillCases(decided, { facts, isSkipped, expectations, failed, isShownAsExpected });
    const result: RejudgedCases['result'] = (index) => {
      const context = { compiled, source, answer: answers[index], failure: failed.get(index) };
      const { repeat } = identity(index);
      return { ...judgeCase(items.testCase(index), context), ...(repeat !== undefined && { repeat }) };
    };
    const reachedBy = reachIn(decided.parts, columns);
    return { size, facts, identity, find, excerpt, columns, calls: callColumns(verdicts, columns), reachedBy, result };
  }

  return {
    size,
    judging,
    judge: (compiled) => finish(judging(compiled)),
    answersChanged(keys) {
      lookup.changed(keys?.map(find).filter((index) => index !== undefined));
      segments.opinionsChanged('added');
    },
    answersReplaced() {
      lookup.forget();
      segments.opinionsChanged('replaced');
    },
    failed(key, why) {
      const index = find(key);
      if (index !== undefined) failures.note(index, why);
    },
    warming: segments.warming,
  };
}

interface FailureNotes {
  note(index: number, why: NotEvaluated): void;
  /** Those of the cases that have no answer: the others are forgotten. */
  without(answers: Answers): ReadonlyMap<number, NotEvaluated>;
}

function failureNotes(): FailureNotes {
  let notes = new Map<number, NotEvaluated>();
  /** Who has been given the notes keeps them as they are. */
  let isGiven = false;
  return {
    note(index, why) {
      if (isGiven) notes = new Map(notes);
      isGiven = false;
      notes.set(index, why);
    },
    without(answers) {
      const open = [...notes].filter(([index]) => answers[index] === undefined);
      if (open.length < notes.size) notes = new Map(open);
      isGiven = true;
      return notes;
    },
  };
}
