import { classifyAnswer } from '../answer/classifyAnswer.ts';
import type { CompiledPolicy, CompiledRule } from '../compile/compilePolicy.ts';
import { layers } from '../policy/policy.ts';
import type { Column } from './column.ts';
import { findWidest, ruleColumn } from './columns.ts';
import { decideCorpus } from './decideCorpus.ts';
import type { Replies } from './evaluateAll.ts';
import type { Found } from './flagged.ts';
import { keptDecisions } from './keptDecisions.ts';
import { missingOpinions } from './missing.ts';
import { type Populations, readPopulations } from './population.ts';
import type { RecordedExchange } from './recorded.ts';
import { keptReviews, shortNames } from './reviewColumn.ts';
import { createStore } from './store.ts';
import { answerKinds, type CorpusVerdicts } from './verdicts.ts';
import { finish, goOnWith, inSteps, type Work } from './work.ts';

/**
 * Recorded exchanges that are judged again and again. What a condition found is kept, so that after an edit only the
 * conditions are evaluated whose text, values, tools or files changed. INVARIANT: what is decided is what `judge` decides.
 */
export interface Corpus {
  readonly size: number;
  judge(compiled: CompiledPolicy): CorpusVerdicts;
  /** The same in steps. Work that is let go of half-way leaves what it has found so far; two must not be under way at once. */
  judging(compiled: CompiledPolicy): Work<CorpusVerdicts>;
  /**
   * Looks ahead of rules that are not there yet: where the texts hold personal data, secrets, URLs, injections or hidden
   * text at all. A rule that asks for it then costs no more than the exchanges that hold some.
   */
  warming(): Work<void>;
  /** Opinions have come in: the next judgment looks up again those that were missing; or all, where some may be other ones. */
  opinionsChanged(how: OpinionsChange): void;
}

export type OpinionsChange = 'added' | 'replaced';

/** @param idOf shared by corpora whose `inputChanges` are compared */
export function createCorpus(items: readonly RecordedExchange[], idOf = shortNames()): Corpus {
  const store = createStore<Column>();
  const replies = createStore<Replies>();
  const fresh = () => ({ keptDecisions: keptDecisions(), keptReviews: keptReviews(idOf) });
  let kept = fresh();
  let asOf = 0;
  let known: Read | undefined;
  // What was read when somebody stopped in the middle is not read again.
  const reading = read(items);

  function* readOnce(): Work<Read> {
    known ??= yield* goOnWith(reading);
    return known;
  }

  function* judging(compiled: CompiledPolicy): Work<CorpusVerdicts> {
    const { populations, answers } = yield* readOnce();
    const context = { compiled, populations, store, replies, asOf };
    store.begin();
    replies.begin();
    const found = new Map<CompiledRule, Found>();
    for (const layer of layers)
      for (const rule of compiled.rules[layer]) {
        const column = yield* ruleColumn(rule, context);
        found.set(rule, { column, missing: yield* missingOpinions(rule, context) });
      }
    return decideCorpus(found, { ...context, items, answers, ...kept });
  }

  return {
    size: items.length,
    judging,
    judge: (compiled) => finish(judging(compiled)),
    *warming() {
      yield* findWidest((yield* readOnce()).populations, store);
    },
    opinionsChanged(how) {
      asOf++;
      if (how === 'replaced') replies.clear();
      kept = fresh();
    },
  };
}

interface Read {
  readonly populations: Populations;
  /** What the model did in each exchange, by its words. */
  readonly answers: Uint8Array;
}

function* read(items: readonly RecordedExchange[]): Work<Read> {
  return { populations: yield* readPopulations(items), answers: yield* readAnswers(items) };
}

function* readAnswers(items: readonly RecordedExchange[]): Work<Uint8Array> {
  const kinds = new Uint8Array(items.length);
  yield* inSteps(items.length, 32, (item) => {
    kinds[item] = answerKinds.indexOf(classifyAnswer((items[item] as RecordedExchange).answer).answer);
  });
  return kinds;
}
