import { failed, type Resolved, ready } from '../resolved.ts';

/** Where keys are looked up; both are handed in, so that this project reads no environment of its own. */
export interface KeyLookup {
  environment(name: string): string | undefined;
  secret(name: string): Promise<string | undefined>;
}

export interface Key {
  /** Absent where the settings name no key and the provider needs none. */
  readonly value?: string;
  /** How messages name it, e.g. "`OPENAI_API_KEY`". */
  readonly shown?: string;
}

/** Whose key is looked up. */
export interface KeyOwner {
  /** For messages: "model `gpt`". */
  readonly what: string;
  /** The reference in the settings. */
  readonly key?: string;
  /** The variable that usually holds the key; absent where no key is needed. */
  readonly usualKey?: string;
}

/** Looks up the key that the settings name. Without it there is no call, and the failure is `no-key`. */
export async function resolveKey({ what, key, usualKey }: KeyOwner, lookup: KeyLookup): Promise<Resolved<Key>> {
  if (key !== undefined) return resolveReference(key, `the key of ${what}`, lookup);
  if (usualKey === undefined) return ready({});
  return failed('no-key', `${what} names no key: add \`key: \${env:${usualKey}}\` to its settings`);
}

/** Looks up what a reference (`${env:NAME}` or `${secret:NAME}`) names. `whose` says in messages what it is for. */
export async function resolveReference(
  text: string,
  whose: string,
  lookup: KeyLookup,
): Promise<Resolved<Required<Key>>> {
  const reference = readReference(text);
  if (reference === undefined) return failed('no-key', `${whose} is neither \`\${env:NAME}\` nor \`\${secret:NAME}\``);
  const { source, variable } = reference;
  const shown = source.show(variable);
  const value = (await source.find(lookup, variable))?.trim();
  if (!value) return failed('no-key', `${shown}, ${whose}, is not set in ${source.place}`);
  // Such a value cannot be sent in a header, and the error of `fetch` would quote it.
  if (!/^[\x21-\x7e]+$/.test(value)) return failed('no-key', `${shown}, ${whose}, holds a character that no key has`);
  return ready({ value, shown });
}

interface KeySource {
  readonly place: string;
  show(variable: string): string;
  find(lookup: KeyLookup, variable: string): Promise<string | undefined>;
}

const sources: Readonly<Record<string, KeySource>> = {
  env: {
    place: 'the environment',
    show: (variable) => `\`${variable}\``,
    find: async (lookup, variable) => lookup.environment(variable),
  },
  secret: {
    place: 'the secret storage',
    show: (variable) => `the secret \`${variable}\``,
    // A storage that cannot be opened holds no key, as far as a run is concerned.
    find: (lookup, variable) => lookup.secret(variable).catch(() => undefined),
  },
};

function readReference(text: string): { readonly source: KeySource; readonly variable: string } | undefined {
  const [, kind, variable] = /^\$\{(env|secret):([^}]+)\}$/.exec(text) ?? [];
  const source = sources[kind ?? ''];
  return source === undefined || variable === undefined ? undefined : { source, variable };
}
