import { createRequire, syncBuiltinESMExports } from 'node:module';

/** Ways out of the process, and to secrets: whoever takes one is written down, and fails. */
export interface Poison extends Disposable {
  /** What was touched: `net.connect`, `fetch`, `the variable OPENAI_API_KEY`. */
  readonly touched: readonly string[];
}

const require = createRequire(import.meta.url);

/** Of each module, what reaches out. Classes are poisoned by what their instances do. */
const waysOut: Readonly<Record<string, readonly string[]>> = {
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect'],
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get'],
  http2: ['connect'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveTxt'],
  'dns/promises': ['lookup', 'resolve', 'resolve4'],
  child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
};

const secret = /(?:^|_)(?:KEY|TOKEN|SECRET|PASSWORD|CREDENTIALS)(?:_|$)/i;

type Module = Record<string, unknown>;

/** Poisons the process until it is disposed of. `fetch`, WebSockets and the sockets below all clients are poisoned too. */
export function poisonProcess(): Poison {
  const touched: string[] = [];
  const undo: (() => void)[] = [];
  const replace = (owner: Module, key: string, name: string): void => {
    const original = owner[key];
    owner[key] = () => {
      touched.push(name);
      throw new Error(`${name} is poisoned`);
    };
    undo.push(() => {
      owner[key] = original;
    });
  };
  for (const [id, keys] of Object.entries(waysOut))
    for (const key of keys) replace(require(id) as Module, key, `${id}.${key}`);
  const { Socket } = require('node:net') as { readonly Socket: { readonly prototype: object } };
  replace(Socket.prototype as Module, 'connect', 'net.Socket.connect');
  for (const key of ['fetch', 'WebSocket', 'XMLHttpRequest', 'EventSource'])
    if (key in globalThis) replace(globalThis as unknown as Module, key, key);
  syncBuiltinESMExports();
  const { env } = process;
  process.env = new Proxy(env, {
    get: (variables, name) => {
      if (typeof name === 'string' && secret.test(name)) touched.push(`the variable ${name}`);
      return variables[String(name)];
    },
  });
  return {
    touched,
    [Symbol.dispose]: () => {
      process.env = env;
      for (const restore of undo) restore();
      syncBuiltinESMExports();
    },
  };
}
