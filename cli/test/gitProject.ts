import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { libraryProject, type Project } from './project.ts';

const start = promisify(execFile);

/** A project in a git repository of its own. */
export interface GitProject extends Project {
  git(...args: readonly string[]): Promise<string>;
  commit(): Promise<void>;
}

/** The library desk, committed on the branch `main`. */
export const gitProject = async (): Promise<GitProject> => inRepository(await libraryProject());

/** A project, committed on the branch `main` of a repository of its own. */
export async function inRepository(project: Project): Promise<GitProject> {
  const git = async (...args: readonly string[]): Promise<string> =>
    (await start('git', [...settings, ...args], { cwd: project.folder, env: environment })).stdout;
  const commit = async (): Promise<void> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--message', 'a change');
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await project.write('.gitignore', '.railwright/\n');
  await commit();
  return { ...project, git, commit };
}

/** Whoever runs the tests has settings of their own. */
const environment = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const settings = ['-c', 'user.name=Ada', '-c', 'user.email=ada@shop.example'];
