import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  createProtocolConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

// The server as a program of its own, bundled: how it is started, and when it ends.

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let program = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'railwright-server-'));
  program = join(folder, 'server.cjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/main.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Started extends Disposable {
  readonly child: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly ended: Promise<number | null>;
}

function started(child: ChildProcess, connection: ProtocolConnection): Started {
  connection.onError(() => undefined);
  connection.listen();
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, connection, ended, [Symbol.dispose]: () => void child.kill('SIGKILL') };
}

function startOnStdio(): Started {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const [reader, writer] = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)];
  return started(child, createProtocolConnection(reader, writer));
}

const initialize = ({ connection }: Started, processId: number | null = null): Promise<unknown> =>
  connection.sendRequest('initialize', { processId, rootUri: null, capabilities: {} });

test('it answers `initialize`, and ends well when it is told to', async () => {
  using server = startOnStdio();
  expect(await initialize(server)).toMatchObject({
    serverInfo: { name: 'railwright' },
    capabilities: { textDocumentSync: { change: 2 }, hoverProvider: true, codeLensProvider: {} },
  });
  await server.connection.sendRequest('shutdown');
  await server.connection.sendNotification('exit');
  expect(await server.ended).toBe(0);
});

test('it reads and says as much over IPC', async () => {
  const child = fork(program, ['--node-ipc'], { silent: true });
  using server = started(child, createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child)));
  expect(await initialize(server)).toMatchObject({ serverInfo: { name: 'railwright' } });
});

test('it ends when nobody writes to it any more', async () => {
  using server = startOnStdio();
  await initialize(server);
  server.child.stdin?.end();
  expect(await server.ended).toBe(1);
});

test('it ends when the editor that started it is gone', async () => {
  const editor = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' });
  using server = startOnStdio();
  await initialize(server, editor.pid);
  editor.kill('SIGKILL');
  expect(await server.ended).toBe(1);
});

test('a message that is no JSON does not end it', async () => {
  using server = startOnStdio();
  await initialize(server);
  server.child.stdin?.write('Content-Length: 5\r\n\r\n{oops');
  expect(await server.connection.sendRequest('railwright/models', { uri: 'file:///a' })).toHaveLength(1);
});

test('a run is told from start to end', async () => {
  await writeFile(join(folder, 'p.policy.yaml'), 'policy: p\nversion: "1"\n');
  const cases = 'cases: [{ id: a, kind: normal, input: Hello, recorded: { output: Hi } }]';
  await writeFile(join(folder, 's.suite.yaml'), `suite: s\npolicy: ./p.policy.yaml\n${cases}\n`);
  using server = startOnStdio();
  const shown = new Promise((resolve) => server.connection.onNotification('railwright/panelView', resolve));
  await initialize(server);
  const suite = `file://${folder}/s.suite.yaml`;
  const outcome = await server.connection.sendRequest('railwright/run', { suite, mode: 'preview' });
  expect(outcome).toEqual({ kind: 'done', summary: '1 passed, 0 failed', failed: 0, notEvaluated: 0 });
  expect(await shown).toMatchObject({ view: { kind: 'run', cases: [{ case: 'a', status: 'passed' }] } });
});
