import type { Memento, SecretStorage } from 'vscode';

/** Keys of models, in the editor's secret storage, by the NAME of `${secret:NAME}`. They are on this machine only. */
export interface Secrets {
  /** The key for the server; null where there is none, or this workspace may not have it. */
  answer(name: string): Promise<string | null>;
  has(name: string): Promise<boolean>;
  names(): Promise<readonly string[]>;
  /** Lets this workspace use a stored key. */
  allow(name: string): Promise<void>;
  /** Answers with a key that is not stored yet, so that it can be tried out. */
  stage(name: string, key: string): void;
  /** Stores what was staged. */
  commitStaged(): Promise<void>;
  /** Forgets what was staged. */
  discardStaged(): void;
  remove(name: string): Promise<void>;
  /** Every key that was handed out: none of them may stand in a log. */
  handedOut(): Iterable<string>;
}

export interface SecretsHost {
  readonly storage: Pick<SecretStorage, 'get' | 'store' | 'delete' | 'keys'>;
  /** What is remembered of this workspace. */
  readonly workspace: Pick<Memento, 'get' | 'update'>;
  trusted(): boolean;
  /** Asks whether this workspace may use a key that was stored from another one. */
  mayUse(name: string): Promise<boolean>;
  /** Asks for a key that is not stored. */
  enter(name: string): Promise<string | undefined>;
}

export function createSecrets(host: SecretsHost): Secrets {
  const { storage } = host;
  const staged = new Map<string, string>();
  const asking = new Map<string, Promise<string | null>>();
  const handedOut = new Set<string>();

  const look = async (name: string): Promise<string | null> => {
    const key = staged.get(name) ?? (await keyFor(host, name));
    if (key) handedOut.add(key);
    return key;
  };
  return {
    // Several calls of one run ask for the same key at once: the person is asked once.
    answer(name) {
      const answer = asking.get(name) ?? look(name).finally(() => asking.delete(name));
      asking.set(name, answer);
      return answer;
    },
    has: async (name) => (await storage.get(storageKey(name))) !== undefined,
    names: async () =>
      (await storage.keys()).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)),
    allow: (name) => approve(host, name),
    stage: (name, key) => void staged.set(name, key),
    async commitStaged() {
      for (const [name, key] of staged) await store(host, name, key);
      staged.clear();
    },
    discardStaged: () => staged.clear(),
    remove: async (name) => storage.delete(storageKey(name)),
    handedOut: () => handedOut,
  };
}

const prefix = 'key:';
const storageKey = (name: string) => `${prefix}${name}`;
const approvedNames = 'railwright.approvedKeys';

// A workspace names both the key and the address that it is sent to, so a key that was entered elsewhere is
// not handed to a workspace before its user has said so.
async function keyFor(host: SecretsHost, name: string): Promise<string | null> {
  if (!host.trusted()) return null;
  const stored = await host.storage.get(storageKey(name));
  if (stored === undefined) return entered(host, name);
  if (approved(host).includes(name)) return stored;
  if (!(await host.mayUse(name))) return null;
  await approve(host, name);
  return stored;
}

async function entered(host: SecretsHost, name: string): Promise<string | null> {
  const key = await host.enter(name);
  if (!key) return null;
  await store(host, name, key);
  return key;
}

async function store(host: SecretsHost, name: string, key: string): Promise<void> {
  await host.storage.store(storageKey(name), key);
  await approve(host, name);
}

const approved = (host: SecretsHost) => host.workspace.get<readonly string[]>(approvedNames, []);

async function approve(host: SecretsHost, name: string): Promise<void> {
  await host.workspace.update(approvedNames, [...new Set([...approved(host), name])]);
}
