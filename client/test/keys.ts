import { createSecrets, type Secrets, type SecretsHost } from '../src/secrets.ts';

export interface Keys {
  readonly secrets: Secrets;
  readonly stored: Map<string, string>;
  /** What the person was asked, in order. */
  readonly asked: string[];
}

export interface Person {
  readonly trusted?: boolean;
  readonly mayUse?: boolean;
  readonly enters?: string;
}

/** Keys in memory, of a person who answers as told. Two of them on one `stored` are two workspaces. */
export function keysInMemory({ trusted = true, mayUse = false, enters }: Person = {}, stored = new Map()): Keys {
  const remembered = new Map<string, unknown>();
  const asked: string[] = [];
  const workspace: SecretsHost['workspace'] = {
    get: <T>(name: string, fallback?: T) => (remembered.get(name) ?? fallback) as T,
    update: async (name, value) => void remembered.set(name, value),
  };
  const storage: SecretsHost['storage'] = {
    get: async (name) => stored.get(name),
    store: async (name, value) => void stored.set(name, value),
    delete: async (name) => void stored.delete(name),
    keys: async () => [...stored.keys()],
  };
  const secrets = createSecrets({
    storage,
    workspace,
    trusted: () => trusted,
    async mayUse(name) {
      asked.push(`may use ${name}`);
      return mayUse;
    },
    async enter(name) {
      asked.push(`enter ${name}`);
      return enters;
    },
  });
  return { secrets, stored, asked };
}
