import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** A language server in a process of its own, and what an editor does with it. Times are in milliseconds. */
export interface Client {
  request(method: string, params: object): Promise<unknown>;
  notify(method: string, params: object): void;
  /** Resolves with the number of findings that are published next for a file. */
  nextDiagnostics(uri: string): Promise<number>;
  /** The most memory that the process has had, in megabytes. */
  peakMegabytes(): number;
  stop(): void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: {
    readonly uri?: string;
    readonly diagnostics?: readonly unknown[];
    readonly items?: readonly Section[];
  };
  readonly result?: unknown;
}

interface Section {
  readonly section?: string;
}

/** @param configure what the server is told that asks for a section of the editor's settings */
export async function startServer(
  command: readonly string[],
  folder: string,
  configure: (section: string) => unknown,
): Promise<Client> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const answers = new Map<number, (result: unknown) => void>();
  const published: { uri: string; tell: (count: number) => void }[] = [];
  const send = (message: object): void => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const receive = ({ id, method, params, result }: Message): void => {
    if (id !== undefined && method)
      send({ id, result: params?.items?.map(({ section }) => configure(section ?? '')) ?? null });
    else if (id !== undefined) answers.get(id)?.(result);
    else if (method === 'textDocument/publishDiagnostics')
      for (const each of published.splice(0)) {
        if (each.uri === params?.uri) each.tell(params.diagnostics?.length ?? 0);
        else published.push(each);
      }
  };
  child.stdout.on('data', readMessages(receive));
  let lastId = 0;
  const request = (method: string, params: object): Promise<unknown> =>
    new Promise((resolve) => {
      lastId++;
      answers.set(lastId, resolve);
      send({ id: lastId, method, params });
    });
  const rootUri = pathToFileURL(folder).href;
  await request('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'bench' }],
    capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: capabilities },
  });
  const notify = (method: string, params: object): void => send({ method, params });
  notify('initialized', {});
  notify('workspace/didChangeConfiguration', { settings: { yaml: configure('yaml') } });
  return {
    request,
    notify,
    nextDiagnostics: (uri) => new Promise((tell) => published.push({ uri, tell })),
    peakMegabytes: () => peakOf(child.pid),
    stop: () => void child.kill(),
  };
}

/** Of what VS Code can do, what decides how much is sent. */
const capabilities = {
  publishDiagnostics: { versionSupport: true },
  completion: {
    completionItem: {
      snippetSupport: true,
      insertReplaceSupport: true,
      documentationFormat: ['markdown', 'plaintext'],
      resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
    },
    completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextFormat', 'insertTextMode', 'data'] },
  },
  hover: { contentFormat: ['markdown', 'plaintext'] },
};

/** Of Linux; elsewhere it is not known. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}

function readMessages(receive: (message: Message) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let size = 0;
  let needed = 0;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    // A message of a megabyte comes in many pieces: they are put together once.
    while (size > 0 && size >= needed) {
      const all = Buffer.concat(chunks);
      const head = all.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(all.toString('latin1', 0, Math.max(0, head)))?.[1] ?? 0);
      needed = head < 0 ? size + 1 : head + 4 + length;
      chunks = [all];
      if (size < needed) return;
      receive(JSON.parse(all.toString('utf8', head + 4, needed)));
      chunks = [all.subarray(needed)];
      size -= needed;
      needed = 0;
    }
  };
}
