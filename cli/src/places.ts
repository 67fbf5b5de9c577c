import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Documents } from '#engine/document/documents.ts';
import { lineOf } from '#engine/report/checkedFile.ts';
import type { Places } from '#engine/report/reports.ts';
import type { Suite } from '#engine/suite/suite.ts';

/** Where each rule of a policy stands. */
export function placesOfRules({ policy }: CompiledPolicy, documents: Documents): Places {
  return new Map(policy.rules.map(({ id, at }) => [id, lineOf(at, documents)]));
}

/** Where each case that is written in the suite stands; those of data sets are known by their file alone. */
export function placesOfCases({ cases, path }: Suite, documents: Documents): Places {
  return new Map(cases.filter(({ at }) => at.path === path).map(({ id, at }) => [id, lineOf(at, documents)]));
}
