import { gitFiles } from '#disk/git/gitFiles.ts';
import { openGit } from '#disk/git/openGit.ts';
import { resolveRevision } from '#disk/git/revisions.ts';
import { diffRuns } from '#engine/compare/diffRuns.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { openDocuments } from '#engine/document/documents.ts';
import { lineIn } from '#engine/report/checkedFile.ts';
import type { RunReport } from '#engine/report/reports.ts';
import type { RunPlan } from '#engine/run/plan.ts';
import type { RunRecord } from '#schemas/generated/run.ts';
import { executeRun } from './executeRun.ts';
import { loadPolicy } from './load.ts';
import { loadRecord } from './loadRecord.ts';
import type { PlannedRun } from './planRun.ts';
import { isProblem, type Problem, problem, warn } from './problem.ts';
import type { World } from './world.ts';

/** What a run is compared with. */
export type Baseline =
  | { readonly kind: 'record'; readonly record: RunRecord }
  /** Another policy, which judges the answers of the run. */
  | { readonly kind: 'policy'; readonly policy: CompiledPolicy; readonly source: `git:${string}` }
  /** There was no policy that could judge: what the run decides is all new. */
  | { readonly kind: 'nothing'; readonly reason: string };

/** Finds what `--baseline` names, `git:REV` or the file of a run record, before anything is run. */
export async function findBaseline(named: string, planned: PlannedRun, world: World): Promise<Baseline | Problem> {
  if (named.startsWith('git:')) return policyAt(named.slice('git:'.length), planned, world);
  const record = await loadRecord(named, world);
  return isProblem(record) ? record : { kind: 'record', record };
}

/** The policy of the run as it was at a revision, with all files that it draws on. */
async function policyAt(revision: string, { plan }: PlannedRun, world: World): Promise<Baseline | Problem> {
  const { path } = plan.policy.policy;
  const repository = await openGit(path);
  if (repository.kind === 'problem') return refuse(revision, repository.reason);
  const commit = await resolveRevision(repository, revision);
  if (commit.kind === 'problem') return refuse(revision, commit.reason);
  const files = gitFiles(repository, commit, world.files);
  const name = world.files.display(path);
  if (files.nameThen(path) === undefined) return refuse(revision, `\`${name}\` is not in the repository`);
  const content = files.read(path);
  if (content.kind === 'unreadable')
    return { kind: 'nothing', reason: `\`${name}\` cannot be read at \`${revision}\`: ${content.reason}` };
  const policy = loadPolicy(path, openDocuments(files));
  if (isProblem(policy)) return { kind: 'nothing', reason: `${errorIn(policy)} at \`${revision}\`` };
  return { kind: 'policy', policy, source: `git:${revision}` };
}

const refuse = (revision: string, reason: string): Problem =>
  problem(`cannot compare with \`git:${revision}\`: ${reason}`);

/** A policy that was broken has decided nothing: what mends it must not fail for it. */
function errorIn({ message, files = [] }: Problem): string {
  const [first] = files.flatMap(({ diagnostics }) => diagnostics);
  return first ? `the policy had an error in ${lineIn(first)}: ${first.message},` : message;
}

/** What a run is compared with, in its report: the record, or what the other policy decides about the same answers. */
export async function compareWith(
  baseline: Baseline | undefined,
  record: RunRecord,
  planned: PlannedRun,
  world: World,
): Promise<Pick<RunReport, 'baseline' | 'notCompared'>> {
  switch (baseline?.kind) {
    case undefined:
      return {};
    case 'nothing':
      warn(`nothing to compare with: ${baseline.reason}`, world);
      return { notCompared: baseline.reason };
    case 'record':
      return comparison(baseline.record, record);
    case 'policy':
      return comparison(await judgeAgain(baseline, planned, world), record);
  }
}

const comparison = (before: RunRecord, after: RunRecord) => ({ baseline: { before, diff: diffRuns(before, after) } });

/** Calls nobody: the answers are those that the run has just used or recorded. */
function judgeAgain(
  { policy, source }: Extract<Baseline, { kind: 'policy' }>,
  { plan, project }: PlannedRun,
  world: World,
): Promise<RunRecord> {
  const again: RunPlan = { ...plan, policy, policySource: source, mode: 'preview' };
  return executeRun({ plan: again, project }, world);
}
