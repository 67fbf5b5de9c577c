import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { poisonProcess } from '../../engine/test/support/poison.ts';
import { libraryProject, type Project } from './project.ts';
import { railwright, type Surroundings } from './railwright.ts';

const row = (days: number, more: object = {}) =>
  JSON.stringify({
    messages: [{ role: 'user', content: `Keep L-7 for ${days} days.` }],
    calls: [{ tool: 'renew_loan', args: { loan: 'L-7', days } }],
    session: { loans: ['L-7'] },
    at: '2026-11-12T10:15:00Z',
    ...more,
  });

const log = `${row(14)}\n${row(20)}\n${row(365)}\n`;

/** Replays a log with the policy of the library desk. */
async function replay(
  args: readonly string[],
  given: {
    readonly log?: string;
    readonly own?: Surroundings;
    readonly prepare?: (project: Project) => Promise<void>;
  } = {},
) {
  await using project = await libraryProject();
  await project.write('log.jsonl', given.log ?? log);
  await project.write('lax.policy.yaml', 'policy: lax\naction: [{ id: any, tool: "*", then: allow }]\n');
  await given.prepare?.(project);
  return await railwright(project.folder, ['replay', 'library.policy.yaml', ...args], given.own);
}

describe('a log', () => {
  test('against another policy: what changed by its rule, with examples, rates and tools', async () => {
    const { code, stdout, stderr } = await replay(['log.jsonl', '--baseline', 'lax.policy.yaml']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('log.jsonl  3 of 3 exchanges replayed, of 2026-11-12 10:15 UTC\n');
    expect(stdout).toContain('judged by library-desk 3, compared with the policy lax (lax.policy.yaml)\n');
    expect(stdout).toMatch(
      /Newly held or blocked \(1\)\n {2}renew-too-long, action layer \(library\.policy\.yaml:\d+\) {2}1, 33\.3 %\n {4}line 3 {2}allow → require_approval {2}"renew_loan/,
    );
    expect(stdout).toContain('Held or blocked now     33.3 %  1 of 3, 95 % interval 6.1 to 79.2 %');
    expect(stdout).toContain('renew_loan  3 calls: 2 run, 1 held; 1 of 3 otherwise than before');
  });

  test('against the decisions that it records', async () => {
    const { code, stdout } = await replay(['log.jsonl', '--format', 'json'], {
      log: `${row(14, { verdict: 'allow' })}\n${row(365, { verdict: 'require_approval' })}\n`,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ log: 'log.jsonl', before: { kind: 'log' }, compared: 2, groups: [] });
  });

  test('with nothing to compare with, it says so', async () => {
    const { code, stdout } = await replay(['log.jsonl']);
    expect(code).toBe(0);
    expect(stdout).toContain('nothing to compare with: `--baseline` names a policy');
  });

  test('comes from the standard input, and the session from an option', async () => {
    const { code, stdout } = await replay(['-', '--session', '{"loans": ["L-7"]}', '--format', 'json'], {
      own: { input: `${row(14, { session: undefined })}\n${row(365, { session: undefined })}` },
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ lines: 2, replayed: 2, verdicts: { allow: 1, require_approval: 1 } });
  });

  test('a record that a run wrote can be replayed', async () => {
    const { code, stdout } = await replay(['record.json', '--session', '{"loans": ["L-7"]}', '--format', 'json'], {
      prepare: async (project) => {
        await railwright(project.folder, ['run', 'library.suite.yaml', '--output', 'record.json']);
      },
    });
    const { replayed, before, groups } = JSON.parse(stdout);
    expect(replayed).toBeGreaterThan(3);
    expect({ code: code === 2, before, groups }).toEqual({ code: false, before: { kind: 'log' }, groups: [] });
  });

  test('what could not be replayed is told, and the code says that it is not all', async () => {
    const { code, stdout } = await replay(['log.jsonl'], { log: `${row(14)}\n{"a": "b\n{"a": 1}\n` });
    expect(code).toBe(3);
    expect(stdout).toContain('Not replayed (2)\n  1  cannot be read\n     line 2: not JSON: unterminated string\n');
    expect(stdout).toContain('line 3: an object with `a` is no exchange in a known shape');
  });

  test('Markdown holds what a log says in code spans', async () => {
    const nasty = row(365, {
      calls: [{ tool: 'renew_loan', args: { loan: 'L-7', days: 365, note: '`<img src=x>` @everyone' } }],
    });
    const { stdout } = await replay(['log.jsonl', '--baseline', 'lax.policy.yaml', '--format', 'markdown'], {
      log: nasty,
    });
    expect(stdout).toContain('## Railwright: 1 newly held or blocked\n');
    expect(stdout).toContain('``renew_loan({"loan":"L-7","days":365,"note":"`<img src=x>` @everyone"})``');
  });

  test('control characters of a log never reach the terminal', async () => {
    const { stdout } = await replay(['log.jsonl', '--baseline', 'lax.policy.yaml'], {
      log: row(365, {
        calls: [
          { tool: 'renew_loan', args: { loan: '\u001b]0;x\u0007', days: 1 } },
          { tool: '\u001b[2J', args: {} },
        ],
      }),
      own: { environment: { NO_COLOR: '1' } },
    });
    expect(stdout).not.toContain('\u001b');
  });

  test('it can be stopped, and what was found so far is told', async () => {
    const { code, stdout, stderr } = await replay(['log.jsonl'], { own: { signal: AbortSignal.abort() } });
    expect(code).toBe(3);
    expect(stderr).toContain('cancelled: the rest of the log was not read');
    expect(stdout).toContain('The log was not read to its end.');
  });
});

describe('a baseline of git', () => {
  const git = (folder: string, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.example', ...args], { cwd: folder, stdio: 'pipe' });

  test('is the same file as it was at a revision', async () => {
    const { code, stdout, stderr } = await replay(['log.jsonl', '--baseline', 'git:HEAD'], {
      prepare: async (project) => {
        git(project.folder, 'init', '-q');
        git(project.folder, 'add', '.');
        git(project.folder, 'commit', '-qm', 'first');
        await project.edit('library.policy.yaml', 'most_days: 28', 'most_days: 15');
      },
    });
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('compared with the policy library-desk 3 (git:HEAD)');
    expect(stdout).toMatch(/Newly held or blocked \(1\)\n.*\n {4}line 2 {2}allow → require_approval/);
  });

  test('without a repository is a problem in clear words', async () => {
    const { code, stderr } = await replay(['log.jsonl', '--baseline', 'git:HEAD']);
    expect(code).toBe(2);
    expect(stderr).toContain('error: cannot read `git:HEAD`: ');
  });
});

describe('bad usage', () => {
  test.each([
    ['no such log', ['none.jsonl'], 'error: cannot read `none.jsonl`: no such file'],
    ['a folder', ['.'], 'error: cannot read `.`: it is a folder'],
    ['no exchange in it', ['-'], 'error: `-` holds no exchange'],
    ['a session that is none', ['log.jsonl', '--session', '[]'], 'error: --session is not a JSON object'],
    [
      'a baseline that is not there',
      ['log.jsonl', '--baseline', 'b.policy.yaml'],
      'error: cannot read `b.policy.yaml`',
    ],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await replay(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

test('nothing is called, executed or asked for', async () => {
  await using project = await libraryProject();
  await project.write('log.jsonl', log);
  using poison = poisonProcess();
  const { code } = await railwright(project.folder, ['replay', 'library.policy.yaml', 'log.jsonl']);
  expect({ code, touched: poison.touched }).toEqual({ code: 0, touched: [] });
});
