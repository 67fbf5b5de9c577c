import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import { judgeInput } from '../judge/judgeInput.ts';
import { strictness } from '../policy/policy.ts';
import { onlyChanging } from '../rejudge/reviewColumn.ts';
import { type CorpusVerdicts, layerFlags } from '../rejudge/verdicts.ts';
import { inSteps, type Work } from '../rejudge/work.ts';
import type { ModelAnswer } from '../run/modelClient.ts';
import { requestOf } from '../run/runCase.ts';
import type { LiveItems } from './liveItems.ts';
import { type LiveSource, opinionsOf } from './liveSource.ts';

/** Of each case its answer; undefined where none is on record. */
export type Answers = readonly (ModelAnswer | undefined)[];

/** The answers on record to what the model would be asked. They are looked up again only where it would be asked something else. */
export interface AnswerLookup {
  /** Before anything is judged. */
  first(compiled: CompiledPolicy): Work<Answers>;
  /** For the cases whose input the policy lets through. */
  following(compiled: CompiledPolicy, verdicts: CorpusVerdicts): Work<Answers>;
  /** Answers have come in, of some cases or of any. */
  changed(indices: Iterable<number> | undefined): void;
  /** Those that are known may be other ones now, or gone. */
  forget(): void;
}

/** What the model is asked where no rule changes it. */
const PLAIN = '';

export function answerLookup(items: LiveItems, source: LiveSource): AnswerLookup {
  let answers: (ModelAnswer | undefined)[] = new Array(items.size).fill(undefined);
  /** What each answer was looked up for: what changes the input; undefined where it is to be looked up. */
  const asked: (string | undefined)[] = new Array(items.size).fill(undefined);
  let tools = '';
  /** Who has been given the answers keeps them as they are. */
  let isGiven = false;

  function put(index: number, answer: ModelAnswer | undefined): void {
    if (answers[index] === answer) return;
    if (isGiven) answers = answers.slice();
    isGiven = false;
    answers[index] = answer;
  }

  function begin({ policy }: CompiledPolicy): void {
    const known = source.answersByCase ? '' : JSON.stringify(policy.tools?.tools ?? []);
    if (known !== tools) asked.fill(undefined);
    tools = known;
  }

  function give(): Answers {
    isGiven = true;
    return answers;
  }

  return {
    *first(compiled) {
      begin(compiled);
      const ask = asking(compiled, items, source);
      yield* inSteps(items.size, 16, (index) => {
        if (asked[index] !== undefined || items.isSkipped[index] === 1) return;
        const { answer, isPlain } = ask(index);
        put(index, answer);
        if (isPlain) asked[index] = PLAIN;
      });
      return give();
    },
    *following(compiled, verdicts) {
      begin(compiled);
      const changedBy = (index: number): string =>
        source.answersByCase ? PLAIN : (verdicts.inputChanges.get(index) ?? PLAIN);
      const due = casesOf(items, verdicts).filter((index) => asked[index] !== changedBy(index));
      const ask = asking(compiled, items, source);
      yield* inSteps(due.length, 16, (at) => {
        const index = due[at] ?? 0;
        put(index, ask(index).answer);
        asked[index] = changedBy(index);
      });
      return give();
    },
    changed(indices) {
      for (const index of indices ?? asked.keys()) if (answers[index] === undefined) asked[index] = undefined;
    },
    forget() {
      answers = new Array(items.size).fill(undefined);
      isGiven = false;
      asked.fill(undefined);
    },
  };
}

/** The cases that the model is asked for. */
function casesOf({ size, isSkipped }: LiveItems, { layers, missing }: CorpusVerdicts): Int32Array {
  const block = strictness('block');
  const indices = new Int32Array(size);
  let count = 0;
  for (let index = 0; index < size; index++) {
    const isStopped = layers.input[index] === block || ((missing[index] ?? 0) & layerFlags.input) !== 0;
    if (!isStopped && isSkipped[index] === 0) indices[count++] = index;
  }
  return indices.subarray(0, count);
}

interface Asked {
  readonly answer: ModelAnswer | undefined;
  /** Whether the input is passed on as it is. */
  readonly isPlain: boolean;
}

function asking(compiled: CompiledPolicy, items: LiveItems, source: LiveSource): (index: number) => Asked {
  const changing = onlyChanging(compiled);
  return (index) => {
    const testCase = items.testCase(index);
    const input = judgeInput(changing, testCase.exchange, { opinions: opinionsOf(testCase, source).ofInput });
    const request = requestOf({ policy: compiled }, testCase, input, items.repeat(index));
    return {
      answer: source.answerTo(testCase, request),
      isPlain: source.answersByCase || input.passedOn === testCase.exchange,
    };
  };
}
