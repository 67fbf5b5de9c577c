import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { emptyProject, libraryProject } from './project.ts';
import { railwright } from './railwright.ts';

test('without a finding it ends with 0', async () => {
  await using project = await libraryProject();
  expect(await railwright(project.folder, ['check'])).toEqual({
    code: 0,
    stdout: '3 files checked: nothing to mend\n',
    stderr: '',
  });
});

test('an error is a finding, at its place', async () => {
  await using project = await libraryProject();
  await project.edit('library.policy.yaml', 'args.days', 'args.dys');
  const { code, stdout, stderr } = await railwright(project.folder, ['check', 'library.policy.yaml']);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  expect(stdout).toContain(
    'library.policy.yaml:34:16 error unknown-argument the tool `renew_loan` has no argument `dys`',
  );
});

test('JSON is a list of diagnostics, with lines and characters from 0', async () => {
  await using project = await libraryProject();
  await project.edit('library.policy.yaml', 'args.days', 'args.dys');
  const { code, stdout } = await railwright(project.folder, ['check', 'library.policy.yaml', '--format', 'json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    diagnostics: [
      {
        path: 'library.policy.yaml',
        range: { start: { line: 33, character: 15 }, end: { line: 33, character: 18 } },
        level: 'error',
        code: 'unknown-argument',
        message: 'the tool `renew_loan` has no argument `dys`',
        help: 'did you mean `days`?',
        url: pathToFileURL(join(import.meta.dirname, '../../docs/checks/unknown-argument.md')).href,
      },
    ],
  });
});

test('JSON of files without a finding is an empty list', async () => {
  await using project = await libraryProject();
  const { code, stdout } = await railwright(project.folder, ['check', '--format', 'json']);
  expect({ code, report: JSON.parse(stdout) }).toEqual({ code: 0, report: { diagnostics: [] } });
});

test('a warning is shown, and no finding', async () => {
  await using project = await libraryProject();
  await project.edit('library.suite.yaml', 'tool: renew_loan', 'tool: lend_atlas');
  const { code, stdout } = await railwright(project.folder, ['check']);
  expect(code).toBe(0);
  expect(stdout).toContain('warning unknown-tool there is no tool `lend_atlas`');
});

test('a file of tools is checked with the policy that names it', async () => {
  await using project = await emptyProject();
  await project.write('a.policy.yaml', 'policy: a\ntools: ./tools.json\n');
  await project.write('tools.json', '[{ "name": "renew_loan", "inputSchema": { "type": "objekt" } }]');
  const { code, stdout } = await railwright(project.folder, ['check', 'a.policy.yaml', '--level', 'warning']);
  expect(code).toBe(0);
  expect(stdout).toContain('tools.json:1:51 warning broken-tool-schema there is no type `objekt`');
  expect(stdout).toContain('2 files checked');
});

test('a file of tools may be named by itself', async () => {
  await using project = await emptyProject();
  await project.write('defs.yaml', '- { name: renew_loan, inputSchema: { type: objekt } }\n');
  await project.write('my-tools.json', '[{ "name": "renew_loan" ');
  const { code, stdout } = await railwright(project.folder, ['check', 'defs.yaml', 'my-tools.json']);
  expect(code).toBe(1);
  expect(stdout).toContain('defs.yaml:1:44 warning broken-tool-schema there is no type `objekt`');
  expect(stdout).toMatch(/^my-tools\.json:1:\d+ error syntax /m);
});

test('a file of tools that cannot be read as such is told at the policy, and where it is broken', async () => {
  await using project = await emptyProject();
  await project.write('a.policy.yaml', 'policy: a\ntools: ./tools.json\n');
  await project.write('tools.json', '[{ "name": "renew_loan" ');
  const { code, stdout } = await railwright(project.folder, ['check']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^a\.policy\.yaml:2:8 error broken-tools cannot read/m);
  expect(stdout).toMatch(/^tools\.json:1:\d+ error syntax /m);
});

test('the settings give a check its level', async () => {
  await using project = await libraryProject();
  await project.edit('library.suite.yaml', 'rule: renew-too-long', 'rule: renew-too-lon');
  expect((await railwright(project.folder, ['check'])).code).toBe(1);
  await project.edit('railwright.yaml', 'models:', 'checks: { unknown-rule: warning }\nmodels:');
  const { code, stdout } = await railwright(project.folder, ['check']);
  expect(code).toBe(0);
  expect(stdout).toContain('warning unknown-rule');
});

test('folders of packages and of runs, and ignored files, are passed over; a file that is named is not', async () => {
  await using project = await libraryProject();
  const broken = 'policy: [';
  for (const folder of ['node_modules/a', '.git', '.railwright', 'vendor/deep'])
    await project.write(`${folder}/x.policy.yaml`, broken);
  expect((await railwright(project.folder, ['check'])).stdout).toContain('4 files checked: 1 error');
  await project.edit('railwright.yaml', 'models:', 'ignore: ["vendor/**"]\nmodels:');
  expect((await railwright(project.folder, ['check'])).stdout).toBe('3 files checked: nothing to mend\n');
  expect((await railwright(project.folder, ['check', 'vendor'])).code).toBe(2);
  expect((await railwright(project.folder, ['check', 'vendor/deep/x.policy.yaml'])).code).toBe(1);
});

test('a file that is named twice is checked once', async () => {
  await using project = await libraryProject();
  const { stdout } = await railwright(project.folder, [
    'check',
    '.',
    'library.policy.yaml',
    `${project.folder}/library.policy.yaml`,
  ]);
  expect(stdout).toBe('3 files checked: nothing to mend\n');
});

test('JUnit counts errors as failures', async () => {
  await using project = await libraryProject();
  await project.edit('library.policy.yaml', 'args.days', 'args.dys');
  const { code, stdout } = await railwright(project.folder, ['check', '--format', 'junit']);
  expect(code).toBe(1);
  expect(stdout).toContain('<testsuites name="railwright check" tests="3" failures="2">');
});

test.each([
  ['a missing file', 'none.policy.yaml', 'error: cannot read `none.policy.yaml`: no such file'],
  ['text that is not UTF-8', 'latin.policy.yaml', 'error: cannot read `latin.policy.yaml`: it is not UTF-8 text'],
  ['another kind of file', 'notes.txt', 'error: `notes.txt` is no policy, suite, settings or tools file'],
  ['another JSON file', 'package.json', 'error: `package.json` is no policy, suite, settings or tools file'],
  ['a folder without any', 'empty', 'error: there is no policy, suite or settings file below `empty`'],
])('%s is unreadable input', async (_, path, message) => {
  await using project = await emptyProject();
  await project.write('notes.txt', 'hello');
  await project.write('package.json', '{ "name": "shop" }');
  await project.write('empty/notes.txt', 'hello');
  await project.write('latin.policy.yaml', Uint8Array.of(0x70, 0x3a, 0x20, 0xe9));
  const { code, stdout, stderr } = await railwright(project.folder, ['check', path]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

test('what can be checked is said where nothing is: files of tools, too', async () => {
  await using project = await emptyProject();
  await project.write('package.json', '{ "name": "shop" }');
  const help = 'a file of tools (a list, as JSON or YAML) is taken where it is named itself, or by a policy';
  expect((await railwright(project.folder, ['check', 'package.json'])).stderr).toContain(help);
  expect((await railwright(project.folder, ['check'])).stderr).toContain(help);
  const { stderr } = await railwright(project.folder, ['format', 'package.json']);
  expect(stderr).toContain('error: `package.json` is no policy, suite or settings file');
  expect(stderr).not.toContain('tools');
});

test('a file that cannot be read does not keep the others from being checked', async () => {
  await using project = await libraryProject();
  await project.write('latin.policy.yaml', Uint8Array.of(0xe9));
  const { code, stdout, stderr } = await railwright(project.folder, ['check']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '3 files checked: nothing to mend\n' });
  expect(stderr).toContain('error: cannot read `latin.policy.yaml`: it is not UTF-8 text');
});

test('a file that is too large says so', async () => {
  await using project = await emptyProject();
  await project.write('large.policy.yaml', `policy: large\n# ${'x'.repeat(16_000_000)}\n`);
  const { code, stdout } = await railwright(project.folder, ['check']);
  expect(code).toBe(1);
  expect(stdout).toContain('large.policy.yaml:1:1 error file-too-large the file has 16.0 million characters');
});

test('colours are for terminals, and NO_COLOR is honoured', async () => {
  await using project = await libraryProject();
  const { folder } = project;
  expect((await railwright(folder, ['check'], { terminal: true })).stdout).toContain('\u001b[32m');
  expect((await railwright(folder, ['check'])).stdout).not.toContain('\u001b');
  const environment = { NO_COLOR: '1' };
  expect((await railwright(folder, ['check'], { terminal: true, environment })).stdout).not.toContain('\u001b');
});

test('findings below a level are left out', async () => {
  await using project = await libraryProject();
  await project.edit('library.suite.yaml', 'tool: renew_loan', 'tool: lend_atlas');
  const all = await railwright(project.folder, ['check', '--level', 'warning']);
  expect(all.stdout).toContain('warning unknown-tool');
  expect(await railwright(project.folder, ['check', '--level', 'error'])).toEqual({
    code: 0,
    stdout: '3 files checked: nothing to mend\n',
    stderr: '',
  });
});

test('warnings fail where they are to', async () => {
  await using project = await libraryProject();
  await project.edit('library.suite.yaml', 'tool: renew_loan', 'tool: lend_atlas');
  expect((await railwright(project.folder, ['check', '--fail-level', 'warning'])).code).toBe(1);
  // What is not shown fails all the same.
  expect((await railwright(project.folder, ['check', '--fail-level', 'warning', '--level', 'error'])).code).toBe(1);
  expect((await railwright(project.folder, ['check', '--fail-level', 'error'])).code).toBe(0);
});

test('a comment hides a finding, and what it hides does not fail', async () => {
  await using project = await libraryProject();
  await project.edit('library.policy.yaml', 'args.days', 'args.dys');
  const policy = await project.read('library.policy.yaml');
  await project.write('library.policy.yaml', `# railwright-disable unknown-argument\n${policy}`);
  const { code, stdout } = await railwright(project.folder, ['check', 'library.policy.yaml']);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '1 file checked: nothing to mend\n' });
  // A policy with an error does not judge, whatever hides it.
  expect((await railwright(project.folder, ['run', 'library.suite.yaml'])).code).toBe(2);
});

test('GitHub shows a finding at its line', async () => {
  await using project = await libraryProject();
  await project.edit('library.policy.yaml', 'args.days', 'args.dys');
  const { stdout } = await railwright(project.folder, ['check', 'library.policy.yaml', '--format', 'github']);
  expect(stdout).toBe(
    '::error file=library.policy.yaml,line=34,endLine=34,col=16,endColumn=19,title=unknown-argument::the tool `renew_loan` has no argument `dys`%0Ahelp: did you mean `days`?\n',
  );
});

test('SARIF has the page of each check that found something', async () => {
  await using project = await libraryProject();
  await project.edit('library.policy.yaml', 'args.days', 'args.dys');
  const { stdout } = await railwright(project.folder, ['check', 'library.policy.yaml', '--format', 'sarif']);
  const [run] = JSON.parse(stdout).runs;
  expect(run.tool.driver.rules).toEqual([
    {
      id: 'unknown-argument',
      shortDescription: { text: expect.stringMatching(/^[A-Z].*\.$/) },
      fullDescription: { text: expect.not.stringContaining('](') },
      help: { text: expect.anything(), markdown: expect.stringContaining('# unknown-argument') },
    },
  ]);
  expect(run.results).toMatchObject([{ ruleId: 'unknown-argument', ruleIndex: 0, level: 'error' }]);
});
