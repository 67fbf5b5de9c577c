import { strictness } from '../policy/policy.ts';
import type { CallVerdicts, CorpusVerdicts } from '../rejudge/verdicts.ts';
import { type CallColumns, type CallFate, type CaseColumns, callFates, endings } from './judged.ts';

const fate = (name: CallFate): number => callFates.indexOf(name);
const BLOCK = strictness('block');
const HELD = strictness('require_approval');

/** What becomes of the calls of all cases. */
export function callColumns({ calls, layers: { input } }: CorpusVerdicts, cases: CaseColumns): CallColumns {
  const { size, itemOf, tools, toolOf, decidedBy } = calls;
  const fates = new Uint8Array(size);
  for (let call = 0; call < size; call++) {
    const index = itemOf[call] ?? 0;
    const isJudged = ((cases.endings[index] ?? 0) & endings.notEvaluated) === 0 && input[index] !== BLOCK;
    fates[call] = isJudged ? fateOf(call, calls) : fate('none');
  }
  return { size, caseOf: itemOf, placeOf: placesIn(itemOf), tools, toolOf, decidedBy, fates };
}

function fateOf(call: number, { verdicts, isChanged }: CallVerdicts): number {
  const verdict = verdicts[call] ?? 0;
  if (verdict >= HELD) return fate(verdict === BLOCK ? 'blocked' : 'held');
  return fate(isChanged[call] === 1 ? 'rewritten' : 'runs');
}

/** The number of each call among those of its case. */
export function placesIn(caseOf: Int32Array): Int32Array {
  const places = new Int32Array(caseOf.length);
  for (let call = 1; call < places.length; call++)
    if (caseOf[call] === caseOf[call - 1]) places[call] = (places[call - 1] ?? 0) + 1;
  return places;
}
