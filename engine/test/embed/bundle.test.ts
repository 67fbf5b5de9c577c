import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../scripts/project.ts';
import { capture } from '../../../scripts/run.ts';
import { makeTemporary, removeTemporary } from '../../../scripts/temporary.ts';
import * as source from '../../src/embed/engine.ts';
import { corpus } from './corpus.ts';
import { judgeCorpus } from './judgeCorpus.ts';

let folder = '';
/** What a program has of the package: its package.json, the bundle, and its types. */
const installed = (path = '') => join(folder, 'node_modules', 'railwright', path);

beforeAll(async () => {
  folder = await makeTemporary();
  const built = installed('dist');
  await capture('node', ['esbuild.js', '--production', '--metafile', `--outdir=${built}`, 'engine']);
  const types = ['--outDir', installed('out/types'), '--tsBuildInfoFile', join(folder, 'engine.tsbuildinfo')];
  await capture('tsc', ['-p', 'engine', '--noCheck', ...types]);
  cpSync(join(root, 'package.json'), installed('package.json'));
}, 120_000);

afterAll(() => removeTemporary(folder));

interface Metafile {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<
    Record<string, { readonly imports: readonly unknown[]; readonly exports: readonly string[] }>
  >;
}

describe('the bundle', () => {
  const metafile = () => JSON.parse(readFileSync(installed('dist/engine.js.meta.json'), 'utf8')) as Metafile;

  test('is one file, which imports nothing', () => {
    const outputs = Object.entries(metafile().outputs);
    expect(outputs.map(([name]) => name)).toEqual([expect.stringMatching(/engine\.mjs$/)]);
    expect(outputs.flatMap(([, { imports }]) => imports)).toEqual([]);
  });

  test('exports what its source exports', () => {
    const [output] = Object.values(metafile().outputs);
    expect([...(output?.exports ?? [])].sort()).toEqual(Object.keys(source).sort());
  });

  test('is made of the engine alone: nothing of the editor, of Node, or of what calls models', () => {
    const inputs = Object.keys(metafile().inputs);
    expect(inputs.filter((path) => !/^(engine\/src|schemas|node_modules)\//.test(path))).toEqual([]);
    expect(inputs.filter((path) => /vscode|@ai-sdk|\bajv\b/.test(path))).toEqual([]);
  });

  test('decides what its source decides', async () => {
    const module = (await import(/* @vite-ignore */ pathToFileURL(installed('dist/engine.mjs')).href)) as typeof source;
    const json = JSON.stringify(corpus);
    expect(judgeCorpus({ module, json })).toBe(judgeCorpus({ module: source, json }));
  });
});

describe('a program that imports the package', () => {
  const program = `import { compilePolicy, judge, judgeInput, type Opinions, type Verdict } from 'railwright/engine';

const opinions: Opinions = () => undefined;
const { policy, diagnostics } = compilePolicy('policy: a\\noutput: [{ id: long, when: { longer_than: 3 }, then: block }]');
for (const { path, range, message } of diagnostics) console.log(path, range.start.line, message);
if (!policy) throw new Error('no policy');
const { verdict, decidedBy, steps } = judge(policy, { messages: 'Hi' }, { output: 'Hello' }, opinions);
const known: Verdict = verdict;
const turns: { role: string }[] = judgeInput(policy, { messages: [{ role: 'user' }] }).passedOn.messages;
// @ts-expect-error: there is no such verdict
if (verdict === 'blok') throw new Error(verdict);
// @ts-expect-error: only compilePolicy makes a policy
if (turns.length > 1) judge({ id: 'a', version: '1' }, {});
console.log(known, decidedBy?.rule, steps.flatMap(({ matches }) => matches.map(({ start, end }) => [start, end])));
`;
  beforeAll(() => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'program.ts'), program);
  });

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('is checked against its types (%s, %s)', async (module, resolution) => {
    const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--types', '', '--target', 'es2023'];
    const places = ['--module', module, '--moduleResolution', resolution];
    expect(await capture('tsc', [...options, ...places, '--lib', 'es2023,dom', 'program.ts'], { cwd: folder })).toBe(
      '',
    );
  });

  test('runs in Node', async () => {
    expect(await capture('node', ['program.ts'], { cwd: folder })).toBe('block long [ [ 3, 5 ] ]\n');
  });
});
