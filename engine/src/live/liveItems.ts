import { keyOf } from '../compare/diffRuns.ts';
import { shouldOf } from '../run/expectation.ts';
import type { Case } from '../suite/suite.ts';
import { caseFacts } from './caseFacts.ts';
import { excerptOf } from './excerpt.ts';
import type { CaseIdentity, JudgedCases } from './judged.ts';
import type { LiveSource } from './liveSource.ts';

/** The cases of a suite, each as often as it is repeated. What they are does not depend on a policy. */
export interface LiveItems extends Pick<JudgedCases, 'size' | 'facts' | 'identity' | 'find' | 'excerpt'> {
  testCase(index: number): Case;
  /** Of each case, 1 where it is not to be judged. */
  readonly isSkipped: Uint8Array;
  /** Which repeat it is, counted from 0. */
  repeat(index: number): number;
}

export function liveItems({ cases, repeat, display }: Pick<LiveSource, 'cases' | 'repeat' | 'display'>): LiveItems {
  const times = cases.map((testCase) => testCase.repeat ?? repeat);
  const caseOf = Int32Array.from(times.flatMap((count, number) => Array.from({ length: count }, () => number)));
  const repeatOf = Int32Array.from(times.flatMap((count) => Array.from({ length: count }, (_, index) => index)));
  const testCase = (index: number): Case => cases[caseOf[index] ?? -1] as Case;
  const identity = (index: number): CaseIdentity => {
    const { id, kind, tags, twin, at } = testCase(index);
    const named = { case: id, ...((times[caseOf[index] ?? 0] ?? 1) > 1 && { repeat: repeatOf[index] ?? 0 }) };
    const should = shouldOf(testCase(index));
    return { ...named, key: keyOf(named), kind, should, tags, twin: twin?.value, source: display(at.path) };
  };
  return {
    size: caseOf.length,
    testCase,
    isSkipped: Uint8Array.from(caseOf, (number) => (cases[number]?.skip ? 1 : 0)),
    repeat: (index) => repeatOf[index] ?? 0,
    identity,
    facts: caseFacts(caseOf.length, identity),
    find: finder(caseOf.length, identity),
    excerpt: (index) => excerptOf(testCase(index).exchange.messages),
  };
}

/** Finds cases by their keys; the keys are made when the first is looked for. */
export function finder(size: number, identity: (index: number) => CaseIdentity): JudgedCases['find'] {
  let known: ReadonlyMap<string, number> | undefined;
  return (key) => {
    known ??= new Map(Array.from({ length: size }, (_, index) => [identity(index).key, index]));
    return known.get(key);
  };
}
