import type { Finding, Span } from './finding.ts';
import { readWords, type Word } from './leaks/readWords.ts';
import { indexSequence, type Place, type SequenceIndex, START } from './leaks/sequenceIndex.ts';

/** A text whose runs of words are known. */
export interface TextIndex {
  readonly numbers: ReadonlyMap<string, number>;
  readonly sequence: SequenceIndex;
  /** How many words it has; two letters of a script without spaces are one. */
  readonly words: number;
}

export interface LeakOptions {
  /** How many words in a row are a leak. */
  readonly words: number;
  /** Which share of the prompt's words a text must repeat, from 0 to 1, so that anything in it counts. */
  readonly atLeast: number;
  /** Texts that may be repeated, as the user wrote them. They are only read where something is found. */
  readonly known: () => readonly string[];
}

/** Indexes a text once for many searches. Time linear in the text. */
export function indexText(text: string): TextIndex {
  const { weighed, words } = read(text);
  const numbers = new Map<string, number>();
  for (const { word } of words) if (!numbers.has(word)) numbers.set(word, numbers.size);
  const sequence = indexSequence(words.map(({ word }) => numbers.get(word) ?? 0));
  return { numbers, sequence, words: weighed.at(-1) ?? 0 };
}

/**
 * What a text repeats of a system prompt: the longest runs of at least so many words that stand in the prompt too,
 * whatever their case, accents, punctuation and white space. Runs that stand in a known text are no leak. Time linear
 * in the text and the known texts.
 */
export function findLeaks(text: string, prompt: TextIndex, { atLeast, known, words }: LeakOptions): Finding[] {
  const source = read(text);
  const repeated = runsIn(source, prompt, words);
  if (repeated.length === 0) return [];
  const allowed = known().flatMap((each) => runsIn(source, indexText(each), words));
  const leaks = without(repeated, allowed).filter((run) => weightOf(run, source) >= words);
  const share = leaks.reduce((sum, run) => sum + weightOf(run, source), 0) / prompt.words;
  return share < atLeast ? [] : leaks.map((run) => findingOf(run, source));
}

interface ReadText {
  readonly words: readonly Word[];
  /** By index: what all words before it weigh; one more than there are words. */
  readonly weighed: readonly number[];
}

function read(text: string): ReadText {
  const words = [...readWords(text)];
  const weighed = [0];
  for (const [index, { weight }] of words.entries()) weighed.push((weighed[index] ?? 0) + weight);
  return { words, weighed };
}

/** From the word with the index `start` up to that with the index `end`, which is not part of it. */
type Run = Span;

function weightOf({ end, start }: Run, { weighed }: ReadText): number {
  return (weighed[end] ?? 0) - (weighed[start] ?? 0);
}

/** In order, without overlaps. */
function runsIn(source: ReadText, { numbers, sequence }: TextIndex, words: number): readonly Run[] {
  const runs: Run[] = [];
  let place: Place = START;
  for (const [index, { word }] of source.words.entries()) {
    const number = numbers.get(word);
    place = number === undefined ? START : sequence.next(place, number);
    const run = { start: index + 1 - place.length, end: index + 1 };
    if (weightOf(run, source) >= words) join(runs, run);
  }
  return runs;
}

function join(runs: Run[], run: Run): void {
  const last = runs.at(-1);
  if (last && run.start <= last.end) runs[runs.length - 1] = { start: Math.min(last.start, run.start), end: run.end };
  else runs.push(run);
}

/** What of the runs is in none of the others. */
function without(runs: readonly Run[], others: readonly Run[]): readonly Run[] {
  const sorted = [...others].sort((a, b) => a.start - b.start);
  return runs.flatMap((run) => {
    const rest: Run[] = [];
    let from = run.start;
    for (const { end, start } of sorted) {
      if (end <= from || start >= run.end) continue;
      if (start > from) rest.push({ start: from, end: start });
      from = end;
    }
    return from < run.end ? [...rest, { start: from, end: run.end }] : rest;
  });
}

function findingOf({ end, start }: Run, { words }: ReadText): Finding {
  return { start: words[start]?.start ?? 0, end: words[end - 1]?.end ?? 0, label: 'SYSTEM_PROMPT' };
}
