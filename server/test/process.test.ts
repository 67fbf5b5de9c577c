import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
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
import { version } from '#disk/version.ts';
import type { HostMessage } from '#protocol/panel/messages.ts';

// The server as a program of its own, bundled: how it is started, and when it ends.

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
let program = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'railwright-server-'));
  // The thread that judges starts the same program, by this name. What stands beside it says which modules it is made of.
  program = join(folder, 'server.js');
  await writeFile(join(folder, 'package.json'), '{ "type": "commonjs" }');
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
    serverInfo: { name: 'railwright', version },
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

test('it ends badly when it is told to without having been asked to shut down', async () => {
  using server = startOnStdio();
  await initialize(server);
  await server.connection.sendNotification('exit');
  expect(await server.ended).toBe(1);
});

test('before `initialize` it answers nothing else, and it is initialised once', async () => {
  using server = startOnStdio();
  const ask = (method: string): Promise<unknown> =>
    server.connection.sendRequest(method, { textDocument: { uri: 'file:///a' }, position: { line: 0, character: 0 } });
  await expect(ask('textDocument/hover')).rejects.toMatchObject({ code: -32002 });
  await initialize(server);
  expect(await ask('textDocument/hover')).toBeNull();
  await expect(ask('railwright/nobody')).rejects.toMatchObject({ code: -32601 });
  await expect(initialize(server)).rejects.toMatchObject({ code: -32600, data: { retry: false } });
});

test.each([
  ['its path alone', (path: string) => ({ rootUri: null, rootPath: path }), 1],
  ['an address besides', (path: string) => ({ rootUri: pathToFileURL(path).href, rootPath: '/nowhere' }), 1],
  ['nothing', () => ({ rootUri: null, rootPath: null }), 0],
])('the folder of a client that names it by %s', async (_, naming, count) => {
  const workspace = join(folder, 'workspace');
  await mkdir(workspace, { recursive: true });
  await writeFile(join(workspace, 'a.suite.yaml'), 'suite: a\npolicy: ./a.policy.yaml\ncases: []\n');
  using server = startOnStdio();
  await server.connection.sendRequest('initialize', { processId: null, ...naming(workspace), capabilities: {} });
  expect(await server.connection.sendRequest('railwright/tests', {})).toHaveLength(count);
});

const framed = (content: string): string => `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;

const senseless = [
  'hello',
  '',
  '[]',
  'null',
  '{"jsonrpc":"2.0","id":99,"method":7}',
  '{"jsonrpc":"2.0","id":99,"method":"textDocument/hover"}',
  '{"jsonrpc":"2.0","method":"textDocument/didOpen"}',
  '{"jsonrpc":"2.0","id":99,"result":1}',
  '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99}}',
  '{"jsonrpc":"2.0","method":"$/cancelRequest"}',
];

test('messages that make no sense do no harm', async () => {
  using server = startOnStdio();
  await initialize(server);
  for (const content of senseless) {
    server.child.stdin?.write(framed(content));
    const answer = server.connection.sendRequest('workspace/willRenameFiles', { files: [] });
    expect([content, await answer]).toEqual([content, null]);
  }
});

test('what is no message at all is waited out', async () => {
  using server = startOnStdio();
  await initialize(server);
  server.child.stdin?.write('Content-Length: many\r\n\r\nhello\r\n\r\n');
  server.child.stdin?.end();
  expect(await server.ended).toBe(1);
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

test('a run is told from start to end, and shown by the thread that judges', async () => {
  await writeFile(join(folder, 'p.policy.yaml'), 'policy: p\nversion: "1"\n');
  const cases = 'cases: [{ id: a, kind: normal, input: Hello, recorded: { output: Hi } }]';
  await writeFile(join(folder, 's.suite.yaml'), `suite: s\npolicy: ./p.policy.yaml\n${cases}\n`);
  using server = startOnStdio();
  const shown = new Promise((resolve) =>
    server.connection.onNotification('railwright/panel', ({ view }: Extract<HostMessage, { kind: 'view' }>) => {
      if (view.kind === 'live') resolve(view);
    }),
  );
  await initialize(server);
  const suite = `file://${folder}/s.suite.yaml`;
  const outcome = await server.connection.sendRequest('railwright/run', { suite, mode: 'preview' });
  expect(outcome).toEqual({ kind: 'done', summary: '1 passed, 0 failed', failed: 0, notEvaluated: 0 });
  expect(await shown).toMatchObject({ header: { suite: { id: 's' }, counts: { total: 1, passed: 1 } } });
});
