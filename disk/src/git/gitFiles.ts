import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { FileContent, Files } from '#engine/document/files.ts';
import { type Repository, reasonOf } from './openGit.ts';
import type { Commit } from './revisions.ts';
import { runGitNow } from './runGit.ts';

/** Files as they were at a revision. */
export interface GitFiles extends Files {
  /** What a file was called then, relative to the top of the repository, with forward slashes; undefined for one outside of it. */
  nameThen(path: string): string | undefined;
}

/**
 * The files of a repository as they were at a commit; those outside of it, as they are. The work tree, the index and the
 * head stay as they are, and no filter is run. A file that has another name now is read under the one that it had, and
 * what it refers to is found from there.
 *
 * Line ends are those that a checkout would give: where the file of today is written with `\r\n` throughout and the
 * repository holds `\n`, they are `\r\n` here too, so that a file that nobody changed is the same text.
 *
 * @param files the files of today
 */
export function gitFiles(repository: Repository, commit: Commit, files: Files): GitFiles {
  const known = new Map<string, FileContent>();
  const renames = lazily(() => readRenames(repository, commit));
  const nameThen = (path: string): string | undefined => {
    const name = nameInRepository(repository, path);
    if (name === undefined || textOf(name).kind === 'text') return name;
    return renames().get(name) ?? name;
  };
  const textOf = (name: string): FileContent => {
    const content = known.get(name) ?? readAt(repository, commit, name);
    known.set(name, content);
    return content;
  };
  return {
    nameThen,
    display: (path) => files.display(path),
    read(path) {
      const name = nameThen(path);
      return name === undefined ? files.read(path) : withLineEnds(textOf(name), () => files.read(path));
    },
    resolve(from, reference) {
      const name = nameThen(from);
      const [top] = repository.tops;
      const isMoved = name !== undefined && name !== nameInRepository(repository, from);
      return isMoved && top !== undefined ? resolve(top, dirname(name), reference) : files.resolve(from, reference);
    },
  };
}

function lazily<T>(make: () => T): () => T {
  const made: T[] = [];
  return () => {
    if (made.length === 0) made.push(make());
    return made[0] as T;
  };
}

/** A path relative to the top of the repository, with forward slashes; undefined for one outside of it. */
export function nameInRepository({ tops }: Repository, path: string): string | undefined {
  const ways = tops.map((top) => relative(top, path));
  const way = ways.find((each) => each !== '' && each !== '..' && !each.startsWith(`..${sep}`) && !isAbsolute(each));
  return way?.split(sep).join('/');
}

function readAt(repository: Repository, commit: Commit, name: string): FileContent {
  // Names are handed over line by line.
  if (/[\n\0]/.test(name)) return unreadable('no file can have this name');
  const answer = runGitNow(repository.place, ['cat-file', '--batch', '--follow-symlinks'], `${commit.id}:${name}\n`);
  if (answer.kind !== 'done') return unreadable(readRefusal(answer, repository));
  const end = answer.stdout.indexOf('\n');
  const [, kind, size] = / ?(\w+)(?: (\d+))?$/.exec(answer.stdout.toString('utf8', 0, end)) ?? [];
  if (kind === 'blob') return contentOf(answer.stdout.subarray(end + 1, end + 1 + Number(size)));
  if (kind === 'tree') return unreadable('it is a folder');
  return unreadable(linkProblems[firstWord(answer.stdout)] ?? missing(repository, commit, name));
}

function readRefusal(answer: Parameters<typeof reasonOf>[0], { place }: Repository): string {
  const isLacking = answer.kind === 'refused' && /promisor|lazy|could not fetch|not allowed/i.test(answer.stderr);
  return isLacking ? notFetched : reasonOf(answer, place.folder);
}

const notFetched = 'the clone is a partial one, which lacks it: `git fetch --refetch --filter=` gets what is missing';

const firstWord = (stdout: Buffer): string => stdout.toString('utf8', 0, 20).split(/\s/)[0] ?? '';

/** What git says of links, in place of a content. */
const linkProblems: Readonly<Record<string, string>> = {
  symlink: 'it is a link that leads out of the repository',
  dangling: 'it is a link to a file that was not there',
  loop: 'its links lead in a circle',
  notdir: 'a file is where its folder should be',
};

function contentOf(bytes: Buffer): FileContent {
  if (bytes.subarray(0, lfs.length).toString('latin1') === lfs)
    return unreadable('it is kept in Git LFS, so that the repository has only a pointer to it');
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return unreadable('it is not UTF-8 text');
  }
}

const lfs = 'version https://git-lfs.github.com/spec/';

/**
 * Why a commit has no such file. One of a submodule belongs to another repository: the commit knows only which of its
 * commits was used. One whose name is there, and whose content is not, was left out of a partial clone.
 */
function missing({ place }: Repository, { id, shortId }: Commit, name: string): string {
  const parts = name.split('/');
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const answer = runGitNow(place, ['ls-tree', '-z', '--full-tree', id, '--', ...folders]);
  const entries = answer.kind === 'done' ? answer.stdout.toString('utf8').split('\0') : [];
  const submodule = entries.find((entry) => entry.startsWith('160000 '))?.split('\t')[1];
  if (submodule !== undefined) return `it is in the submodule \`${submodule}\`, whose files are not read`;
  if (entries.some((entry) => entry.startsWith('100') && entry.split('\t')[1] === name)) return notFetched;
  return `it did not exist at ${shortId}`;
}

/** The names that files had at a commit, by those that they have in the index; git finds them by their contents. */
function readRenames({ place }: Repository, { id }: Commit): ReadonlyMap<string, string> {
  const args = ['diff-index', '--cached', '--find-renames', '--diff-filter=R', '--name-status', '-z', id, '--'];
  const answer = runGitNow(place, args);
  const fields = answer.kind === 'done' ? answer.stdout.toString('utf8').split('\0') : [];
  const renames = new Map<string, string>();
  for (let at = 0; at + 2 < fields.length; at += 3) renames.set(fields[at + 2] ?? '', fields[at + 1] ?? '');
  return renames;
}

function withLineEnds(then: FileContent, readNow: () => FileContent): FileContent {
  if (then.kind !== 'text' || then.text.includes('\r')) return then;
  const now = readNow();
  const isWindows = now.kind === 'text' && /\r\n/.test(now.text) && !/(?<!\r)\n/.test(now.text);
  return isWindows ? { kind: 'text', text: then.text.replaceAll('\n', '\r\n') } : then;
}

const unreadable = (reason: string): FileContent => ({ kind: 'unreadable', reason });
