import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real repository in a temporary folder. */
export interface TestRepository {
  readonly top: string;
  git(...args: readonly string[]): string;
  /** Writes a file, with its folders; gives its path. */
  write(name: string, content: string | Uint8Array): string;
  /** Writes files, and commits all that there is. Gives the commit's id. */
  commit(subject: string, files?: Readonly<Record<string, string | Uint8Array>>): string;
}

/** What the person who runs the tests has set up for git has no part in them. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A',
  GIT_AUTHOR_EMAIL: 'a@shop.example',
  GIT_COMMITTER_NAME: 'A',
  GIT_COMMITTER_EMAIL: 'a@shop.example',
  GIT_AUTHOR_DATE: '2026-11-12T10:15:00Z',
  GIT_COMMITTER_DATE: '2026-11-12T10:15:00Z',
};

export function temporaryFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'railwright-git-')));
}

export const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export function repositoryAt(top: string): TestRepository {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: top, env: environment, encoding: 'utf8', stdio: 'pipe' }).trim();
  const write = (name: string, content: string | Uint8Array): string => {
    const path = join(top, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  };
  return {
    top,
    git,
    write,
    commit(subject, files = {}) {
      for (const [name, content] of Object.entries(files)) write(name, content);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', subject);
      return git('rev-parse', 'HEAD');
    },
  };
}

export function newRepository(top: string): TestRepository {
  mkdirSync(top, { recursive: true });
  const repository = repositoryAt(top);
  repository.git('init', '--quiet', '--initial-branch=main');
  return repository;
}
