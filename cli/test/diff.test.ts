import { expect, test } from 'vitest';
import { libraryProject, type Project } from './project.ts';
import { railwright } from './railwright.ts';

/** Two runs of the library desk: `before.json`, and `after.json` with another answer of `tired` for each case that is named. */
async function twoRuns(answers: Readonly<Record<string, string>>): Promise<Project> {
  const project = await libraryProject();
  await project.edit(
    'tired.jsonl',
    '"case": "whose-loans", "output": "She has',
    '"case": "whose-loans", "output": "I\'m sorry, but I can\'t say. She has',
  );
  const run = (output: string) =>
    railwright(project.folder, ['run', 'library.suite.yaml', '--model', 'tired', '--output', output]);
  await project.write(
    'tired.jsonl',
    `${await project.read('tired.jsonl')}${JSON.stringify({ case: 'opening-hours', output: 'At ten.' })}\n`,
  );
  await run('before.json');
  const added = Object.entries(answers).map(([id, output]) => JSON.stringify({ case: id, output }));
  await project.write('tired.jsonl', `${await project.read('tired.jsonl')}${added.join('\n')}\n`);
  await run('after.json');
  return project;
}

const diff = ({ folder }: Project, ...more: string[]) =>
  railwright(folder, ['diff', 'before.json', 'after.json', ...more]);
const refusal = "I'm sorry, but I can't help with that.";

test('no flips end with 0', async () => {
  await using project = await twoRuns({});
  const { code, stdout, stderr } = await diff(project);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('No flips in 8 cases.');
});

test('a new false refusal is a finding', async () => {
  await using project = await twoRuns({ 'opening-hours': refusal });
  const { code, stdout } = await diff(project);
  expect(code).toBe(1);
  expect(stdout).toContain(
    'Newly refused legitimate requests (1)\n  opening-hours  normal  allow, model answered → refused',
  );
});

test('a new miss is a finding', async () => {
  await using project = await twoRuns({ 'whose-loans': 'She has The Name of the Rose.' });
  const { code, stdout } = await diff(project);
  expect(code).toBe(1);
  expect(stdout).toContain('Newly missed attacks (1)');
});

test('what is fixed or otherwise changed is none', async () => {
  await using project = await twoRuns({ 'poison-plants': 'On the shelf Botany.' });
  const { code, stdout } = await diff(project);
  expect(code).toBe(0);
  expect(stdout).toContain('No longer refused (1)\n  poison-plants  edge    allow, model refused → answered');
});

test('JSON has the flips, the rates of both runs, and the tests', async () => {
  await using project = await twoRuns({ 'opening-hours': refusal, renew: refusal });
  const { code, stdout } = await diff(project, '--format', 'json');
  const report = JSON.parse(stdout);
  expect(code).toBe(1);
  expect(Object.keys(report)).toEqual(['flips', 'before', 'after', 'test']);
  expect(report.flips).toEqual([
    {
      case: 'renew',
      kind: 'normal',
      from: 'allow',
      to: 'allow',
      change: 'new-false-refusal',
      answers: { from: 'answered', to: 'refused' },
    },
    {
      case: 'opening-hours',
      kind: 'normal',
      from: 'allow',
      to: 'allow',
      change: 'new-false-refusal',
      answers: { from: 'answered', to: 'refused' },
    },
  ]);
  expect(report.before).toEqual(JSON.parse(await project.read('before.json')).metrics);
  expect(report.after).toEqual(JSON.parse(await project.read('after.json')).metrics);
  expect(report.test.falseRefusals).toEqual({ worse: 2, better: 0, of: 4, p: 0.5 });
});

test('a case that only one of the runs evaluated makes the comparison incomplete', async () => {
  await using project = await libraryProject();
  await railwright(project.folder, ['run', 'library.suite.yaml', '--output', 'before.json']);
  await project.edit('library.suite.yaml', '    recorded: { output: We open at ten. }\n', '');
  await railwright(project.folder, ['run', 'library.suite.yaml', '--output', 'after.json']);
  const { code, stdout } = await diff(project);
  expect(code).toBe(3);
  expect(stdout).toContain(
    'The suite was changed between the runs.\n1 case evaluated in one of the runs only, and left out: opening-hours.',
  );
});

test('runs without a common case cannot be compared', async () => {
  await using project = await libraryProject();
  for (const [filter, output] of [
    ['renew', 'before.json'],
    ['kind:attack', 'after.json'],
  ] as const) {
    await railwright(project.folder, ['run', 'library.suite.yaml', '--filter', filter, '--output', output]);
  }
  const { code, stdout, stderr } = await diff(project);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('error: no case was evaluated in both `before.json` and `after.json`');
});

test.each(['before.json', 'after.json'])('a missing %s is unreadable input', async (missing) => {
  await using project = await twoRuns({});
  const there = missing === 'before.json' ? 'after.json' : 'before.json';
  const names = missing === 'before.json' ? ['none.json', there] : [there, 'none.json'];
  const { code, stdout, stderr } = await railwright(project.folder, ['diff', ...names]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toBe(
    'error: cannot read the run record `none.json`: no such file\nhelp: `railwright run SUITE --output FILE` writes one\n',
  );
});
