import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Documents } from '#engine/document/documents.ts';
import { place } from '#engine/report/checkedFile.ts';
import type { Places } from '#engine/report/reports.ts';
import type { Suite } from '#engine/suite/suite.ts';

/** Where each rule of a policy stands. */
export function placesOfRules({ policy }: CompiledPolicy, documents: Documents): Places {
  return new Map(policy.rules.map(({ id, at }) => [id, place(at, documents)]));
}

/** Where each case stands, if it is written in the suite: of one in a data set, only the file is known. */
export function placesOfCases({ cases, path }: Suite, documents: Documents): Places {
  return new Map(cases.filter(({ at }) => at.path === path).map(({ id, at }) => [id, place(at, documents)]));
}
