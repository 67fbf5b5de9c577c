import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { constants, Script } from 'node:vm';

/** A program that is loaded. */
export interface CompiledProgram {
  run(): void;
  /**
   * Keeps what V8 has compiled of it since, for the next time. Where that is kept already, or cannot be, nothing happens. It
   * takes some 40 ms: for when nobody waits. V8 takes what is kept only by the flags that it has when this is called.
   */
  keep(): void;
}

/**
 * Loads a program (one file: a function of what CommonJS has, as the build makes it of `cli` and `server`, since a text of four
 * megabytes is not to be put together here) with what was compiled of it when it was last used for the same. Node's own cache has
 * only the functions that run while a program loads: all others are compiled when they are first called, on each start and in
 * each thread anew. That takes a quarter of a check of ten files.
 * @param file its path
 * @param use what it is used for, as a part of a file's name: other functions are called for `check` than for `run`
 * @param folder where the compiled functions are kept: one that only the user may write to, since they are run
 */
export function loadProgram(file: string, use: string, folder: string | undefined = cacheFolder()): CompiledProgram {
  const source = readFileSync(file, 'utf8');
  const kept = folder && join(folder, nameOf(file, use, source));
  const cachedData = kept === undefined ? undefined : tryTo(() => unsealed(readFileSync(kept)));
  const script = new Script(source, {
    filename: file,
    cachedData,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  let isKept = kept === undefined || (cachedData !== undefined && script.cachedDataRejected === false);
  return {
    run() {
      const module = { exports: {} };
      script.runInThisContext()(module.exports, createRequire(file), module, file, dirname(file));
    },
    keep() {
      if (isKept || kept === undefined) return;
      isKept = true;
      tryTo(() => write(kept, sealed(script.createCachedData())));
    },
  };
}

/** V8 refuses what another V8 has compiled, or this one by other flags; whether it is of this very source, it does not see. */
function nameOf(file: string, use: string, source: string): string {
  const digest = digestOf(source).toString('hex').slice(0, 16);
  return `${basename(file)}-${use}-${digest}-${process.versions.v8}-${process.arch}`;
}

const digestOf = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest();

/** V8 runs what it is given, and ends the process where a disk has changed a byte of it. */
const sealed = (compiled: Buffer): Buffer => Buffer.concat([digestOf(compiled), compiled]);

function unsealed(content: Buffer): Buffer | undefined {
  const [digest, compiled] = [content.subarray(0, digestLength), content.subarray(digestLength)];
  return digestOf(compiled).equals(digest) ? compiled : undefined;
}

const digestLength = 32;

function write(path: string, compiled: Buffer): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    writeFileSync(temporary, compiled, { mode: 0o600 });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
  removeOldest(folder);
}

/** Each version of the program, and of V8, has its own, of three megabytes. What a writer left that was ended counts, too. */
const mostKept = 16;

function removeOldest(folder: string): void {
  const newestFirst = readdirSync(folder)
    .map((name) => join(folder, name))
    .map((path) => ({ path, written: statSync(path).mtimeMs }))
    .toSorted((a, b) => b.written - a.written);
  for (const { path } of newestFirst.slice(mostKept)) rmSync(path, { force: true });
}

/** Where programs of the user keep what they can make again; undefined where that is not known. */
const cacheFolder = (): string | undefined =>
  tryTo(() => join(cachesOf[process.platform]?.() ?? xdgCaches(), 'railwright'));

const cachesOf: Partial<Record<NodeJS.Platform, () => string>> = {
  darwin: () => join(homedir(), 'Library', 'Caches'),
  win32: () => process.env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'),
};

/** As the XDG Base Directory Specification has it: a path that is not absolute is none. */
function xdgCaches(): string {
  const { XDG_CACHE_HOME } = process.env;
  return XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), '.cache');
}

/** Whatever goes wrong with what is kept, the program runs. */
function tryTo<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
