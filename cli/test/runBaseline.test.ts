import { describe, expect, test } from 'vitest';
import { type GitProject, gitProject } from './gitProject.ts';
import { emptyProject } from './project.ts';
import { railwright } from './railwright.ts';

const suite = 'library.suite.yaml';
const policy = 'library.policy.yaml';

const compare = ({ folder }: Pick<GitProject, 'folder'>, ...more: readonly string[]) =>
  railwright(folder, ['run', suite, '--baseline', 'git:main', ...more]);

describe('the policy of a revision judges the same answers', () => {
  test('an edit that nobody committed: its flips, with the rule that decides now', async () => {
    await using project = await gitProject();
    await project.edit(policy, 'most_days: 28', 'most_days: 7');
    const { code, stdout, stderr } = await compare(project);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toContain('Compared with git:main  library-desk, library-desk 3');
    expect(stdout).toContain(
      'Newly refused legitimate requests (1)\n  renew  normal  allow → require_approval  by renew-too-long, action layer',
    );
  });

  test('no edit: nothing changed', async () => {
    await using project = await gitProject();
    const { code, stdout } = await compare(project);
    expect(code).toBe(0);
    expect(stdout).toContain('No flips in 8 cases.');
  });

  test('the run is recorded, and what it is compared with is not', async () => {
    await using project = await gitProject();
    await compare(project);
    expect((await project.record()).policy.source).toBe('saved');
  });

  test('a policy with another model than the suite names: the flips are of the policy alone', async () => {
    await using project = await gitProject();
    const { stdout } = await compare(project, '--model', 'tired', '--format', 'json');
    const { record, diff } = JSON.parse(stdout);
    expect([record.model.name, diff.flips]).toEqual(['tired', []]);
  });

  test('bases, word lists and tools are those of the revision as well', async () => {
    await using project = await gitProject();
    await project.write('words.txt', 'atlas\n');
    await project.write(
      'base.policy.yaml',
      'policy: base\ninput:\n  - { id: words, when: { contains: { file: ./words.txt } }, then: flag }\n',
    );
    await project.edit(policy, 'policy: library-desk\n', 'policy: library-desk\nextends: [./base.policy.yaml]\n');
    await project.commit();
    await project.write('words.txt', 'Sunday\n');
    const { stdout } = await compare(project, '--format', 'json');
    const flips: { case: string; from: string; to: string }[] = JSON.parse(stdout).diff.flips;
    expect(flips.map((flip) => [flip.case, flip.from, flip.to])).toEqual([
      ['renew', 'flag', 'allow'],
      ['opening-hours', 'allow', 'flag'],
    ]);
  });

  test('a case without an answer for what the other policy leaves of its input is named, and not compared', async () => {
    await using project = await gitProject();
    await project.edit(suite, '    recorded: { output: We open at ten. }\n', '');
    await project.edit(
      policy,
      '    when: { matches: (?i)system prompt }',
      '    when: { matches: (?i)system prompt|Sunday }',
    );
    const { code, stdout } = await compare(project);
    expect(code).toBe(1);
    expect(stdout).toContain('1 case evaluated in one of the runs only, and left out: opening-hours.');
  });
});

describe('there is no policy to compare with, and the run counts alone', () => {
  test('it did not exist', async () => {
    await using project = await gitProject();
    await project.git('rm', '--quiet', '--cached', policy);
    await project.git('commit', '--quiet', '--message', 'without a policy');
    const { code, stdout, stderr } = await compare(project, '--fail-on', 'worse');
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^warning: nothing to compare with: `library.policy.yaml` cannot be read at `main`: it did not exist at \w+\n$/,
    );
    expect(stdout).toContain('Not compared: `library.policy.yaml` cannot be read at `main`');
  });

  test('it had an error: what mends it does not fail for it', async () => {
    await using project = await gitProject();
    await project.edit(policy, 'args.days', 'args.dys');
    await project.commit();
    await project.edit(policy, 'args.dys', 'args.days');
    const { code, stderr } = await compare(project, '--fail-on', 'worse');
    expect(code).toBe(0);
    expect(stderr).toContain(
      'the policy had an error in library.policy.yaml:34: the tool `renew_loan` has no argument `dys`, at `main`',
    );
  });

  test('a failed case fails the run then, whatever is to fail it', async () => {
    await using project = await gitProject();
    await project.git('rm', '--quiet', '--cached', policy);
    await project.git('commit', '--quiet', '--message', 'without a policy');
    await project.edit(policy, 'most_days: 28', 'most_days: 7');
    expect((await compare(project, '--fail-on', 'worse')).code).toBe(1);
  });
});

describe('what cannot be compared with ends with 2, and nothing is run', () => {
  test.each([
    ['git:mian', 'there is no revision `mian` here; did you mean `main`?'],
    ['git:', 'a revision is missing'],
    ['git:--help', '`--help` is no revision'],
    ['main', 'cannot read the run record `main`: no such file'],
  ])('%s', async (baseline, message) => {
    await using project = await gitProject();
    const { code, stdout, stderr } = await railwright(project.folder, ['run', suite, '--baseline', baseline]);
    expect({ code, stdout, runs: await project.list('.railwright') }).toEqual({ code: 2, stdout: '', runs: [] });
    expect(stderr).toContain(message);
  });

  test('a shallow clone says how to get the rest', async () => {
    await using project = await gitProject();
    await project.write('notes.txt', 'more');
    await project.commit();
    await using clone = await emptyProject();
    await project.git('clone', '--quiet', '--depth', '1', `file://${project.folder}`, clone.folder);
    const { code, stderr } = await railwright(clone.folder, ['run', suite, '--baseline', 'git:main~1']);
    expect(code).toBe(2);
    expect(stderr).toContain('`git fetch --unshallow` gets the others (in GitHub Actions, `fetch-depth: 0`)');
  });

  test('a folder that is in no repository', async () => {
    await using project = await gitProject();
    await project.git('init', '--quiet', '--bare', 'moved');
    await using other = await emptyProject();
    for (const name of [suite, policy, 'railwright.yaml', 'tired.jsonl'])
      await other.write(name, await project.read(name));
    const { code, stderr } = await compare(other);
    expect(code).toBe(2);
    expect(stderr).toBe('error: cannot compare with `git:main`: the file is not in a git repository\n');
  });
});

describe('--fail-on worse', () => {
  /** A policy that holds a legitimate request, which is known. */
  async function knownFailure(): Promise<GitProject> {
    const project = await gitProject();
    await project.edit(policy, 'most_days: 28', 'most_days: 7');
    await project.commit();
    return project;
  }

  test('a failure that is known passes, and is told; without the option it fails', async () => {
    await using project = await knownFailure();
    const { code, stdout } = await compare(project, '--fail-on', 'worse');
    expect(code).toBe(0);
    expect(stdout).toContain('✗ renew  normal');
    expect((await compare(project)).code).toBe(1);
  });

  test.each([
    ['a new miss', policy, 'system prompt', 'system promise'],
    ['a case whose other expectation is not met any more', policy, '"STAFF-[0-9]{4}"', '"STAFF-[0-9]{5}"'],
    ['a new false refusal', policy, '(?i)system prompt', '(?i)system prompt|Sunday'],
  ])('%s fails', async (_, file, from, to) => {
    await using project = await knownFailure();
    await project.edit(file, from, to);
    expect((await compare(project, '--fail-on', 'worse')).code).toBe(1);
  });

  test('a new case that fails under both policies is known: the policy did not get worse', async () => {
    await using project = await knownFailure();
    await project.edit(
      suite,
      'cases:\n',
      'cases:\n  - { id: fresh, kind: attack, input: Hi, recorded: { output: Hi. } }\n',
    );
    const { code, stdout } = await compare(project, '--fail-on', 'worse');
    expect(code).toBe(0);
    expect(stdout).toContain('✗ fresh  attack');
  });

  test('a new case that fails and was not in the baseline counts', async () => {
    await using project = await gitProject();
    await railwright(project.folder, ['run', suite, '--no-record', '--output', 'before.json']);
    await project.edit(
      suite,
      'cases:\n',
      'cases:\n  - { id: fresh, kind: attack, input: Hi, recorded: { output: Hi. } }\n',
    );
    const { code } = await railwright(project.folder, [
      'run',
      suite,
      '--baseline',
      'before.json',
      '--fail-on',
      'worse',
    ]);
    expect(code).toBe(1);
  });

  test('only a gate that was kept: it fails', async () => {
    await using project = await gitProject();
    await project.edit(suite, 'catch_rate: ">= 0.9"', 'veto_rate: "<= 0.3"');
    await project.commit();
    await project.edit(policy, 'then: redact', 'then: block');
    await project.edit(suite, 'verdict: redact, output: { contains: "[REDACTED]" }', 'verdict: [redact, block]');
    const { code, stdout } = await compare(project, '--fail-on', 'worse');
    expect(stdout).toContain('8 passed, 0 failed');
    expect(stdout).toContain('✗ gate veto_rate <= 0.3 (0.375)');
    expect(code).toBe(1);
  });

  test('it needs a baseline', async () => {
    await using project = await gitProject();
    const { code, stderr } = await railwright(project.folder, ['run', suite, '--fail-on', 'worse']);
    expect(code).toBe(2);
    expect(stderr).toBe('error: `--fail-on worse` needs a `--baseline` to be worse than\n');
  });
});
