import { chmodSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskFiles } from '../../src/diskFiles.ts';
import { type GitFiles, gitFiles } from '../../src/git/gitFiles.ts';
import { openGit } from '../../src/git/openGit.ts';
import { resolveRevision } from '../../src/git/revisions.ts';
import { environment, newRepository, remove, type TestRepository, temporaryFolder } from './repository.ts';

let folder = '';
let shop: TestRepository;
beforeEach(() => {
  folder = temporaryFolder();
  shop = newRepository(join(folder, 'shop'));
});
afterEach(() => remove(folder));

async function filesAt(revision: string, top = shop.top): Promise<GitFiles> {
  const repository = await openGit(top, environment);
  if (repository.kind === 'problem') throw new Error(repository.reason);
  const commit = await resolveRevision(repository, revision);
  if (commit.kind === 'problem') throw new Error(commit.reason);
  return gitFiles(repository, commit, diskFiles(folder));
}

/** The text of a file of the repository at a revision, or why it has none. */
async function textAt(revision: string, name: string): Promise<string> {
  const content = (await filesAt(revision)).read(join(shop.top, name));
  return content.kind === 'text' ? content.text : `(${content.reason})`;
}

test('files are read as they were, while all else stays as it is', async () => {
  shop.commit('first', { 'rules/a.policy.yaml': 'old\n', 'rules/base.yaml': 'base\n' });
  shop.commit('second', { 'rules/a.policy.yaml': 'new\n' });
  shop.write('rules/a.policy.yaml', 'draft\n');
  shop.write('rules/staged.yaml', 'staged\n');
  shop.git('add', 'rules/staged.yaml');
  const before = pictureOf(shop);
  expect(await textAt('HEAD', 'rules/a.policy.yaml')).toBe('new\n');
  expect(await textAt('HEAD~1', 'rules/a.policy.yaml')).toBe('old\n');
  expect(await textAt('HEAD', 'rules/staged.yaml')).toMatch(/^\(it did not exist at [0-9a-f]{7,}\)$/);
  expect(pictureOf(shop)).toEqual(before);
});

/** The index by its bytes, the head, and the names of all that is in `.git`. */
function pictureOf({ top, git }: TestRepository) {
  return [readFileSync(join(top, '.git/index')), git('rev-parse', 'HEAD'), readdirSync(join(top, '.git')).sort()];
}

test('a file outside of the repository is read from the disk', async () => {
  shop.commit('first', { 'a.yaml': 'a' });
  writeFileSync(join(folder, 'tools.json'), '[]');
  const files = await filesAt('HEAD');
  expect(files.read(files.resolve(join(shop.top, 'a.yaml'), '../tools.json'))).toEqual({ kind: 'text', text: '[]' });
  expect(files.nameThen(join(folder, 'tools.json'))).toBeUndefined();
});

test('a path through a link leads to the same file', async () => {
  shop.commit('first', { 'rules/a.yaml': 'then' });
  symlinkSync(shop.top, join(folder, 'link'));
  shop.write('rules/a.yaml', 'now');
  const files = await filesAt('HEAD', join(folder, 'link/rules'));
  expect(files.read(join(folder, 'link/rules/a.yaml'))).toEqual({ kind: 'text', text: 'then' });
  expect(files.read(join(shop.top, 'rules/a.yaml'))).toEqual({ kind: 'text', text: 'then' });
});

describe('a file that has another name now', () => {
  const policy = `policy: shop\n${'# what the rules are for\n'.repeat(20)}extends: [./base.yaml]\n`;

  test('is read under the name that it had, with its bases', async () => {
    shop.commit('first', { 'old/a.policy.yaml': policy, 'old/base.yaml': 'base' });
    shop.git('mv', 'old/a.policy.yaml', 'new.policy.yaml');
    shop.commit('moved', { 'base.yaml': 'another base' });
    const files = await filesAt('HEAD~1');
    const path = join(shop.top, 'new.policy.yaml');
    expect(files.read(path)).toEqual({ kind: 'text', text: policy });
    expect(files.nameThen(path)).toBe('old/a.policy.yaml');
    expect(files.resolve(path, './base.yaml')).toBe(join(shop.top, 'old/base.yaml'));
  });

  test('also where the move is staged, and not committed yet', async () => {
    shop.commit('first', { 'a.policy.yaml': policy });
    shop.git('mv', 'a.policy.yaml', 'b.policy.yaml');
    expect(await textAt('HEAD', 'b.policy.yaml')).toBe(policy);
  });
});

test('a base that was not there then is told of', async () => {
  const first = shop.commit('first', { 'a.policy.yaml': 'extends: [./base.yaml]' });
  shop.commit('second', { 'base.yaml': 'base' });
  expect(await textAt(first, 'base.yaml')).toBe(`(it did not exist at ${first.slice(0, 7)})`);
});

test('a merge that is under way changes nothing', async () => {
  shop.commit('first', { 'a.yaml': 'first\n' });
  shop.git('checkout', '--quiet', '-b', 'side');
  shop.commit('theirs', { 'a.yaml': 'theirs\n' });
  shop.git('checkout', '--quiet', 'main');
  shop.commit('ours', { 'a.yaml': 'ours\n' });
  expect(() => shop.git('merge', 'side')).toThrow();
  expect(readFileSync(join(shop.top, 'a.yaml'), 'utf8')).toContain('<<<<<<<');
  expect([await textAt('HEAD', 'a.yaml'), await textAt('side', 'a.yaml')]).toEqual(['ours\n', 'theirs\n']);
  expect(await textAt('HEAD', 'b.yaml')).toMatch(/did not exist/);
});

test('a work tree of its own, with a head that is detached, reads what its commits say', async () => {
  const first = shop.commit('first', { 'a.yaml': 'first' });
  shop.commit('second', { 'a.yaml': 'second' });
  shop.git('worktree', 'add', '--quiet', '--detach', join(folder, 'side'), first);
  const files = await filesAt('HEAD', join(folder, 'side'));
  expect(files.read(join(folder, 'side/a.yaml'))).toEqual({ kind: 'text', text: 'first' });
});

const oddFiles = {
  'link.yaml': 'linked',
  'linked folder/a.yaml': 'linked',
  'out.yaml': '(it is a link that leads out of the repository)',
  'dangling.yaml': '(it is a link to a file that was not there)',
  'circle.yaml': '(its links lead in a circle)',
  rules: '(it is a folder)',
  'rules/a.yaml/b.yaml': '(a file is where its folder should be)',
  'latin1.yaml': '(it is not UTF-8 text)',
  'words.csv': '(it is kept in Git LFS, so that the repository has only a pointer to it)',
  sub: '(it is in the submodule `sub`, whose files are not read)',
  'sub/deep/a.yaml': '(it is in the submodule `sub`, whose files are not read)',
  'ä ö:"x".yaml': 'odd name',
  ':(glob)*.yaml': 'a name like a pattern',
  'a\nb.yaml': '(no file can have this name)',
  'bom.yaml': '\uFEFFa: 1',
};

test('what is no plain file is read as it stood, or says why not', async () => {
  const submodule = newRepository(join(folder, 'sub')).commit('first', { 'deep/a.yaml': 'a' });
  shop.write('rules/a.yaml', 'linked');
  shop.write('latin1.yaml', Uint8Array.of(0x61, 0xe9, 0x62));
  shop.write('words.csv', 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n');
  shop.write('ä ö:"x".yaml', 'odd name');
  shop.write(':(glob)*.yaml', 'a name like a pattern');
  shop.write('bom.yaml', '\uFEFFa: 1');
  for (const [link, target] of [
    ['link.yaml', 'rules/a.yaml'],
    ['linked folder', 'rules'],
    ['out.yaml', '../outside.yaml'],
    ['dangling.yaml', 'nobody.yaml'],
    ['circle.yaml', 'circle.yaml'],
  ] as const)
    symlinkSync(target, join(shop.top, link));
  shop.git('add', '--all');
  shop.git('update-index', '--add', '--cacheinfo', `160000,${submodule},sub`);
  shop.git('commit', '--quiet', '-m', 'first');
  const read = await Promise.all(Object.keys(oddFiles).map(async (name) => [name, await textAt('HEAD', name)]));
  expect(Object.fromEntries(read)).toEqual(oddFiles);
});

test('line ends are those that a checkout gives: what nobody changed is the same text', async () => {
  shop.commit('first', { 'a.yaml': 'a: 1\nb: 2\n', 'b.yaml': 'a: 1\r\n', 'c.yaml': 'a: 1\n' });
  shop.write('a.yaml', 'a: 1\r\nb: 2\r\n');
  shop.write('b.yaml', 'a: 1\n');
  shop.write('c.yaml', 'a: 1\r\nb: 2\n');
  expect(await textAt('HEAD', 'a.yaml')).toBe('a: 1\r\nb: 2\r\n');
  expect(await textAt('HEAD', 'b.yaml')).toBe('a: 1\r\n');
  expect(await textAt('HEAD', 'c.yaml')).toBe('a: 1\n');
});

test('nothing that the repository sets up is run, and nothing is fetched', async () => {
  const script = shop.write('../evil', `#!/bin/sh\ntouch ${join(folder, 'was-run')}\ncat\n`);
  chmodSync(script, 0o755);
  shop.commit('first', { 'a.yaml': 'a', '.gitattributes': '*.yaml filter=evil diff=evil\n' });
  for (const key of ['core.fsmonitor', 'core.pager', 'filter.evil.smudge', 'filter.evil.clean', 'diff.evil.textconv'])
    shop.git('config', key, script);
  for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout'])
    symlinkSync(script, join(shop.top, '.git/hooks', hook));
  expect([await textAt('HEAD', 'a.yaml'), await textAt('HEAD', 'b.yaml')]).toEqual([
    'a',
    expect.stringMatching(/did not exist/),
  ]);
  expect(readdirSync(folder)).not.toContain('was-run');
});

test('a partial clone is not completed behind the back of who asks', async () => {
  shop.commit('first', { 'a.yaml': 'old' });
  shop.commit('second', { 'a.yaml': 'new' });
  shop.git('config', 'uploadpack.allowFilter', 'true');
  const clone = join(folder, 'clone');
  shop.git('clone', '--quiet', '--filter=blob:none', `file://${shop.top}`, clone);
  const files = await filesAt('HEAD~1', clone);
  expect(files.read(join(clone, 'a.yaml'))).toEqual({
    kind: 'unreadable',
    reason: expect.stringMatching(/^the clone is a partial one/),
  });
});
