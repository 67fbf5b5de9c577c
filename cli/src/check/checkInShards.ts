import { addEvidence } from '#engine/check/project/evidence.ts';
import type { CheckedFile } from '#engine/report/checkedFile.ts';
import type { Problem } from '../problem.ts';
import type { EvidenceByPolicy, JudgedSuite, Shard } from './shard.ts';
import { queueOf, type SuiteToJudge } from './suiteQueue.ts';

/**
 * Checks files, the work divided among shards. First the suites are judged and checked; what their cases show of a policy
 * may come from several shards. Then all other files are checked, each policy where its suites have been judged.
 * @param paths the files to check
 * @param suites all that might test one of them
 * @param shards at least one; the last one works in this thread, so that the others are asked before
 */
export async function checkInShards(
  paths: readonly string[],
  suites: readonly string[],
  shards: readonly Shard[],
): Promise<readonly (CheckedFile | Problem)[]> {
  const named = new Set(paths);
  const judged = await judgeSuites(
    suites.map((path) => ({ path, isChecked: named.has(path) })),
    shards,
  );
  const checked = new Map(judged.flatMap(({ path, file }) => (file ? [[path, file]] : [])));
  const placeOf = new Map(judged.flatMap(({ evidence, place }) => [...evidence.keys()].map((path) => [path, place])));
  const evidence = mergeEvidence(judged);
  const others = paths.filter((path) => !checked.has(path));
  await Promise.all(
    shards.map(async (shard, place) => {
      const own = others.filter((path, index) => (placeOf.get(path) ?? index % shards.length) === place);
      const results = await shard.check(own.map((path) => ({ path, evidence: evidence.get(path) })));
      for (const [index, file] of results.entries()) checked.set(own[index] ?? '', file);
    }),
  );
  return paths.flatMap((path) => checked.get(path) ?? []);
}

interface PlacedSuite extends JudgedSuite {
  readonly path: string;
  /** The shard that has judged it. */
  readonly place: number;
}

async function judgeSuites(suites: readonly SuiteToJudge[], shards: readonly Shard[]): Promise<readonly PlacedSuite[]> {
  const queue = queueOf(suites);
  const judged: PlacedSuite[] = [];
  await Promise.all(
    shards.map((shard, place) =>
      shard.judge(queue, (results) => {
        for (const [index, result] of results) judged[index] = { ...result, path: suites[index]?.path ?? '', place };
      }),
    ),
  );
  return judged;
}

function mergeEvidence(judged: readonly JudgedSuite[]): EvidenceByPolicy {
  const parts = Map.groupBy(
    judged.flatMap(({ evidence }) => [...evidence]),
    ([policy]) => policy,
  );
  return new Map(
    [...parts].flatMap(([policy, ofSuites]) => {
      const sum = addEvidence(ofSuites.map(([, each]) => each));
      return sum === undefined ? [] : [[policy, sum]];
    }),
  );
}
