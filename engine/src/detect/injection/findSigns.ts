import type { Span } from '../finding.ts';
import { findSpans } from '../findSpans.ts';
import { bitOf, buildCueFinder } from './cues.ts';
import { frameSignals } from './frameSignals.ts';
import { buildGrammar, type CompiledPhrase, type Grammar } from './grammar.ts';
import { orderSignals } from './phrases/order.ts';
import { overrideSignals } from './phrases/override.ts';
import { revealSignals } from './phrases/reveal.ts';
import { roleSignals } from './phrases/role.ts';
import { readSymbols } from './readSymbols.ts';
import { marks } from './signal.ts';
import { english } from './words/english.ts';
import { european } from './words/european.ts';
import { unspaced } from './words/unspaced.ts';

const phraseSignals = [...overrideSignals, ...revealSignals, ...roleSignals, ...orderSignals];

export type SignalName = (typeof phraseSignals)[number]['name'] | (typeof frameSignals)[number]['name'];

export const signalNames: readonly SignalName[] = [
  ...new Set([...phraseSignals, ...frameSignals].map(({ name }) => name)),
];

/** A signal at its place in the text. */
export interface Sign extends Span {
  readonly name: SignalName;
}

/** All signs, by where they start. They may overlap. Time linear in the text; most harmless texts take one quick pass. */
export function findSigns(text: string, tasks: 'with tasks' | 'without tasks'): Sign[] {
  const { findCues, grammar, withoutTasks } = compiled();
  const { found, frames } = findCues(text);
  const phrases = (tasks === 'with tasks' ? grammar.phrases : withoutTasks).filter(({ needs }) => hasAll(found, needs));
  const signs = [...(phrases.length > 0 ? findPhrases(text, phrases, grammar) : []), ...findFrames(text, frames)];
  return signs.sort((a, b) => a.start - b.start);
}

/** Compiling takes some 20 ms, which a process without such a rule is spared. */
const compiled = once(() => {
  const grammar = buildGrammar([english, ...european, ...unspaced], phraseSignals);
  // Most texts to a model have a plain task, so these phrases are looked for on demand.
  const withoutTasks = grammar.phrases.filter(({ name }) => name !== 'order');
  return { grammar, withoutTasks, findCues: buildCueFinder(grammar) };
});

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function hasAll(found: Uint8Array, needs: readonly number[]): boolean {
  for (let i = 0; i < needs.length; i++) if (found[needs[i] as number] === 0) return false;
  return true;
}

function findPhrases(
  text: string,
  phrases: readonly CompiledPhrase<SignalName>[],
  { words }: Grammar<SignalName>,
): Sign[] {
  const { ends, starts, symbols } = readSymbols(text, words);
  return phrases.flatMap(({ name, pattern }) =>
    findSpans(symbols, pattern).map((match) => {
      const { end, start } = withoutBreaks(symbols, match);
      return { name, start: starts[start] as number, end: ends[end - 1] as number };
    }),
  );
}

/** A match without the end of the sentence before it, or of its own. */
function withoutBreaks(symbols: string, { end, start }: Span): Span {
  const isBreak = (at: number): boolean => symbols[at] === marks.sentence || symbols[at] === marks.line;
  return { start: start + Number(isBreak(start)), end: end - Number(isBreak(end - 1)) };
}

function findFrames(text: string, frames: number): Sign[] {
  if (frames === 0) return [];
  const possible = frameSignals.filter(({ marks }) => marks.some((mark) => (frames & bitOf(mark)) !== 0));
  return possible.flatMap(({ name, pattern }) => findSpans(text, pattern).map((span) => ({ ...span, name })));
}
