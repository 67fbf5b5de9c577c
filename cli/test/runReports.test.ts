import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { libraryProject, runRecord } from './project.ts';
import { railwright } from './railwright.ts';

const suite = 'library.suite.yaml';
const run = ['run', suite, '--no-record'];
const reportProgram = { script: 'draw("</script>")', style: 'p { color: red }' };

describe('--format', () => {
  test.each([
    ['markdown', /^<!-- railwright: library-desk -->\n## Railwright: 8 cases passed\n/],
    ['sarif', /"version": "2.1.0"/],
    ['github', /^$/],
    ['html', /^<!DOCTYPE html>\n/],
  ])('%s goes to the standard output', async (format, expected) => {
    await using project = await libraryProject();
    const { code, stdout, stderr } = await railwright(project.folder, [...run, '--format', format], { reportProgram });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(expected);
  });

  test('github: a failed case is an annotation where it is written', async () => {
    await using project = await libraryProject();
    await project.edit('library.policy.yaml', 'most_days: 28', 'most_days: 7');
    const { code, stdout } = await railwright(project.folder, [...run, '--format', 'github']);
    expect(code).toBe(1);
    expect(stdout).toContain(
      '::error file=library.suite.yaml,line=8,endLine=8,col=9,endColumn=14,title=renew is not as expected::',
    );
  });

  test('github: the Markdown is added to the job summary, where there is one', async () => {
    await using project = await libraryProject();
    await project.write('summary.md', 'of another step\n');
    const environment = { GITHUB_STEP_SUMMARY: `${project.folder}/summary.md` };
    await railwright(project.folder, [...run, '--format', 'github'], { environment });
    expect(await project.read('summary.md')).toMatch(/^of another step\n<!-- railwright: library-desk -->\n## /);
    await railwright(project.folder, [...run, '--format', 'markdown'], { environment });
    expect((await project.read('summary.md')).match(/^## /gm)).toHaveLength(1);
  });

  test('github: a summary that cannot be written loses nothing else', async () => {
    await using project = await libraryProject();
    const environment = { GITHUB_STEP_SUMMARY: project.folder };
    const { code, stderr } = await railwright(project.folder, [...run, '--format', 'github'], { environment });
    expect(code).toBe(0);
    expect(stderr).toContain('warning: the job summary was not written');
  });

  test('html: the page holds what was run, and nothing may run in it but its program', async () => {
    await using project = await libraryProject();
    const { stdout } = await railwright(project.folder, [...run, '--format', 'html'], { reportProgram });
    const [, data = ''] = /<script type="application\/octet-stream" id="report">([^<]*)</.exec(stdout) ?? [];
    const { record, policy } = JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString('utf8'));
    expect(runRecord(JSON.stringify(record)).results).toHaveLength(9);
    expect(policy.rules).toHaveLength(5);
    expect(stdout).toMatch(/default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+';/);
    expect(stdout.match(/<\/script>/g)).toHaveLength(2);
  });

  test('html without its program is an error that says how to get it', async () => {
    await using project = await libraryProject();
    const { code, stdout, stderr } = await railwright(project.folder, [...run, '--format', 'html']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error: the program of the HTML report is missing');
  });
});

describe('--report', () => {
  test('several of one run, beside what is printed', async () => {
    await using project = await libraryProject();
    const reports = ['markdown=out/comment.md', 'sarif=out/a=b.sarif', 'junit=out/junit.xml', 'json=out/run.json'];
    const { code, stdout } = await railwright(project.folder, [
      ...run,
      ...reports.flatMap((each) => ['--report', each]),
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain('8 passed');
    expect([...(await project.list('out'))].sort()).toEqual(['a=b.sarif', 'comment.md', 'junit.xml', 'run.json']);
    expect(runRecord(await project.read('out/run.json')).results).toHaveLength(9);
  });

  test.each(['markdown', 'markdown=', '=a.md', 'word=a.doc', ''])(
    '`%s` names no report, and nothing is run',
    async (report) => {
      await using project = await libraryProject();
      const { code, stdout, stderr } = await railwright(project.folder, ['run', suite, '--report', report]);
      expect({ code, stdout, runs: await project.list('.railwright') }).toEqual({ code: 2, stdout: '', runs: [] });
      expect(stderr).toContain(
        `error: \`${report}\` names no report\nhelp: write FORMAT=FILE, with one of pretty, json,`,
      );
    },
  );

  test('one that cannot be written does not keep the others from it', async () => {
    await using project = await libraryProject();
    const reports = ['--report', `markdown=${suite}/a.md`, '--report', 'junit=a.xml'];
    const { code, stderr } = await railwright(project.folder, [...run, ...reports]);
    expect(code).toBe(2);
    expect(stderr).toContain(`error: cannot write \`${suite}/a.md\``);
    expect(await project.read('a.xml')).toContain('<testsuites');
  });
});
