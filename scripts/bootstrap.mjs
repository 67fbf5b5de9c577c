// Sets a fresh clone up, then runs scripts/TASK.ts with the project's own Node.
// usage: node scripts/bootstrap.mjs TASK [ARGUMENT…]
//
// Plain JavaScript with nothing but Node's own modules: it runs before anything is installed, on the host's Node.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const windows = process.platform === 'win32';
const projectNode = join(root, 'node_modules/node/bin', windows ? 'node.exe' : 'node');
const leastNode = [20, 19];

const [task, ...args] = process.argv.slice(2);
process.exitCode = await main();

async function main() {
  if (!task) return fail('which task? usage: node scripts/bootstrap.mjs TASK [ARGUMENT…]');
  if (!isNewEnough(process.versions.node)) {
    return fail(`Node ${leastNode.join('.')} or newer is needed, this is ${process.versions.node}`);
  }
  if (!isInstalled() && (await install()) !== 0) {
    return fail('the packages could not be installed; the lines above say why');
  }
  if (!existsSync(projectNode))
    return fail('npm did not run the install script of the package `node`; is it forbidden to?');
  return await run(projectNode, [join(root, 'scripts', `${task}.ts`), ...args]);
}

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1]);
}

/** npm writes what it installed to a lock file of its own, when it is done: that is the stamp. */
function isInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'));
  const present = readLock(join(root, 'node_modules/.package-lock.json'));
  const missing = Object.entries(wanted).some(
    ([path, entry]) => path !== '' && !entry.optional && !entry.devOptional && present[path]?.version !== entry.version,
  );
  const changed = Object.entries(present).some(([path, entry]) => wanted[path]?.version !== entry.version);
  return !missing && !changed && existsSync(projectNode);
}

function readLock(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

async function install() {
  console.log('railwright: installing the packages of package-lock.json (npm ci), about a minute');
  const began = Date.now();
  const flags = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm tells its scripts where it lives; without npm around, the one on the PATH is asked.
  const npm = process.env.npm_execpath?.endsWith('.js') ? process.env.npm_execpath : undefined;
  const options = { stdio: ['ignore', 'inherit', 'inherit'], shell: windows && !npm }; // no input: it cannot ask
  const code = npm ? await run(process.execPath, [npm, ...flags], options) : await run('npm', flags, options);
  if (code === 0) console.log(`railwright: installed in ${Math.round((Date.now() - began) / 1000)} s`);
  return code;
}

/** Runs a command in the foreground; resolves to its exit code. The terminal's Ctrl-C is the command's to answer. */
function run(command, commandArgs, options = {}) {
  const child = spawn(command, commandArgs, { cwd: root, stdio: 'inherit', ...options });
  const forward = (signal) => child.kill(signal);
  const ignore = () => {};
  process.on('SIGTERM', forward).on('SIGINT', ignore);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(fail(`\`${command}\` could not be started: ${error.message}`)));
    child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0)));
  }).finally(() => process.off('SIGTERM', forward).off('SIGINT', ignore));
}

function fail(message) {
  console.error(`railwright: ${message}`);
  return 2;
}
