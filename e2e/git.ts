// A workspace in git, as most are.
import { execFileSync } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';

const settings = { 'user.name': 'Test', 'user.email': 'test@example.com', 'commit.gpgsign': 'false' };

/** Runs git in a folder. @throws where git says no */
export function git(folder: string, ...args: readonly string[]): void {
  const configured = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]);
  execFileSync('git', [...configured, ...args], { cwd: folder, stdio: 'pipe' });
}

/** Makes a repository of a folder, with all that it holds committed on `main`. */
export async function commitAll(folder: string): Promise<void> {
  await appendFile(join(folder, '.gitignore'), '.railwright/\n');
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'The policy as it was');
}
