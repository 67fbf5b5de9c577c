import { diskFiles } from '#disk/diskFiles.ts';
import { gitFiles } from '#disk/git/gitFiles.ts';
import { openGit } from '#disk/git/openGit.ts';
import { resolveRevision } from '#disk/git/revisions.ts';
import type { ResolveBaseline } from './baselines.ts';
import { policyBaseline } from './policyBaseline.ts';

/** The policy as a commit has it. */
export const gitBaseline: ResolveBaseline = async (revision, judged, context, isStale) => {
  const [id, label] = [`git:${revision}`, `git ${revision}`];
  const problem = (message: string) => ({ kind: 'problem', id, label, message }) as const;
  if (!context.isTrusted()) return problem('git is not run in Restricted Mode');
  const repository = await openGit(judged.policy.policy.path);
  if (repository.kind === 'problem') return problem(repository.reason);
  const commit = await resolveRevision(repository, revision);
  if (commit.kind === 'problem') return problem(commit.reason);
  if (isStale()) return { kind: 'stale' };
  const { documents } = context.store;
  const now = { ...diskFiles(''), display: documents.display, resolve: documents.resolve };
  const named = commit.id.startsWith(revision) ? `git ${commit.shortId}` : `${label} ${commit.shortId}`;
  return policyBaseline({ id, label: named, files: gitFiles(repository, commit, now) }, judged, context, isStale);
};
