import { diffRuns, keyOf } from '#engine/compare/diffRuns.ts';
import { reporters } from '#engine/report/reporters.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { type ExitCode, exitCodes } from '../exitCode.ts';
import { loadRecord } from '../loadRecord.ts';
import type { ArgsOf } from '../options.ts';
import { isMissing } from '../outcome.ts';
import { complain, isProblem, problem } from '../problem.ts';
import { styleFor } from '../terminal.ts';
import type { World } from '../world.ts';

/** `railwright diff A B` */
export async function diff({ before: a, after: b, format }: ArgsOf<'diff'>, world: World): Promise<ExitCode> {
  const before = await loadRecord(a, world);
  if (isProblem(before)) return complain(before, world);
  const after = await loadRecord(b, world);
  if (isProblem(after)) return complain(after, world);
  const compared = diffRuns(before, after);
  if (compared.paired === 0)
    return complain(
      problem(`no case was evaluated in both \`${a}\` and \`${b}\``, 'compare two runs of one suite'),
      world,
    );
  world.stdout.write(reporters.diff[format]({ before, after, diff: compared }, styleFor(world.stdout, world)));
  const isWorse = compared.flips.some(({ change }) => change === 'new-false-refusal' || change === 'new-miss');
  if (isWorse) return exitCodes.findings;
  return hasLost(before, after) || hasLost(after, before) ? exitCodes.incomplete : exitCodes.ok;
}

/** Whether a case that one run evaluated is missing from the comparison, because the other failed to. */
function hasLost({ results }: RunRecord, other: RunRecord): boolean {
  const evaluated = new Set(results.filter(({ notEvaluated }) => !notEvaluated).map(keyOf));
  return other.results.some((result) => isMissing(result) && evaluated.has(keyOf(result)));
}
