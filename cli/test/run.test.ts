import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { emptyProject, libraryProject, runRecord } from './project.ts';
import { railwright } from './railwright.ts';

const suite = 'library.suite.yaml';

describe('exit codes', () => {
  test('0: all is as expected; a skipped case does not count', async () => {
    await using project = await libraryProject();
    const { code, stdout, stderr } = await railwright(project.folder, ['run', suite]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('9 cases: 8 passed, 0 failed, 1 skipped');
    expect(stdout).toContain('✓ gate catch_rate >= 0.9 (1)');
  });

  test('1: a case is not as expected; the report says why and where', async () => {
    await using project = await libraryProject();
    await project.edit('library.policy.yaml', 'most_days: 28', 'most_days: 7');
    const { code, stdout } = await railwright(project.folder, ['run', suite]);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ renew  normal  expected `allow`, got `require_approval`  library.suite.yaml:8');
    expect(stdout).toContain(
      'require_approval by renew-too-long (library.policy.yaml:32), action layer; the call of `renew_loan`: args.days = 14, values.most_days = 7',
    );
  });

  test('1: only a gate is outside its limit', async () => {
    await using project = await libraryProject();
    await project.edit(suite, 'false_refusal_rate: "<= 0.1"', 'veto_rate: "<= 0.1"');
    const { code, stdout } = await railwright(project.folder, ['run', suite]);
    expect(code).toBe(1);
    expect(stdout).toContain('✗ gate veto_rate <= 0.1 (0.25)');
    expect(stdout).toContain('8 passed, 0 failed');
  });

  test('3: a case was not evaluated, whatever else was found', async () => {
    await using project = await libraryProject();
    const { code, stdout } = await railwright(project.folder, ['run', suite, '--model', 'tired']);
    expect(code).toBe(3);
    expect(stdout).toContain('? 1 case not evaluated  `tired` has no recorded answer to this case\n    opening-hours');
    expect(stdout).toContain('5 passed, 2 failed, 1 not evaluated, 1 skipped');
  });

  test('3: cancelled; the record is written and says so', async () => {
    await using project = await libraryProject();
    const { code, stdout } = await railwright(project.folder, ['run', suite], { signal: AbortSignal.abort() });
    expect(code).toBe(3);
    expect(stdout).toContain('(cancelled)');
    const { results } = await project.record();
    expect(results.map(({ notEvaluated }) => notEvaluated?.reason)).toEqual([
      ...Array(5).fill('cancelled'),
      'skipped',
      ...Array(3).fill('cancelled'),
    ]);
  });
});

describe('the policy decides', () => {
  test('change only the policy, and a verdict changes', async () => {
    await using project = await libraryProject();
    await railwright(project.folder, ['run', suite, '--no-record', '--output', 'before.json']);
    await project.edit('library.policy.yaml', 'most_days: 28', 'most_days: 7');
    await railwright(project.folder, ['run', suite, '--no-record', '--output', 'after.json']);
    const [before, after] = [runRecord(await project.read('before.json')), runRecord(await project.read('after.json'))];
    expect(before.results.map(({ verdict }) => verdict)).not.toEqual(after.results.map(({ verdict }) => verdict));
    expect(before.results.find((result) => result.case === 'renew')?.verdict).toBe('allow');
    expect(after.results.find((result) => result.case === 'renew')?.verdict).toBe('require_approval');
  });

  test.each(['prompt-extraction', 'planted-orders', 'renew-own', 'renew-too-long', 'staff-codes'])(
    'delete the rule %s, and the suite goes red',
    async (rule) => {
      await using project = await libraryProject();
      const policy = parse(await project.read('library.policy.yaml'));
      for (const layer of ['input', 'action', 'output']) {
        policy[layer] = policy[layer].filter(({ id }: { id: string }) => id !== rule);
      }
      await project.write('library.policy.yaml', JSON.stringify(policy));
      const { code, stdout } = await railwright(project.folder, ['run', suite]);
      expect(code, stdout).toBe(1);
      expect(stdout).toContain('7 passed, 1 failed');
    },
  );

  test('--policy judges with another policy', async () => {
    await using project = await libraryProject();
    await project.write('lax.policy.yaml', 'policy: lax\n');
    const { code } = await railwright(project.folder, [
      'run',
      suite,
      '--policy',
      'lax.policy.yaml',
      '--filter',
      'staff-code',
    ]);
    expect(code).toBe(1);
    const { policy, results } = await project.record();
    expect([policy.id, policy.path, results[0]?.verdict]).toEqual(['lax', 'lax.policy.yaml', 'allow']);
  });
});

describe('what is written', () => {
  test('a record to .railwright/runs of the project, with paths relative to it, wherever the command is given', async () => {
    await using project = await libraryProject();
    await project.write('deep/down/notes.txt', '');
    const { stdout } = await railwright(`${project.folder}/deep/down`, ['run', `../../${suite}`]);
    const record = await project.record();
    expect([record.suite.path, record.policy.path]).toEqual([suite, 'library.policy.yaml']);
    expect(stdout).toContain(`Record: ${project.folder}/.railwright/runs/${record.id}.json`);
  });

  test('none with --no-record', async () => {
    await using project = await libraryProject();
    const { code, stdout } = await railwright(project.folder, ['run', suite, '--no-record']);
    expect(code).toBe(0);
    expect(stdout).not.toContain('Record:');
    expect(await project.list('.railwright')).toEqual([]);
  });

  test('a folder that cannot be written to loses the record, and not the result', async () => {
    await using project = await libraryProject();
    await project.write('.railwright', 'in the way');
    const { code, stdout, stderr } = await railwright(project.folder, ['run', suite]);
    expect(code).toBe(0);
    expect(stdout).toContain('8 passed');
    expect(stderr).toContain('warning: the run record was not written');
  });

  test('JSON is the run record', async () => {
    await using project = await libraryProject();
    const { code, stdout, stderr } = await railwright(project.folder, ['run', suite, '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(runRecord(stdout)).toEqual(await project.record());
  });

  test('JUnit has a test case for each case and gate', async () => {
    await using project = await libraryProject();
    const { code, stdout } = await railwright(project.folder, ['run', suite, '--format', 'junit', '--model', 'tired']);
    expect(code).toBe(3);
    expect(stdout).toContain('tests="11" failures="4" errors="1" skipped="1"');
    expect(stdout).toContain('<error message="`tired` has no recorded answer to this case" type="no-answer"/>');
  });

  test.each([
    ['pretty', '"record": 1', '8 passed'],
    ['json', '"record": 1', ''],
    ['junit', '<testsuites', ''],
  ])('--output with %s', async (format, inFile, printed) => {
    await using project = await libraryProject();
    const { code, stdout } = await railwright(project.folder, [
      'run',
      suite,
      '--format',
      format,
      '--output',
      'reports/out',
    ]);
    expect(code).toBe(0);
    expect(await project.read('reports/out')).toContain(inFile);
    expect(await project.list('reports')).toEqual(['out']);
    if (printed === '') expect(stdout).toBe('');
    else expect(stdout).toContain(printed);
  });

  test('a file that cannot be written is bad usage', async () => {
    await using project = await libraryProject();
    const { code, stderr } = await railwright(project.folder, ['run', suite, '--output', `${suite}/out.json`]);
    expect(code).toBe(2);
    expect(stderr).toContain(`error: cannot write \`${suite}/out.json\``);
  });
});

describe('--baseline', () => {
  test('adds the flips', async () => {
    await using project = await libraryProject();
    await railwright(project.folder, ['run', suite, '--output', 'before.json']);
    const { stdout } = await railwright(project.folder, [
      'run',
      suite,
      '--model',
      'tired',
      '--baseline',
      'before.json',
    ]);
    expect(stdout).toContain(
      'Newly refused legitimate requests (1)\n  poison-plants  edge    allow, model answered → refused',
    );
    expect(stdout).toContain('Newly missed attacks (1)\n  whose-loans');
  });

  test('makes JSON of `{ record, diff }`', async () => {
    await using project = await libraryProject();
    await railwright(project.folder, ['run', suite, '--no-record', '--output', 'before.json']);
    const { stdout } = await railwright(project.folder, [
      'run',
      suite,
      '--model',
      'tired',
      '--baseline',
      'before.json',
      '--format',
      'json',
    ]);
    const { record, diff } = JSON.parse(stdout);
    expect(runRecord(JSON.stringify(record))).toEqual(await project.record());
    expect(diff.flips.map((flip: { case: string; change: string }) => [flip.case, flip.change])).toEqual([
      ['poison-plants', 'new-false-refusal'],
      ['whose-loans', 'new-miss'],
    ]);
  });

  test.each([
    ['a missing file', 'none.json', 'no such file'],
    ['something else', 'library.suite.yaml', 'not JSON, or cut off'],
    ['other JSON', 'other.json', 'not a run record'],
  ])('%s is no run record, and nothing is run', async (_, baseline, message) => {
    await using project = await libraryProject();
    await project.write('other.json', '{}');
    const { code, stdout, stderr } = await railwright(project.folder, ['run', suite, '--baseline', baseline]);
    expect({ code, stdout, runs: await project.list('.railwright') }).toEqual({ code: 2, stdout: '', runs: [] });
    expect(stderr).toContain(`error: cannot read the run record \`${baseline}\`: ${message}`);
  });
});

describe('--filter', () => {
  test.each([
    [['renew*'], ['renew', 'renew-for-a-year']],
    [['kind:attack'], ['prompt-please', 'planted-page', 'whose-loans']],
    [['tag:loans'], ['renew', 'renew-for-a-year']],
    [
      ['renew', 'staff-code'],
      ['renew', 'staff-code'],
    ],
    [['tag:loans', 'kind:edge'], ['renew-for-a-year']],
    [['kind:edge', 'kind:normal', '*-*', 'tag:loans'], ['renew-for-a-year']],
  ])('%j', async (filters, expected) => {
    await using project = await libraryProject();
    const { stdout } = await railwright(project.folder, [
      'run',
      suite,
      ...filters.flatMap((filter) => ['--filter', filter]),
    ]);
    const { results, gates } = await project.record();
    expect(results.map((result) => result.case)).toEqual(expected);
    expect(gates).toEqual([]);
    expect(stdout).toContain(`Gates are not judged: ${expected.length} of the 9 cases were run.`);
  });

  test.each([
    [['renw'], 'error: no case matches `renw`\nhelp: did you mean `renew`?'],
    [['kind:atack'], 'error: no case has the kind `atack`\nhelp: did you mean `attack`?'],
    [['tag:loan'], 'error: no case has the tag `loan`\nhelp: did you mean `loans`?'],
    [['tag:loans', 'kind:attack'], 'error: no case matches all filters'],
  ])('%j matches nothing, which is a mistake', async (filters, message) => {
    await using project = await libraryProject();
    const { code, stderr } = await railwright(project.folder, [
      'run',
      suite,
      ...filters.flatMap((filter) => ['--filter', filter]),
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});

test('--repeat asks that often', async () => {
  await using project = await libraryProject();
  const { stdout } = await railwright(project.folder, ['run', suite, '--repeat', '3', '--filter', 'renew']);
  expect((await project.record()).results.map(({ repeat }) => repeat)).toEqual([0, 1, 2]);
  expect(stdout).toContain('3 cases: 3 passed');
});

describe('what cannot be run ends with 2, and says why', () => {
  test.each([
    ['a missing suite', ['none.suite.yaml'], 'error: cannot read `none.suite.yaml`: no such file'],
    ['a folder', ['.'], 'it is a folder'],
    [
      'a policy in place of a suite',
      ['library.policy.yaml'],
      'error: `library.policy.yaml` is a policy file\nhelp: name a suite file in its place',
    ],
    [
      'a suite in place of a policy',
      [suite, '--policy', suite],
      `error: \`${suite}\` is a suite file\nhelp: name a policy file in its place`,
    ],
    [
      'a missing policy',
      [suite, '--policy', 'none.policy.yaml'],
      'error: cannot read `none.policy.yaml`: no such file',
    ],
    ['an unknown model', [suite, '--model', 'tird'], 'error: there is no model `tird`\nhelp: did you mean `tired`?'],
    [
      'an unknown model that is like no other',
      [suite, '--model', 'gpt-5'],
      '`railwright.yaml` names `tired`, `recorded`',
    ],
  ])('%s', async (_, args, message) => {
    await using project = await libraryProject();
    const { code, stdout, stderr } = await railwright(project.folder, ['run', ...args]);
    expect({ code, stdout, runs: await project.list('.railwright') }).toEqual({ code: 2, stdout: '', runs: [] });
    expect(stderr).toContain(message);
  });

  test.each([
    [
      'an error in the policy',
      'library.policy.yaml',
      'args.days',
      'args.dys',
      'library.policy.yaml:34:16 error unknown-argument',
    ],
    ['an error in the suite', suite, 'kind: edge', 'kind: egde', 'library.suite.yaml:29:11 error unknown-value'],
    ['a half-typed suite', suite, 'gates: {', 'gates: { "', 'library.suite.yaml:'],
    ['an error in the settings', 'railwright.yaml', 'recorded', 'recrded', 'railwright.yaml:3:15 error unknown-value'],
    [
      'a missing answers file',
      'railwright.yaml',
      'tired.jsonl',
      'tierd.jsonl',
      'error missing-file cannot read `./tierd.jsonl`: no such file',
    ],
    ['a broken row', 'tired.jsonl', '{"case": "renew"', '{"case": renew', 'line 1 of `./tired.jsonl`: not JSON'],
  ])('%s', async (_, file, from, to, message) => {
    await using project = await libraryProject();
    await project.edit(file, from, to);
    const { code, stdout, stderr } = await railwright(project.folder, ['run', suite, '--model', 'tired']);
    expect({ code, stdout, runs: await project.list('.railwright') }).toEqual({ code: 2, stdout: '', runs: [] });
    expect(stderr).toContain(message);
  });

  test('a suite without a policy, a model in no settings, a suite without cases', async () => {
    await using project = await emptyProject();
    await project.write('a.policy.yaml', 'policy: a\n');
    await project.write(
      'a.suite.yaml',
      'suite: a\npolicy: ./a.policy.yaml\ncases: [{ id: x, kind: normal, input: hi }]\n',
    );
    const unknown = await railwright(project.folder, ['run', 'a.suite.yaml', '--model', 'gpt']);
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'error: there is no model `gpt`\nhelp: there is no railwright.yaml that names models\n',
    ]);
    await project.write(
      'a.suite.yaml',
      'suite: a\npolicy: ./a.policy.yaml\ndatasets: [{ file: ./a.csv, input: { column: q }, kind: normal }]\n',
    );
    await project.write('a.csv', 'q\n');
    const empty = await railwright(project.folder, ['run', 'a.suite.yaml']);
    expect([empty.code, empty.stderr]).toEqual([2, 'error: the suite `a.suite.yaml` has no cases\n']);
  });
});

test('a project may give the checks of a suite a lower level, and run the rows that are left', async () => {
  await using project = await libraryProject();
  await project.write('rows.csv', 'q,k\nhello,normal\nhow,strange\n');
  await project.write(
    'rows.suite.yaml',
    'suite: rows\npolicy: ./library.policy.yaml\ndatasets: [{ file: ./rows.csv, input: { column: q }, kind: { column: k }, recorded: { output: Hello. } }]\n',
  );
  expect((await railwright(project.folder, ['run', 'rows.suite.yaml'])).code).toBe(2);
  await project.edit('railwright.yaml', 'models:', 'checks: { broken-row: warning }\nmodels:');
  const { code, stdout } = await railwright(project.folder, ['run', 'rows.suite.yaml']);
  expect(code).toBe(0);
  expect(stdout).toContain('1 case: 1 passed');
});

test('progress is for terminals, and leaves no trace', async () => {
  await using project = await emptyProject();
  await project.write(
    'a.policy.yaml',
    'policy: a\ninput: [{ id: long, when: { longer_than: 100000 }, then: block }]\n',
  );
  await project.write('a.csv', `q\n${'a question\n'.repeat(30_000)}`);
  await project.write(
    'a.suite.yaml',
    'suite: a\npolicy: ./a.policy.yaml\ndatasets: [{ file: ./a.csv, input: { column: q }, kind: normal, recorded: { output: Yes. } }]\n',
  );
  const inTerminal = await railwright(project.folder, ['run', 'a.suite.yaml', '--no-record'], { terminal: true });
  expect(inTerminal.stderr).toMatch(/\d+ of 30000 cases/);
  expect(inTerminal.stderr.endsWith('\r\u001b[K')).toBe(true);
  expect((await railwright(project.folder, ['run', 'a.suite.yaml', '--no-record'])).stderr).toBe('');
});
