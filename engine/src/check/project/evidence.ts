import type { Location } from '../../document/diagnostic.ts';

/** What the cases of suites show of the rules of one policy file. Plain data, which adds up and can be sent to a thread. */
export interface Evidence {
  /** The ids of the suites that test the policy, or one that extends it. */
  readonly suites: readonly string[];
  /** The cases of these, but for those that are skipped. */
  readonly cases: number;
  /** The entries of taxonomies that their attacks are of, by id. */
  readonly threats: readonly string[];
  /** Of each tested policy: the names and globs of the tools that its rules are about. */
  readonly governed: readonly (readonly string[])[];
  /** What each rule of the file finds, by its id. Those that all tested policies replace have no entry. */
  readonly rules: ReadonlyMap<string, RuleTally>;
}

/** What a rule finds in the cases of the suites. */
export interface RuleTally {
  /** Cases in which it matches, or fails: it does something there. */
  readonly reached: number;
  /** Whether there is a case that it might reach, whose answer is not recorded. */
  readonly mightReach: boolean;
  /** Legitimate cases that should pass: those that it looks at, and those of them in which it matches. */
  readonly looked: number;
  readonly matched: number;
  /** The first of these. */
  readonly examples: readonly ExampleCase[];
}

export interface ExampleCase {
  readonly id: string;
  readonly at: Location;
}

/** Where a suite has errors, or the policy that it tests: what it would show, nobody knows. */
export type EvidenceOrBroken = Evidence | 'broken';

/** Of a rule that no case has been judged by. */
export const noTally: RuleTally = { reached: 0, mightReach: false, looked: 0, matched: 0, examples: [] };

/** So many cases are kept as examples. */
export const mostExamples = 3;

/** The evidence of some suites together; undefined where there is none. */
export function addEvidence(all: readonly EvidenceOrBroken[]): EvidenceOrBroken | undefined {
  const sound = all.filter((each) => each !== 'broken');
  if (sound.length < all.length) return 'broken';
  if (sound.length === 0) return undefined;
  const rules = new Map<string, RuleTally>();
  for (const each of sound) for (const [id, tally] of each.rules) rules.set(id, addTallies(rules.get(id), tally));
  return {
    suites: sound.flatMap(({ suites }) => suites),
    cases: sound.reduce((sum, { cases }) => sum + cases, 0),
    threats: [...new Set(sound.flatMap(({ threats }) => threats))],
    governed: sound.flatMap(({ governed }) => governed),
    rules,
  };
}

function addTallies(a: RuleTally = noTally, b: RuleTally): RuleTally {
  return {
    reached: a.reached + b.reached,
    mightReach: a.mightReach || b.mightReach,
    looked: a.looked + b.looked,
    matched: a.matched + b.matched,
    examples: [...a.examples, ...b.examples].slice(0, mostExamples),
  };
}
