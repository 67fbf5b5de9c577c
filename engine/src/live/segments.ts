import type { CompiledPolicy } from '../compile/compilePolicy.ts';
import type { Answer } from '../exchange/exchange.ts';
import { type Corpus, createCorpus, type OpinionsChange } from '../rejudge/corpus.ts';
import type { RecordedExchange } from '../rejudge/recorded.ts';
import { type ShortNames, shortNames } from '../rejudge/reviewColumn.ts';
import type { CorpusVerdicts } from '../rejudge/verdicts.ts';
import type { Work } from '../rejudge/work.ts';
import type { AnswerLookup, Answers } from './answers.ts';
import type { LiveItems } from './liveItems.ts';
import { type LiveSource, opinionsOf, silent } from './liveSource.ts';
import { patchVerdicts } from './patchVerdicts.ts';
import type { DecidedPart } from './reach.ts';

/** Some cases with the answers that they are judged on. */
interface Segment {
  readonly corpus: Corpus;
  readonly indices: Int32Array;
  readonly answers: (Answer | undefined)[];
}

/** What a policy decides about all cases, each with its answer. */
export interface Decided {
  readonly verdicts: CorpusVerdicts;
  readonly answers: Answers;
  /** The answers that the cases were judged on: also where the input is blocked. */
  readonly judgedOn: readonly (Answer | undefined)[];
  /** The same, as it was decided: each case stands in one of them. */
  readonly parts: readonly DecidedPart[];
}

/**
 * The corpus of all cases, and small ones of those whose answers have become other ones since: an answer that comes in
 * must not cost what reading all of them does.
 */
export interface Segments {
  deciding(compiled: CompiledPolicy): Work<Decided>;
  warming(): Work<void>;
  opinionsChanged(how: OpinionsChange): void;
}

/** When more than one of this many cases has another answer, all are read anew. */
const PART = 8;
/** Below that many, a small corpus costs nothing that counts. */
const FEW = 200;
const MOST_SEGMENTS = 8;

export function createSegments(items: LiveItems, source: LiveSource, lookup: AnswerLookup): Segments {
  const idOf = shortNames();
  const make = (indices: Int32Array, answers: Answers): Segment =>
    makeSegment(indices, answers, { items, source, idOf });
  let whole: Segment | undefined;
  let others: readonly Segment[] = [];

  function readAll(answers: Answers): Segment {
    whole = make(
      Int32Array.from({ length: items.size }, (_, index) => index),
      answers,
    );
    others = [];
    return whole;
  }

  function* deciding(compiled: CompiledPolicy): Work<Decided> {
    const base = whole ?? readAll(yield* lookup.first(compiled));
    const verdicts = yield* base.corpus.judging(compiled);
    const answers = yield* lookup.following(compiled, verdicts);
    const differing = differingFrom(base, answers);
    if (differing.length > Math.max(FEW, items.size / PART)) {
      readAll(answers);
      return yield* deciding(compiled);
    }
    if (differing.length === 0)
      return { verdicts, answers, judgedOn: base.answers, parts: [{ verdicts, indexOf: (item) => item }] };
    others = withCases(others, differing, { answers, make });
    const judged: Patch[] = [];
    for (const [segment, own] of owners(others, differing, answers))
      judged.push({ ...own, verdicts: yield* segment.corpus.judging(compiled) });
    return {
      verdicts: patchVerdicts(verdicts, judged),
      answers,
      judgedOn: judgedOn(base, answers, differing),
      parts: partsOf(verdicts, judged),
    };
  }

  return {
    deciding,
    *warming() {
      if (whole) yield* whole.corpus.warming();
    },
    opinionsChanged(how) {
      for (const { corpus } of [...(whole ? [whole] : []), ...others]) corpus.opinionsChanged(how);
    },
  };
}

interface Making {
  readonly items: LiveItems;
  readonly source: LiveSource;
  readonly idOf: ShortNames;
}

function makeSegment(indices: Int32Array, answers: Answers, { items, source, idOf }: Making): Segment {
  const exchanges = Array.from(indices, (index): RecordedExchange => {
    const testCase = items.testCase(index);
    if (testCase.skip) return skipped;
    const { ofInput, ofAnswer } = opinionsOf(testCase, source);
    return {
      exchange: testCase.exchange,
      answer: answers[index] ?? none,
      opinions: ofAnswer,
      ...(ofInput !== ofAnswer && { inputOpinions: ofInput }),
    };
  });
  return { corpus: createCorpus(exchanges, idOf), indices, answers: Array.from(indices, (index) => answers[index]) };
}

const none: Answer = { calls: [] };

const skipped: RecordedExchange = {
  exchange: { messages: [], documents: [], session: {}, history: [] },
  answer: none,
  opinions: silent.ofAnswer,
};

/** The cases whose answer is another one than a segment has. What is equal is made the same, to be found equal quickly. */
function differingFrom({ answers: known }: Segment, answers: Answers): readonly number[] {
  const differing: number[] = [];
  for (let index = 0; index < answers.length; index++) {
    const answer = answers[index];
    if (answer === undefined || answer === known[index]) continue;
    if (isSame(answer, known[index])) known[index] = answer;
    else differing.push(index);
  }
  return differing;
}

const isSame = (a: Answer, b: Answer | undefined): boolean =>
  b !== undefined && a.output === b.output && JSON.stringify(a.calls) === JSON.stringify(b.calls);

/** Segments that have all of some cases with their answers: those that are there, and one of the others. */
function withCases(
  segments: readonly Segment[],
  differing: readonly number[],
  { answers, make }: { readonly answers: Answers; make(indices: Int32Array, answers: Answers): Segment },
): readonly Segment[] {
  const isThere = new Set<number>();
  for (const { places } of owners(segments, differing, answers).values())
    for (const { index } of places) isThere.add(index);
  const missing = differing.filter((index) => !isThere.has(index));
  if (missing.length === 0) return segments;
  if (segments.length >= MOST_SEGMENTS) return [make(Int32Array.from(differing), answers)];
  return [...segments, make(Int32Array.from(missing), answers)];
}

/** Where a case of a segment stands among all. */
export interface Place {
  readonly index: number;
  readonly at: number;
}

export interface Patch {
  readonly places: readonly Place[];
  readonly verdicts: CorpusVerdicts;
}

function partsOf(all: CorpusVerdicts, patches: readonly Patch[]): readonly DecidedPart[] {
  const patched = new Set(patches.flatMap(({ places }) => places.map(({ index }) => index)));
  return [
    { verdicts: all, indexOf: (item) => (patched.has(item) ? undefined : item) },
    ...patches.map(({ places, verdicts }): DecidedPart => {
      const indices = new Map(places.map(({ index, at }) => [at, index]));
      return { verdicts, indexOf: (item) => indices.get(item) };
    }),
  ];
}

/** Of each segment the cases that it decides: the newest that has a case with its answer. */
function owners(
  segments: readonly Segment[],
  differing: readonly number[],
  answers: Answers,
): ReadonlyMap<Segment, Pick<Patch, 'places'>> {
  const open = new Set(differing);
  const owned = new Map<Segment, Pick<Patch, 'places'>>();
  for (const segment of segments.toReversed()) {
    const places: Place[] = [];
    for (const [at, index] of segment.indices.entries()) {
      const answer = answers[index];
      if (!answer || !open.has(index) || !(answer === segment.answers[at] || isSame(answer, segment.answers[at])))
        continue;
      open.delete(index);
      places.push({ index, at });
    }
    if (places.length > 0) owned.set(segment, { places });
  }
  return owned;
}

function judgedOn({ answers: known }: Segment, answers: Answers, differing: readonly number[]): Decided['judgedOn'] {
  const all = known.slice();
  for (const index of differing) all[index] = answers[index];
  return all;
}
