import type { Diagnostic } from '../../document/diagnostic.ts';
import type { Case } from '../../suite/suite.ts';
import type { SuiteCheck } from '../check.ts';
import { contradicting } from './contradictingCases.ts';
import { compareWords, type Fingerprint, fingerprintOf, numberOfKeys } from './fingerprint.ts';
import { nearDuplicate } from './nearDuplicateCase.ts';

/** Cases whose texts are the same, or all but the same: one of them tests nothing new, or wants what the other forbids. */
export const alikeCases: SuiteCheck = ({ suite }) => {
  // A row of a data set has no place of its own in the suite.
  const cases = suite.cases.filter(({ path, skip }) => path && skip === undefined);
  const prints = cases.map(fingerprintOf);
  const neighboursOf = findNeighbours(prints);
  return cases.flatMap((testCase, index): readonly Diagnostic[] => {
    for (const other of neighboursOf(index)) {
      const [first, print] = [cases[other] as Case, prints[other] as Fingerprint];
      const difference = compareWords(print, prints[index] as Fingerprint);
      if (!difference || isTwin(first, testCase)) continue;
      const found = nearDuplicate(testCase, first, difference) ?? contradicting(testCase, first, difference);
      if (found) return [found];
    }
    return [];
  });
};

/** Twins are meant to be alike. */
const isTwin = (a: Case, b: Case): boolean => a.twin?.value === b.id || b.twin?.value === a.id;

/** A case is compared with at most so many: where hundreds share a template, comparing all with all has no end. */
const mostCompared = 8;

/** Cases before a case that share a key with it, first ones first. Asked for each case in order, once. */
type NeighboursOf = (index: number) => readonly number[];

/** A hash table with chains, in plain arrays of numbers, for it is built anew on each edit. An entry is a key of a case. */
function findNeighbours(prints: readonly Fingerprint[]): NeighboursOf {
  const entries = prints.length * numberOfKeys;
  const mask = 2 ** Math.ceil(Math.log2(entries + 1)) - 1;
  /** One more than the number of an entry; 0 for none. */
  const heads = new Int32Array(mask + 1);
  const next = new Int32Array(entries + 1);
  const keys = new Uint32Array(entries + 1);
  const collect = (found: number[], key: number): void => {
    for (let entry = heads[key & mask] ?? 0; entry > 0 && found.length < mostCompared; entry = next[entry] ?? 0) {
      const other = Math.floor((entry - 1) / numberOfKeys);
      if (keys[entry] === key && !found.includes(other)) found.push(other);
    }
  };
  return (index) => {
    const own = (prints[index] as Fingerprint).keys;
    const found: number[] = [];
    for (const key of own) collect(found, key);
    // Only now: two keys of a case may be the same, and it is no neighbour of itself.
    for (const [at, key] of own.entries()) {
      const entry = index * numberOfKeys + at + 1;
      keys[entry] = key;
      next[entry] = heads[key & mask] ?? 0;
      heads[key & mask] = entry;
    }
    return found.sort((a, b) => a - b);
  };
}
