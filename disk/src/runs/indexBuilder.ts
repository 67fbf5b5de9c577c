import { countCancelled, type RunCounts } from '#engine/history/runSummary.ts';
import type { CaseIdentity, JudgedCases } from '#engine/live/judged.ts';
import { recordCases } from '#engine/live/recordCases.ts';
import { type IndexColumns, type IndexLists, joinColumns } from './indexColumns.ts';
import type { ResultBatch } from './readRecord.ts';

export interface BuiltIndex {
  readonly columns: IndexColumns;
  readonly lists: IndexLists;
  readonly counts: RunCounts;
}

export interface IndexBuilder {
  /** Takes in the results that follow. */
  add(batch: ResultBatch): void;
  built(): BuiltIndex;
}

/** Makes the index of a record from its results, batch by batch: a record may be larger than the memory. */
export function createIndexBuilder(): IndexBuilder {
  const parts: IndexColumns[] = [];
  const lists: Lists = { deciders: numbering(), tools: numbering(), tags: numbering(), sources: numbering() };
  const ids = new Set<string>();
  const before = { results: 0, tags: 0, cancelled: 0 };
  return {
    add(batch) {
      const cases = recordCases(batch);
      const identities = Array.from({ length: cases.size }, (_, index) => cases.identity(index));
      for (const identity of identities) ids.add(identity.case);
      parts.push({
        ...judgedColumns(cases, lists),
        ...factColumns(cases, lists, before.tags),
        ...textColumns(cases, identities),
        ...callColumns(cases, lists, before.results),
        repeats: Int32Array.from(identities, ({ repeat }) => repeat ?? -1),
        starts: Float64Array.from(batch.starts),
        lengths: Uint32Array.from(batch.lengths),
      });
      before.results += cases.size;
      before.tags += cases.facts.tagNumbers.length;
      before.cancelled += countCancelled(batch.results);
    },
    built: () => ({
      columns: withEnd(joinColumns(parts), before.tags),
      lists: {
        deciders: lists.deciders.values,
        tools: lists.tools.values,
        tags: lists.tags.values,
        sources: lists.sources.values,
      },
      counts: { cases: ids.size, cancelled: before.cancelled },
    }),
  };
}

/** Gives each value that is met a number, in the order in which they come. */
interface Numbering<T> {
  readonly values: readonly T[];
  numberOf(value: T): number;
}

type Lists = { readonly [Name in keyof IndexLists]: Numbering<IndexLists[Name][number]> };

function numbering<T>(): Numbering<T> {
  const known = new Map<string, number>();
  const values: T[] = [];
  return {
    values,
    numberOf(value) {
      const key = JSON.stringify(value);
      const number = known.get(key) ?? values.push(value) - 1;
      known.set(key, number);
      return number;
    },
  };
}

function judgedColumns({ columns }: JudgedCases, lists: Lists) {
  const { verdicts, answers, stoppedBy, alone, endings, deciders } = columns;
  const decidedBy = renumbered(columns.decidedBy, deciders, lists.deciders);
  return { verdicts, answers, stoppedBy, alone, endings, decidedBy };
}

/** The last entry of `tagsFrom`, where the tags of the last case end, is the first of the next part. */
function factColumns({ facts, size }: JudgedCases, lists: Lists, tagsBefore: number) {
  return {
    kinds: facts.kinds,
    should: facts.should,
    tagNumbers: renumbered(facts.tagNumbers, facts.tags, lists.tags),
    tagsFrom: facts.tagsFrom.subarray(0, size).map((from) => tagsBefore + from),
    sourceOf: renumbered(facts.sourceOf, facts.sources, lists.sources),
  };
}

const withEnd = (columns: IndexColumns, end: number): IndexColumns => ({
  ...columns,
  tagsFrom: Int32Array.from([...columns.tagsFrom, end]),
});

function textColumns(cases: JudgedCases, identities: readonly CaseIdentity[]) {
  const ids = texts(identities.map((identity) => identity.case));
  const twins = texts(identities.map(({ twin }) => twin ?? ''));
  const excerpts = texts(identities.map((_, index) => cases.excerpt(index)));
  return {
    ids: ids.bytes,
    idLengths: ids.lengths,
    twins: twins.bytes,
    twinLengths: twins.lengths,
    excerpts: excerpts.bytes,
    excerptLengths: excerpts.lengths,
  };
}

function texts(values: readonly string[]): { readonly bytes: Uint8Array; readonly lengths: Uint32Array } {
  return {
    bytes: Buffer.from(values.join(''), 'utf16le'),
    lengths: Uint32Array.from(values, (value) => 2 * value.length),
  };
}

function callColumns({ calls, columns }: JudgedCases, lists: Lists, first: number) {
  return {
    callCases: calls.caseOf.map((index) => first + index),
    callPlaces: calls.placeOf,
    callTools: renumbered(calls.toolOf, calls.tools, lists.tools),
    callDecidedBy: renumbered(calls.decidedBy, columns.deciders, lists.deciders),
    callFates: calls.fates,
  };
}

/** The numbers that the values of a batch have among all. */
function renumbered<T>(column: Int32Array, values: readonly T[], all: Numbering<T>): Int32Array {
  const numbers = values.map((value) => all.numberOf(value));
  return column.map((number) => numbers[number] ?? -1);
}
