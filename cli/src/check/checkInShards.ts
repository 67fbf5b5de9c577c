import { addEvidence } from '#engine/check/project/evidence.ts';
import type { CheckedFile } from '#engine/report/checkedFile.ts';
import type { Problem } from '../problem.ts';
import type { EvidenceByPolicy, JudgedSuite, Shard, SuiteToJudge } from './shard.ts';

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

/** Enough to be worth a message, and few enough that no shard is left waiting for another at the end. */
const suitesAtOnce = 6;

/** How many questions a shard has before it: it has the next one when it has answered one. */
const questionsAtOnce = 2;

interface PlacedSuite extends JudgedSuite {
  readonly path: string;
  /** The shard that has judged it. */
  readonly place: number;
}

/** Each shard takes the next suites as soon as it is done with others: they start, and work, at different speeds. */
async function judgeSuites(suites: readonly SuiteToJudge[], shards: readonly Shard[]): Promise<readonly PlacedSuite[]> {
  const judged: PlacedSuite[] = [];
  let taken = 0;
  const work = async (shard: Shard, place: number): Promise<void> => {
    while (taken < suites.length) {
      const first = taken;
      const own = suites.slice(first, first + suitesAtOnce);
      taken += own.length;
      const results = await shard.judge(own);
      for (const [index, result] of results.entries())
        judged[first + index] = { ...result, path: own[index]?.path ?? '', place };
    }
  };
  const asking = shards.flatMap((shard, place) => Array.from({ length: questionsAtOnce }, () => work(shard, place)));
  await Promise.all(asking);
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
