import { openGit } from '#disk/git/openGit.ts';
import { type Commit, listRevisions, type Reference } from '#disk/git/revisions.ts';
import type { Option } from '#protocol/panel/header.ts';
import type { Revisions } from '#protocol/requests.ts';
import type { DocumentStore } from '../documentStore.ts';
import { loadSuite } from './loadSuite.ts';

/** What the repository of a suite's policy has to compare with. */
export async function revisionsOf(suitePath: string, store: DocumentStore, isTrusted: boolean): Promise<Revisions> {
  if (!isTrusted) return { groups: [], problem: 'git is not run in Restricted Mode' };
  const loaded = loadSuite(store, suitePath);
  if (loaded.kind === 'problem') return { groups: [], problem: loaded.message };
  const { path, sources } = loaded.policy.policy;
  const repository = await openGit(path);
  if (repository.kind === 'problem') return { groups: [], problem: repository.reason };
  const touched = sources.map((source) => source.path);
  const { references, commits } = await listRevisions(repository, touched);
  const of = (kind: Reference['kind']): readonly Option[] => references.filter((each) => each.kind === kind).map(named);
  const groups = [
    { title: 'commits of the policy', options: commits.map(commitOption) },
    { title: 'branches', options: of('branch') },
    { title: 'tags', options: of('tag') },
    { title: 'remote branches', options: of('remote') },
  ];
  return { groups: groups.filter(({ options }) => options.length > 0) };
}

const named = ({ name, commit }: Reference): Option => ({ id: `git:${name}`, label: name, detail: detailOf(commit) });

const commitOption = (commit: Commit): Option => ({
  id: `git:${commit.shortId}`,
  label: commit.shortId,
  detail: `${commit.subject} · ${commit.date.slice(0, 10)}`,
});

const detailOf = ({ shortId, subject, date }: Commit): string => `${shortId} ${subject} · ${date.slice(0, 10)}`;
