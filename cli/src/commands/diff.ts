import { diffRuns } from '#engine/compare/diffRuns.ts';
import { reporters } from '#engine/report/reporters.ts';
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
  if ([before, after].some(({ results }) => results.some(isMissing))) return exitCodes.incomplete;
  const isWorse = compared.flips.some(({ change }) => change === 'new-false-refusal' || change === 'new-miss');
  return isWorse ? exitCodes.findings : exitCodes.ok;
}
