import { statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { type GitAnswer, type GitPlace, runGit } from './runGit.ts';

/** A repository with files: the work tree that a file stands in. */
export interface Repository {
  readonly kind: 'repository';
  readonly place: GitPlace;
  /** The folder of the work tree, by each name that leads to it: through links, and without them. Absolute. */
  readonly tops: readonly string[];
  readonly isShallow: boolean;
}

/** Why git cannot help, in words. */
export interface GitProblem {
  readonly kind: 'problem';
  readonly reason: string;
}

export const gitProblem = (reason: string): GitProblem => ({ kind: 'problem', reason });

/**
 * Finds the repository that a file or folder stands in, whether or not it is there.
 * @param environment that git runs in: where it is found, and how it is set up
 */
export async function openGit(path: string, environment = process.env): Promise<Repository | GitProblem> {
  const folder = nearestFolder(resolve(path));
  const place: GitPlace = { folder, environment };
  const flags = ['--is-inside-work-tree', '--is-shallow-repository', '--show-prefix', '--show-toplevel'];
  const answer = await runGit(place, ['rev-parse', ...flags]);
  if (answer.kind !== 'done') return gitProblem(reasonOf(answer, folder));
  const [isInside, isShallow, prefix = '', top = ''] = answer.stdout.toString('utf8').split('\n');
  if (isInside !== 'true') return gitProblem(noWorkTree);
  const tops = [...new Set([topAbove(folder, prefix), resolve(top)])].filter((name) => name !== undefined);
  return { kind: 'repository', place: { folder: resolve(top), environment }, tops, isShallow: isShallow === 'true' };
}

const noWorkTree = 'the repository has no work tree (it is bare, or this is in its `.git` folder)';

function nearestFolder(path: string): string {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  return isFolder || dirname(path) === path ? path : nearestFolder(dirname(path));
}

/** The top as somebody names it who came through a link: what is before the prefix. */
function topAbove(folder: string, prefix: string): string | undefined {
  const own = prefix
    .split('/')
    .filter((part) => part !== '')
    .join(sep);
  if (own === '') return folder;
  return folder.endsWith(sep + own) ? resolve(join(folder, ...own.split(sep).map(() => '..'))) : undefined;
}

export function reasonOf(answer: Exclude<GitAnswer, { kind: 'done' }>, folder: string): string {
  if (answer.kind === 'not-started') return answer.reason;
  const { stderr } = answer;
  const [owned, top] = /dubious ownership in repository(?: at '(.+)')?/.exec(stderr) ?? [];
  if (owned !== undefined) return ownedByOthers(top ?? folder);
  return refusals.find(([words]) => words.test(stderr))?.[1] ?? `git says: ${firstLine(stderr)}`;
}

const refusals: readonly (readonly [RegExp, string])[] = [
  [/not a git repository/, 'the file is not in a git repository'],
  [/must be run in a work tree/, noWorkTree],
];

function ownedByOthers(folder: string): string {
  return `the repository belongs to another user: \`git config --global --add safe.directory ${folder}\` says that you trust it`;
}

const firstLine = (text: string): string => (text.split('\n')[0] ?? '').replace(/^(?:fatal|error): /, '');
