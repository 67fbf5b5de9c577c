import { resolve } from 'node:path';
import { gitFiles } from '#disk/git/gitFiles.ts';
import { openGit } from '#disk/git/openGit.ts';
import { resolveRevision } from '#disk/git/revisions.ts';
import type { CompiledPolicy } from '#engine/compile/compilePolicy.ts';
import { type Documents, openDocuments } from '#engine/document/documents.ts';
import { loadPolicy } from './load.ts';
import { isProblem, type Problem, problem } from './problem.ts';
import type { World } from './world.ts';

/** The policy that is compared with: another file, or `git:REV`, the same file as it was at a revision. */
export function loadBaseline(
  named: string,
  policy: string,
  documents: Documents,
  world: World,
): Promise<CompiledPolicy | Problem> {
  const [, revision] = /^git:(.*)$/s.exec(named) ?? [];
  return revision === undefined
    ? Promise.resolve(loadPolicy(resolve(world.folder, named), documents))
    : loadFromGit(revision, resolve(world.folder, policy), world);
}

async function loadFromGit(revision: string, path: string, { files }: World): Promise<CompiledPolicy | Problem> {
  const repository = await openGit(path);
  if (repository.kind === 'problem') return problem(`cannot read \`git:${revision}\`: ${repository.reason}`);
  const commit = await resolveRevision(repository, revision);
  if (commit.kind === 'problem') return problem(`cannot read \`git:${revision}\`: ${commit.reason}`);
  const loaded = loadPolicy(path, openDocuments(gitFiles(repository, commit, files)));
  return isProblem(loaded) ? { ...loaded, message: `at ${commit.shortId}: ${loaded.message}` } : loaded;
}
