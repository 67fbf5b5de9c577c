import { suggest } from '#engine/document/suggest.ts';
import { type GitProblem, gitProblem, type Repository } from './openGit.ts';
import { runGit } from './runGit.ts';

export interface Commit {
  readonly kind: 'commit';
  readonly id: string;
  readonly shortId: string;
  /** The first line of its message: text that others wrote. */
  readonly subject: string;
  /** When it was committed (ISO 8601, with the time zone of who did). */
  readonly date: string;
}

/** A name for a commit. */
export interface Reference {
  readonly kind: 'branch' | 'remote' | 'tag';
  /** `main`, `origin/main`, `v1.2` */
  readonly name: string;
  readonly commit: Commit;
}

export interface Revisions {
  /** What is checked out: undefined before the first commit. */
  readonly head?: Commit;
  /** Its branch; undefined where the head is detached. */
  readonly branch?: string;
  /** The newest first of each kind. */
  readonly references: readonly Reference[];
  /** The commits that touched the files, newest first. */
  readonly commits: readonly Commit[];
}

/** The commit that a revision names: a branch, a tag, an id or `HEAD~2`. */
export async function resolveRevision(repository: Repository, revision: string): Promise<Commit | GitProblem> {
  const unfit = unfitRevision(revision);
  if (unfit !== undefined) return gitProblem(unfit);
  const { place } = repository;
  const found = await runGit(place, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`]);
  if (found.kind === 'refused') return gitProblem(await unknown(repository, revision, found.stderr));
  if (found.kind === 'not-started') return gitProblem(found.reason);
  const [commit] = await readCommits(repository, ['-1', found.stdout.toString('utf8').trim()]);
  return commit ?? gitProblem(`\`${revision}\` cannot be read`);
}

/** git would take what begins with `-` for an option. */
function unfitRevision(revision: string): string | undefined {
  if (revision.trim() === '') return 'a revision is missing: a branch, a tag or a commit';
  if (revision.startsWith('-')) return `\`${revision}\` is no revision: a name does not begin with \`-\``;
  return /[\0-\x1f\x7f]/.test(revision) ? 'the revision has a control character' : undefined;
}

async function unknown(repository: Repository, revision: string, stderr: string): Promise<string> {
  if (/ambiguous/.test(stderr)) return `\`${revision}\` is the beginning of several ids: write more of it`;
  const { head, references } = await listRevisions(repository, []);
  if (!head && references.length === 0) return 'the repository has no commit yet';
  const near = nearName(
    revision,
    references.map(({ name }) => name),
  );
  const meant = near === undefined ? '' : `; did you mean \`${near}\`?`;
  return `there is no revision \`${revision}\` here${meant}${repository.isShallow ? shallow : ''}`;
}

const shallow =
  '; this is a shallow clone, which has only the newest commits: `git fetch --unshallow` gets the others (in GitHub Actions, `fetch-depth: 0`)';

/** The same name of a remote counts before one that is written alike. */
function nearName(revision: string, names: readonly string[]): string | undefined {
  return names.find((name) => name.endsWith(`/${revision}`)) ?? suggest(revision, names);
}

/** @param paths of files, absolute or relative to the top of the repository, whose commits are listed; of none without any */
export async function listRevisions(
  repository: Repository,
  paths: readonly string[],
  most = { references: 50, commits: 30 },
): Promise<Revisions> {
  const [head] = await readCommits(repository, ['-1', 'HEAD']);
  const branch = await runGit(repository.place, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  return {
    ...(head && { head }),
    ...(branch.kind === 'done' && { branch: branch.stdout.toString('utf8').trim() }),
    references: await readReferences(repository, most.references),
    commits: head ? await commitsOf(repository, paths, most.commits) : [],
  };
}

/** The commits of a single file are followed through its names. */
async function commitsOf(repository: Repository, paths: readonly string[], most: number): Promise<readonly Commit[]> {
  if (paths.length === 0) return [];
  const follow = paths.length === 1 ? ['--follow'] : [];
  return readCommits(repository, [...follow, `-${most}`, 'HEAD', '--', ...paths]);
}

const fieldsOfCommit = '%H%x00%h%x00%cI%x00%s';

async function readCommits({ place }: Repository, args: readonly string[]): Promise<readonly Commit[]> {
  const answer = await runGit(place, ['log', '--no-show-signature', `--format=${fieldsOfCommit}`, ...args]);
  return answer.kind === 'done' ? lines(answer.stdout).map((line) => commitOf(line.split('\0'))) : [];
}

const commitOf = ([id = '', shortId = '', date = '', subject = '']: readonly string[]): Commit => ({
  kind: 'commit',
  id,
  shortId,
  date,
  subject,
});

const lines = (stdout: Buffer): readonly string[] =>
  stdout
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Of each kind the newest, with the commits that annotated tags lead to. */
async function readReferences(repository: Repository, most: number): Promise<readonly Reference[]> {
  const found = await Promise.all(
    kindsOfReference.map(async ([kind, folder]) => readKind(repository, { kind, folder, most })),
  );
  return found.flat();
}

const kindsOfReference = [
  ['branch', 'refs/heads/'],
  ['remote', 'refs/remotes/'],
  ['tag', 'refs/tags/'],
] as const satisfies readonly (readonly [Reference['kind'], string])[];

/** `origin/HEAD` is another name of a branch that stands there as well, and is left out: there is one for each remote. */
const mostAliases = 10;

const fieldsOfReference = ['objectname', 'objectname:short', 'committerdate:iso-strict', 'contents:subject'];

async function readKind(
  { place }: Repository,
  { kind, folder, most }: { readonly kind: Reference['kind']; readonly folder: string; readonly most: number },
): Promise<readonly Reference[]> {
  const fields = ['symref', 'refname', ...fieldsOfReference, ...fieldsOfReference.map((field) => `*${field}`)];
  const format = fields.map((field) => `%(${field})`).join('%00');
  const args = ['for-each-ref', '--sort=-creatordate', `--count=${most + mostAliases}`, `--format=${format}`, folder];
  const answer = await runGit(place, args);
  if (answer.kind !== 'done') return [];
  const found = lines(answer.stdout).flatMap((line) => {
    const [symref, name = '', ...rest] = line.split('\0');
    if (symref !== '') return [];
    const own = rest.slice(0, fieldsOfReference.length);
    const target = rest.slice(fieldsOfReference.length);
    return [{ kind, name: name.slice(folder.length), commit: commitOf(target[0] ? target : own) }];
  });
  return found.slice(0, most);
}
