import type { Diagnostic } from '../../document/diagnostic.ts';
import type { Case } from '../../suite/suite.ts';
import type { SuiteCheck } from '../check.ts';
import { compareWords, type Difference, type Fingerprint, fingerprintOf, numberOfKeys } from './fingerprint.ts';

/** Cases whose texts differ in nothing but white space, case, digits, or a word or two: one of them tests nothing new. */
export const nearDuplicateCase: SuiteCheck = ({ suite }) => {
  // A row of a data set has no place of its own in the suite.
  const cases = suite.cases.filter(({ path, skip }) => path && skip === undefined);
  const prints = cases.map(fingerprintOf);
  const neighboursOf = findNeighbours(prints);
  return cases.flatMap((testCase, index): readonly Diagnostic[] => {
    for (const other of neighboursOf(index)) {
      const [first, print] = [cases[other] as Case, prints[other] as Fingerprint];
      const difference = compareWords(print, prints[index] as Fingerprint);
      if (difference && isSameTest(first, testCase) && numbersIn(first) === numbersIn(testCase))
        return [nearDuplicate(testCase, first, difference)];
    }
    return [];
  });
};

/** Whether all is the same but the texts. Twins are meant to be alike. */
function isSameTest(a: Case, b: Case): boolean {
  const isTwin = a.twin?.value === b.id || b.twin?.value === a.id;
  return !isTwin && a.kind === b.kind && a.expect?.text === b.expect?.text && besidesTexts(a) === besidesTexts(b);
}

/** What the model did, what others said of it, and what is known beside the texts; written down when it is first asked for. */
function besidesTexts({ exchange, recorded, opinions }: Case): string {
  const known = written.get(exchange);
  if (known !== undefined) return known;
  const { messages, session, system, history, at } = exchange;
  const heard = [...(opinions ?? [])].map(([rule, { opinion }]) => [rule, opinion]);
  const roles = messages.map(({ role }) => role);
  const text = JSON.stringify([session, system, history, at, recorded?.calls, heard, roles]);
  written.set(exchange, text);
  return text;
}

/** Cards, accounts and telephones: whether such a number is one is what their digits say. */
function numbersIn({ exchange: { messages, documents }, recorded }: Case): string {
  const texts = [
    ...messages.map(({ content }) => content),
    ...documents.map(({ text }) => text),
    recorded?.output ?? '',
  ];
  return texts.flatMap((text) => text.match(/\d(?:[ .-]?\d){8,}/g) ?? []).join('\n');
}

const written = new WeakMap<Case['exchange'], string>();

const nearDuplicate = ({ at }: Case, first: Case, difference: Difference): Diagnostic => ({
  code: 'near-duplicate-case',
  level: 'information',
  message: `differs from \`${first.id}\` in nothing but ${differences[difference]}`,
  location: at,
  related: [{ location: first.at, message: 'the first one' }],
});

const differences = {
  none: 'white space, case, punctuation or digits',
  words: 'a word or two',
} satisfies Record<Difference, string>;

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
