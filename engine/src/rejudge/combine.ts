import { type Layer, layers, strictness } from '../policy/policy.ts';
import type { DecideContext } from './decideCorpus.ts';
import { type Decisions, undecided, weigh } from './decision.ts';
import { answerKinds, type CorpusVerdicts } from './verdicts.ts';

/** A blocked input ends the case: the model is not called, and there is nothing else to judge. */
export function combine(
  decided: Readonly<Record<Layer, Decisions>>,
  { items: { length: size }, answers }: Pick<DecideContext, 'items' | 'answers'>,
): Pick<CorpusVerdicts, 'verdicts' | 'decidedBy' | 'layers' | 'answers' | 'alone'> {
  const all = undecided(size);
  const isBlocked = decided.input.strictest.map((verdict) => (verdict === strictness('block') ? 1 : 0));
  for (const layer of layers) {
    const { strictest, by } = decided[layer];
    for (let item = 0; item < size; item++)
      if (layer === 'input' || isBlocked[item] === 0) weigh(all, item, strictest[item] ?? -1, by[item] ?? -1);
  }
  const alone = recordOf((layer) => verdictsOf(decided[layer]));
  const unlessBlocked = (column: Uint8Array, otherwise: number): Uint8Array =>
    isBlocked.includes(1) ? column.map((code, item) => (isBlocked[item] === 1 ? otherwise : code)) : column;
  return {
    verdicts: verdictsOf(all),
    decidedBy: all.by,
    layers: recordOf((layer) => (layer === 'input' ? alone.input : unlessBlocked(alone[layer], strictness('allow')))),
    answers: unlessBlocked(answers, answerKinds.indexOf('none')),
    alone: { layers: alone, answers },
  };
}

const recordOf = <T>(make: (layer: Layer) => T): Readonly<Record<Layer, T>> => ({
  input: make('input'),
  action: make('action'),
  output: make('output'),
  review: make('review'),
});

/** What nothing counts for is allowed. */
export function verdictsOf({ strictest }: Decisions): Uint8Array {
  const codes = new Uint8Array(strictest.length);
  for (let index = 0; index < codes.length; index++) codes[index] = Math.max(0, strictest[index] ?? 0);
  return codes;
}
