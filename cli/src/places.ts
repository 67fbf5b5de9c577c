import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import type { Documents } from '#engine/document/documents.ts';
import { lineOf } from '#engine/report/checkedFile.ts';
import type { Places } from '#engine/report/reports.ts';
import type { Suite } from '#engine/suite/suite.ts';
import type { RunRecord } from '#schemas/generated/run.ts';

/** Where each rule of a policy stands. */
export function placesOfRules({ policy }: CompiledPolicy, documents: Documents): Places {
  return new Map(policy.rules.map(({ id, at }) => [id, lineOf(at, documents)]));
}

/** Where each failed case stands, if it is written in the suite: of one in a data set, only the file is known. */
export function placesOfFailures({ cases, path }: Suite, { results }: RunRecord, documents: Documents): Places {
  const failed = new Set(results.filter(({ passed }) => !passed).map((result) => result.case));
  return new Map(
    cases.filter(({ id, at }) => failed.has(id) && at.path === path).map(({ id, at }) => [id, lineOf(at, documents)]),
  );
}
