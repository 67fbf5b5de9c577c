import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const called = 'function later() { return [1, 2, 3].map((each) => `called ${each}`).join(); }';

/** A program in a folder of its own, and the folder where what is compiled of it is kept. */
function setUp(body = `${called} setImmediate(() => process.stdout.write(later()));`) {
  const text = `(function (exports, require, module, __filename, __dirname) { ${body} })`;
  const folder = mkdtempSync(join(tmpdir(), 'railwright-program-'));
  const file = join(folder, 'program.js');
  writeFileSync(file, text);
  const kept = join(folder, 'kept');
  return { file, kept, keptFiles: () => readdirSync(kept).map((name) => join(kept, name)) };
}

/** Runs it in a process of its own, and keeps what was compiled when it ends. */
function run({ file, kept }: { file: string; kept: string }, use = 'test'): string {
  const started = `
    import { loadProgram } from ${JSON.stringify(join(import.meta.dirname, '../src/compiledProgram.ts'))};
    const { run, keep } = loadProgram(${JSON.stringify(file)}, ${JSON.stringify(use)}, ${JSON.stringify(kept)});
    run();
    process.once('exit', keep);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', started], { encoding: 'utf8' });
  return stdout + stderr;
}

const answer = 'called 1,called 2,called 3';

describe('what was compiled is kept', () => {
  test('for the next time, and written once', () => {
    const program = setUp();
    expect(run(program)).toBe(answer);
    const [file = '', ...others] = program.keptFiles();
    expect(others).toEqual([]);
    const written = statSync(file).mtimeMs;
    expect(run(program)).toBe(answer);
    expect(statSync(file).mtimeMs).toBe(written);
  });

  test('with the functions that were called after the program had loaded', () => {
    const sizes = [`${called} setImmediate(later);`, `${called} setImmediate(String);`].map((text) => {
      const program = setUp(text);
      run(program);
      return statSync(program.keptFiles()[0] ?? '').size;
    });
    expect((sizes[0] ?? 0) - (sizes[1] ?? 0)).toBeGreaterThan(300);
  });

  test('for each use and each text by itself', () => {
    const program = setUp();
    run(program, 'check');
    run(program, 'run');
    writeFileSync(program.file, readFileSync(program.file, 'utf8').replace('called', 'CALLED'));
    expect(run(program, 'check')).toBe(answer.replaceAll('called', 'CALLED'));
    expect(program.keptFiles()).toHaveLength(3);
  });

  test('only as often as there is room: the oldest go', () => {
    const program = setUp();
    mkdirSync(program.kept);
    for (let i = 0; i < 20; i++) {
      const path = join(program.kept, `${i}`);
      writeFileSync(path, 'x');
      utimesSync(path, 1e9 + i, 1e9 + i);
    }
    run(program);
    const names = readdirSync(program.kept);
    expect(names).toHaveLength(16);
    expect(names).toContain('19');
    expect(names).not.toContain('4');
  });
});

describe('the program runs, whatever is wrong with what is kept', () => {
  test.each([
    [
      'a byte has changed',
      (content: Buffer) => content.map((byte, index) => (index % 500 === 40 ? byte ^ 0x55 : byte)),
    ],
    ['the end is missing', (content: Buffer) => content.subarray(0, content.length / 2)],
    ['it is empty', () => Buffer.alloc(0)],
  ])('%s: it is kept anew', (_, spoilt) => {
    const program = setUp();
    run(program);
    const [file = ''] = program.keptFiles();
    const content = readFileSync(file);
    writeFileSync(file, spoilt(content));
    expect(run(program)).toBe(answer);
    expect(readFileSync(file).length).toBe(content.length);
    expect(run(program)).toBe(answer);
  });

  test('nothing can be kept there', () => {
    const program = setUp();
    writeFileSync(program.kept, 'a file is where its folder should be');
    expect(run(program)).toBe(answer);
  });
});
