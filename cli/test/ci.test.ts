import { execFile } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type GitProject, gitProject } from './gitProject.ts';

/** The recipe of docs/ci.md, step by step, in a real repository with the programs as they are shipped. */
interface Workflow {
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: { readonly railwright: { readonly steps: readonly Step[] } };
}

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const page = await readFile(fileURLToPath(new URL('../../docs/ci.md', import.meta.url)), 'utf8');
const blocks = [...page.matchAll(/```(yaml|sh)\n([\s\S]*?)```/g)].map(([, kind, text = '']) => ({ kind, text }));
const [workflow, gitlab] = blocks.filter(({ kind }) => kind === 'yaml').map(({ text }) => parse(text));
const { steps } = (workflow as Workflow).jobs.railwright;
const suite = 'support.suite.yaml';
const policy = 'library.policy.yaml';

/** Holds the programs, and the commands that the steps call. */
let bin = '';

beforeAll(async () => {
  bin = await mkdtemp(join(tmpdir(), 'railwright-bin-'));
  const bundler = fileURLToPath(new URL('../../esbuild.js', import.meta.url));
  const args = [bundler, `--outdir=${bin}`, 'cli', 'cliMain', 'report'];
  await promisify(execFile)(process.execPath, args, { cwd: dirname(bundler) });
  await command('npx', `shift; exec "${process.execPath}" "${bin}/cli.js" "$@"`);
  // Notes what it is asked for. The comments of the pull request are in a file.
  await command('gh', 'printf "%s\\n" "$*" >> gh.log; case "$*" in *--jq*) cat comments.json 2>/dev/null;; esac; true');
  await command('jq', `exec "${process.execPath}" -e '${jq}'`);
}, 60_000);

afterAll(() => rm(bin, { recursive: true, force: true }));

/** The one filter of the recipe: this machine need not have jq. */
const jq = `
  const lines = require("node:fs").readFileSync(0, "utf8").split("\\n").filter(Boolean).map((line) => JSON.parse(line));
  for (const [id, body] of lines) if (body.startsWith(process.env.MARK)) console.log(id);
`;

async function command(name: string, script: string): Promise<void> {
  await writeFile(join(bin, name), `#!/usr/bin/env bash\n${script}\n`);
  await chmod(join(bin, name), 0o755);
}

/** A repository whose branch `change` differs from `origin/main` by an edit of the policy. */
async function pullRequest(from: string, to: string): Promise<GitProject> {
  const project = await gitProject();
  await project.git('mv', 'library.suite.yaml', suite);
  await project.commit();
  await project.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  await project.git('switch', '--quiet', '--create', 'change');
  await project.edit(policy, from, to);
  await project.commit();
  return project;
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
}

/** Runs a step as GitHub does: `bash -e -o pipefail`, with its environment. */
async function perform({ folder }: GitProject, name: string): Promise<Ended> {
  const step = steps.find((each) => each.name === name);
  const env = {
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    GITHUB_REPOSITORY: 'shop/support',
    ...Object.fromEntries(Object.entries(step?.env ?? {}).map(([key, value]) => [key, evaluated(value)])),
  };
  const child = promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', step?.run ?? 'false'], { cwd: folder, env });
  return child.then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      stdout: error.stdout + error.stderr,
    }),
  );
}

const evaluated = (value: string): string =>
  value
    .replace('${{ github.base_ref }}', 'main')
    .replace('${{ github.event.pull_request.number }}', '7')
    .replace(/\$\{\{[^}]*\}\}/g, '');

describe('a pull request that makes something worse', () => {
  test('fails, and says in each report what', async () => {
    await using project = await pullRequest('most_days: 28', 'most_days: 7');
    expect(await perform(project, 'Check')).toEqual({ code: 0, stdout: '' });
    const { code, stdout } = await perform(project, 'Run');
    expect(code, stdout).toBe(1);
    expect(stdout).toContain('::error file=library.policy.yaml,line=32,endLine=32');
    const comment = await project.read('railwright.md');
    expect(comment).toContain('## Railwright: 1 legitimate request is newly refused');
    expect(comment).toContain('compared with `git:origin/main`');
    expect(await project.read('summary.md')).toBe(`${comment}\n`);
    expect(JSON.parse(await project.read('railwright.sarif')).runs[0].results[0].ruleId).toBe('new-false-refusal');
    expect(await project.read('railwright.html')).toContain('<title>Railwright: library-desk');
  });

  test('gets a comment, which the next run writes anew', async () => {
    await using project = await pullRequest('most_days: 28', 'most_days: 7');
    await perform(project, 'Run');
    expect(await perform(project, 'Comment')).toMatchObject({ code: 0 });
    expect(await project.read('gh.log')).toMatch(
      /--method POST repos\/shop\/support\/issues\/7\/comments -F body=@railwright.md\n$/,
    );
    const others = [
      [11, 'Looks good to me'],
      [12, await project.read('railwright.md')],
    ];
    await project.write('comments.json', others.map((each) => `${JSON.stringify(each)}\n`).join(''));
    await perform(project, 'Comment');
    expect(await project.read('gh.log')).toMatch(
      /--method PATCH repos\/shop\/support\/issues\/comments\/12 -F body=@railwright.md\n$/,
    );
  });
});

test('a pull request that makes nothing worse passes', async () => {
  await using project = await pullRequest('Please ask at the desk.', 'Please come to the desk.');
  expect((await perform(project, 'Run')).code).toBe(0);
  expect(await project.read('railwright.md')).toContain('nothing changed in 8 cases');
});

describe('the recipe', () => {
  test('fetches the history that the baseline needs', () => {
    expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))?.with).toEqual({ 'fetch-depth': 0 });
    expect(gitlab.railwright.variables).toEqual({ GIT_DEPTH: 0 });
  });

  test('has no expression in a script, where a name of a branch could be a command', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  test('asks for no more rights than its steps need', () => {
    expect((workflow as Workflow).permissions).toEqual({
      contents: 'read',
      'pull-requests': 'write',
      'security-events': 'write',
    });
  });

  test('uploads what the run writes', () => {
    const run = steps.find(({ name }) => name === 'Run')?.run ?? '';
    const written = [...run.matchAll(/--report \w+=(\S+)/g)].map(([, file]) => file);
    const taken = steps.flatMap(({ with: given = {} }) => [given.path, given.sarif_file]);
    expect(taken).toEqual(expect.arrayContaining(written.filter((file) => file !== 'railwright.md')));
  });
});
