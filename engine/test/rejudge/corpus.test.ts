import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { verdictOfLayer } from '#engine/judge/decide.ts';
import { judge } from '#engine/judge/judge.ts';
import { layers, verdicts } from '#engine/policy/policy.ts';
import { createCorpus } from '#engine/rejudge/corpus.ts';
import type { RecordedExchange } from '#engine/rejudge/recorded.ts';
import { answerKinds, type CorpusVerdicts } from '#engine/rejudge/verdicts.ts';
import { compile, edit, item, type PolicyText, policy } from './arbitraries.ts';

/** What the verdicts of a corpus say of an exchange, as `judge` says it. */
function decisionOf(judged: CorpusVerdicts, index: number): unknown {
  return {
    verdict: verdicts[judged.verdicts[index] ?? -1],
    decidedBy: judged.deciders[judged.decidedBy[index] ?? -1] ?? null,
    layers: layers.map((layer) => verdicts[judged.layers[layer][index] ?? -1]),
    answer: answerKinds[judged.answers[index] ?? -1],
  };
}

function fromScratch(compiled: CompiledPolicy, { exchange, answer, opinions }: RecordedExchange): unknown {
  const { verdict, decidedBy, steps, answer: kind } = judge(compiled, exchange, answer, { opinions });
  return { verdict, decidedBy, layers: layers.map((layer) => verdictOfLayer(steps, layer)), answer: kind };
}

describe('a corpus', () => {
  test('is judged after any edits as if it were judged for the first time', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 4, maxLength: 8 }),
        policy,
        fc.array(edit, { minLength: 3, maxLength: 6 }),
        (items, first, edits) => {
          const corpus = createCorpus(items);
          let edited = first;
          for (const change of [(before: PolicyText) => before, ...edits]) {
            edited = change(edited);
            const compiled = compile(edited);
            const judged = corpus.judge(compiled);
            expect(items.map((_, index) => decisionOf(judged, index))).toEqual(
              items.map((each) => fromScratch(compiled, each)),
            );
          }
        },
      ),
      { numRuns: 150, seed: 5 },
    );
  }, 120_000);
});
