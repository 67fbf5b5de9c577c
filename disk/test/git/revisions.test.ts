import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGit, type Repository } from '../../src/git/openGit.ts';
import { listRevisions, resolveRevision } from '../../src/git/revisions.ts';
import { environment, newRepository, remove, repositoryAt, temporaryFolder } from './repository.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => remove(folder));

async function opened(path: string, env = environment): Promise<Repository> {
  const found = await openGit(path, env);
  if (found.kind === 'problem') throw new Error(found.reason);
  return found;
}

async function reasonAt(path: string, env = environment): Promise<string> {
  const found = await openGit(path, env);
  return found.kind === 'problem' ? found.reason : 'a repository';
}

describe('the repository of a file', () => {
  test('is found from a file in a folder below, whether or not the file is there', async () => {
    newRepository(join(folder, 'shop')).commit('first', { 'rules/deep/a.policy.yaml': 'a' });
    for (const name of ['shop/rules/deep/a.policy.yaml', 'shop/rules/gone/b.yaml', 'shop'])
      expect((await opened(join(folder, name))).tops).toEqual([join(folder, 'shop')]);
  });

  test('is known by both of its names where a link leads to it', async () => {
    newRepository(join(folder, 'shop')).commit('first', { 'rules/a.policy.yaml': 'a' });
    symlinkSync(join(folder, 'shop'), join(folder, 'link'));
    const { tops } = await opened(join(folder, 'link/rules/a.policy.yaml'));
    expect(tops).toEqual([join(folder, 'link'), join(folder, 'shop')]);
  });

  test('is the one of the file, also while a hook of another one runs', async () => {
    newRepository(join(folder, 'shop')).commit('first', { 'a.yaml': 'a' });
    newRepository(join(folder, 'other'));
    const env = { ...environment, GIT_DIR: join(folder, 'other/.git'), GIT_INDEX_FILE: join(folder, 'other/index') };
    expect((await opened(join(folder, 'shop/a.yaml'), env)).tops).toEqual([join(folder, 'shop')]);
  });

  test('is a work tree of its own where there are several', async () => {
    const shop = newRepository(join(folder, 'shop'));
    shop.commit('first', { 'a.yaml': 'a' });
    shop.git('worktree', 'add', '--quiet', '-b', 'side', join(folder, 'side'));
    const repository = await opened(join(folder, 'side/a.yaml'));
    expect(repository.tops).toEqual([join(folder, 'side')]);
    expect((await listRevisions(repository, [])).branch).toBe('side');
  });

  test('says why there is none', async () => {
    newRepository(join(folder, 'shop')).commit('first', { 'rules/a.yaml': 'a' });
    mkdirSync(join(folder, 'bare'));
    repositoryAt(join(folder, 'bare')).git('init', '--quiet', '--bare');
    const shop = join(folder, 'shop/rules/a.yaml');
    expect(await reasonAt(folder)).toBe('the file is not in a git repository');
    expect(await reasonAt(join(folder, 'bare'))).toMatch(/^the repository has no work tree/);
    expect(await reasonAt(join(folder, 'shop/.git/config'))).toMatch(/^the repository has no work tree/);
    expect(await reasonAt(shop, { ...environment, PATH: folder })).toBe('git is not installed, or not on the PATH');
    expect(await reasonAt(shop, { ...environment, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' })).toBe(
      `the repository belongs to another user: \`git config --global --add safe.directory ${join(folder, 'shop')}\` says that you trust it`,
    );
  });
});

describe('a revision', () => {
  test('is a branch, a tag, a beginning of an id, or a way from one', async () => {
    const shop = newRepository(folder);
    const first = shop.commit('first: `ä` \u202e', { 'a.yaml': '1' });
    shop.git('tag', '--annotate', '-m', 'a release', 'v1');
    const second = shop.commit('second', { 'a.yaml': '2' });
    const repository = await opened(folder);
    const idOf = async (revision: string) => {
      const found = await resolveRevision(repository, revision);
      return found.kind === 'commit' ? found.id : found.reason;
    };
    expect(await idOf('HEAD')).toBe(second);
    expect(await idOf('main~1')).toBe(first);
    expect(await idOf('v1')).toBe(first);
    expect(await idOf(second.slice(0, 8))).toBe(second);
    expect(await resolveRevision(repository, 'v1')).toEqual({
      kind: 'commit',
      id: first,
      shortId: first.slice(0, 7),
      date: expect.stringMatching(/^2026-11-12T10:15:00(?:Z|\+00:00)$/),
      subject: 'first: `ä` \u202e',
    });
  });

  test.each([
    ['mian', /^there is no revision `mian` here; did you mean `main`\?$/],
    ['topic', /did you mean `origin\/topic`\?$/],
    ['zzzz', /^there is no revision `zzzz` here$/],
    ['HEAD:a.yaml', /^there is no revision/],
    ['main..side', /^there is no revision/],
    ['--output=/tmp/x', /^`--output=\/tmp\/x` is no revision/],
    [' ', /^a revision is missing/],
    ['a\nb', /control character/],
  ])('%j is told of', async (revision, reason) => {
    const shop = newRepository(folder);
    shop.commit('first', { 'a.yaml': '1' });
    shop.git('update-ref', 'refs/remotes/origin/topic', 'HEAD');
    expect(await resolveRevision(await opened(folder), revision)).toMatchObject({
      kind: 'problem',
      reason: expect.stringMatching(reason),
    });
  });

  test('is not there before the first commit', async () => {
    newRepository(folder);
    const repository = await opened(folder);
    const reason = 'the repository has no commit yet';
    expect(await resolveRevision(repository, 'HEAD')).toEqual({ kind: 'problem', reason });
    expect(await listRevisions(repository, ['a.yaml'])).toEqual({ branch: 'main', references: [], commits: [] });
  });

  test('may be missing from a shallow clone, which says so', async () => {
    const shop = newRepository(join(folder, 'shop'));
    const first = shop.commit('first', { 'a.yaml': '1' });
    shop.commit('second', { 'a.yaml': '2' });
    shop.git('clone', '--quiet', '--depth=1', `file://${join(folder, 'shop')}`, join(folder, 'clone'));
    const found = await resolveRevision(await opened(join(folder, 'clone')), first);
    expect(found).toMatchObject({ reason: expect.stringMatching(/this is a shallow clone.*fetch-depth: 0/) });
  });
});

test('references and the commits that touched a file are listed, the newest first', async () => {
  const shop = newRepository(folder);
  shop.commit('first', { 'a.yaml': '1', 'b.yaml': '1' });
  shop.commit('second', { 'b.yaml': '2' });
  shop.commit('third', { 'a.yaml': '3' });
  shop.git('branch', 'side', 'HEAD~1');
  shop.git('tag', 'v1', 'HEAD~2');
  shop.git('tag', '--annotate', '-m', 'a release', 'v2', 'HEAD~1');
  shop.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  shop.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
  const repository = await opened(folder);
  const revisions = await listRevisions(repository, [join(folder, 'a.yaml')]);
  expect(revisions.head?.subject).toBe('third');
  expect(revisions.branch).toBe('main');
  expect(revisions.commits.map(({ subject }) => subject)).toEqual(['third', 'first']);
  expect(revisions.references.map(({ kind, name, commit }) => `${kind} ${name} ${commit.subject}`).sort()).toEqual([
    'branch main third',
    'branch side second',
    'remote origin/main third',
    'tag v1 first',
    'tag v2 second',
  ]);
  const both = await listRevisions(repository, ['a.yaml', 'b.yaml'], { references: 1, commits: 2 });
  expect(both.commits.map(({ subject }) => subject)).toEqual(['third', 'second']);
  expect(both.references).toHaveLength(3);
  shop.git('mv', 'a.yaml', 'c.yaml');
  shop.commit('moved');
  const moved = await listRevisions(repository, [join(folder, 'c.yaml')]);
  expect(moved.commits.map(({ subject }) => subject)).toEqual(['moved', 'third', 'first']);
  shop.git('checkout', '--quiet', '--detach', 'HEAD~2');
  const detached = await listRevisions(repository, []);
  expect([detached.branch, detached.head?.subject]).toEqual([undefined, 'second']);
});
