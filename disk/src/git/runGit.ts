import { execFile, spawnSync } from 'node:child_process';

/** What git was asked, and what came of it. */
export type GitAnswer =
  | { readonly kind: 'done'; readonly stdout: Buffer }
  /** It ran, and said no. */
  | { readonly kind: 'refused'; readonly stderr: string }
  | { readonly kind: 'not-started'; readonly reason: string };

/** Where git runs, and with which environment. */
export interface GitPlace {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** A question that takes longer than this is given up, in milliseconds. */
const patience = 30_000;
const mostOutput = 512 * 1024 * 1024;

/**
 * Asks git without a shell. Nothing is written, no hook, filter, pager or external program is run, nobody is asked for a
 * password, and nothing is fetched, also where the clone is a partial one.
 */
export function runGit({ folder, environment }: GitPlace, args: readonly string[]): Promise<GitAnswer> {
  return new Promise((resolve) => {
    const options = { ...common(folder, environment), encoding: 'buffer' } as const;
    execFile('git', [...quietly, ...args], options, (error, stdout, stderr) =>
      resolve(answerOf(error, stdout, stderr)),
    );
  });
}

/** The same for who cannot wait: files are read at once. */
export function runGitNow({ folder, environment }: GitPlace, args: readonly string[], input = ''): GitAnswer {
  const options = { ...common(folder, environment), input };
  const { error, status, stdout, stderr } = spawnSync('git', [...quietly, ...args], options);
  const failure =
    error ?? (status === 0 ? null : Object.assign(new Error(`it ended with ${status}`), { code: status }));
  return answerOf(failure, stdout, stderr);
}

function common(folder: string, environment: NodeJS.ProcessEnv) {
  return { cwd: folder, env: calm(environment), timeout: patience, maxBuffer: mostOutput, windowsHide: true } as const;
}

function answerOf(error: Error | null, stdout: Buffer, stderr: Buffer): GitAnswer {
  if (!error) return { kind: 'done', stdout };
  const { code } = error as { readonly code?: string | number | null };
  if (typeof code === 'number') return { kind: 'refused', stderr: stderr.toString('utf8').trim() };
  return { kind: 'not-started', reason: (code && unable[code]) ?? `git could not be run: ${error.message}` };
}

const unable: Readonly<Record<string, string>> = {
  ENOENT: 'git is not installed, or not on the PATH',
  EACCES: 'git may not be run',
  ETIMEDOUT: 'git did not answer in time',
  ENOBUFS: 'git answered with more than 512 MB',
  ERR_CHILD_PROCESS_STDIO_MAXBUFFER: 'git answered with more than 512 MB',
};

const quietly = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.quotePath=false', 'log.showSignature=false'],
  ...['color.ui=false', 'i18n.logOutputEncoding=UTF-8', 'maintenance.auto=false', 'gc.auto=0'],
].flatMap((option) => (option.startsWith('-') ? [option] : ['-c', option]));

/** What a hook or another git leaves in the environment would lead to its repository in place of the file's. */
const othersVariables = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_SHALLOW_FILE',
  'GIT_GRAFT_FILE',
  'GIT_EXTERNAL_DIFF',
];

function calm(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(([name]) => !othersVariables.includes(name));
  return {
    ...Object.fromEntries(kept),
    // Its words are read.
    LC_ALL: 'C',
    LANGUAGE: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_PAGER: 'cat',
    GIT_NO_LAZY_FETCH: '1',
    // An older git knows no other way not to fetch what a partial clone lacks.
    GIT_ALLOW_PROTOCOL: 'none',
  };
}
