/**
 * From an edit to the view of the panel, through the server and the thread that judges, as they are built.
 * Usage: `node bench/liveServer.ts [CASES…] [--dist=FOLDER] [--profile=FOLDER] [--assert]`, after `npm run build`.
 *
 * The project of `bench/keystroke.ts` with 1,000, 10,000 and 100,000 cases. A limit is edited again and again. What is timed
 * goes from `didChange`, as the editor sends it, to the `view` that it leads to. Printed: the first view after the panel
 * was opened, and the first of all cases; the median and the 95th percentile of the edits, how long a window of rows takes,
 * the size of a view, and the memory of the server. With `--assert`, it fails above a median of 60, 120 and 350 ms: what is
 * left of 100, 200 and 500 ms is for the editor and for drawing. With `--profile`, V8's profiles of the threads are written
 * to a folder.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import type { HostMessage, PanelMessage } from '../protocol/src/panel/messages.ts';
import { makeTemporary, removeTemporary } from '../scripts/temporary.ts';
import { projectPolicy, writeProject } from './live/project.ts';

const limits: Readonly<Record<number, number>> = { 1000: 60, 10000: 120, 100000: 350 };
const edits = 25;
const limit = 'refund_limit: 40';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dist: { type: 'string', default: fileURLToPath(new URL('../dist', import.meta.url)) },
    profile: { type: 'string' },
    assert: { type: 'boolean', default: false },
  },
});

function startServer(dist: string) {
  const profiling = flags.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${flags.profile}`];
  const args = [...profiling, join(dist, 'server.js'), '--stdio'];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [reader, writer] = [new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin)];
  const connection = createProtocolConnection(reader, writer);
  const waiting: { readonly kind: HostMessage['kind']; readonly heard: (message: HostMessage) => void }[] = [];
  let partAt: number | undefined;
  connection.onNotification('railwright/panel', (message: HostMessage) => {
    if (isPart(message)) partAt ??= performance.now();
    const index = waiting.findIndex(({ kind }) => kind === message.kind);
    if (index >= 0 && !isEarly(message)) waiting.splice(index, 1)[0]?.heard(message);
  });
  connection.onNotification('window/logMessage', ({ message }) => console.error(message));
  connection.listen();
  return {
    connection,
    /** When some of the cases were shown, before all were judged. */
    partAt: () => partAt,
    next: (kind: HostMessage['kind']) => new Promise<HostMessage>((heard) => waiting.push({ kind, heard })),
    tell: (message: PanelMessage) => connection.sendNotification('railwright/panelMessage', message),
    megabytes: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await ended;
    },
  };
}

const isPart = (message: HostMessage): boolean =>
  message.kind === 'view' && message.view.kind === 'live' && message.view.progress !== undefined;

/** Before the first view of all, it is said that the suite is being read, and a part of a large one is shown. */
const isEarly = (message: HostMessage): boolean =>
  isPart(message) || (message.kind === 'view' && message.view.kind === 'empty');

type Server = ReturnType<typeof startServer>;

async function measure(size: number): Promise<void> {
  const folder = await makeTemporary();
  await writeProject(folder, size);
  const server = startServer(flags.dist);
  try {
    const first = await open(server, folder);
    const { times, bytes } = await edit(server, folder);
    const rows = await scroll(server, size);
    const [median, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
    console.log(
      `${size} cases: edit → view ${median.toFixed(0)} / ${p95.toFixed(0)} ms (median / p95); first view after ${seconds(first.part)}, of all after ${seconds(first.all)}; rows ${quantile(rows, 0.5).toFixed(1)} / ${quantile(rows, 0.95).toFixed(1)} ms; a view has ${(bytes / 1024).toFixed(0)} kB; ${server.megabytes().toFixed(0)} MB`,
    );
    if (flags.assert && !(median <= (limits[size] ?? Number.POSITIVE_INFINITY))) process.exitCode = 1;
  } finally {
    await server.stop();
    await removeTemporary(folder);
  }
}

async function open({ connection, next, tell, partAt }: Server, folder: string) {
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: pathToFileURL(folder).href,
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  const textDocument = { ...policyAt(folder, 1), languageId: 'railwright-policy', text: projectPolicy };
  await connection.sendNotification('textDocument/didOpen', { textDocument });
  await pause(1000);
  const started = performance.now();
  const view = next('view');
  await tell({ kind: 'ready' });
  await view;
  const all = performance.now() - started;
  return { part: (partAt() ?? started + all) - started, all };
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

const policyAt = (folder: string, version: number) => ({
  uri: pathToFileURL(join(folder, 'bench.policy.yaml')).href,
  version,
});

async function edit({ connection, next }: Server, folder: string) {
  const times: number[] = [];
  let bytes = 0;
  const lines = projectPolicy.split('\n');
  const line = lines.findIndex((each) => each.includes(limit));
  const character = (lines[line] ?? '').indexOf(limit) + limit.length - 2;
  for (let at = 0; at < edits; at++) {
    const start = { line, character };
    const text = `${10 + ((at * 7) % 80)}`;
    const contentChanges = [{ range: { start, end: { line, character: character + 2 } }, text }];
    const view = next('view');
    const started = performance.now();
    await connection.sendNotification('textDocument/didChange', {
      textDocument: policyAt(folder, at + 2),
      contentChanges,
    });
    bytes = JSON.stringify(await view).length;
    times.push(performance.now() - started);
    await pause(300);
  }
  // What comes first is not compiled yet.
  return { times: times.slice(3), bytes };
}

/** Rows all over the list, as one who drags its scroll bar asks for them. */
async function scroll({ next, tell }: Server, size: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let at = 0; at < edits; at++) {
    const rows = next('rows');
    const started = performance.now();
    const first = Math.floor((size * at) / edits);
    await tell({ kind: 'rows', query: { text: 'order', kind: 'all', status: 'all' }, first, count: 60 });
    await rows;
    times.push(performance.now() - started);
  }
  return times;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const sizes = positionals.map(Number);
for (const size of sizes.length > 0 ? sizes : Object.keys(limits).map(Number)) await measure(size);
