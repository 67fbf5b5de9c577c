import type { LiveModel } from '../liveModel.ts';
import { failed, type Resolved, ready } from '../resolved.ts';
import { providers } from './providers.ts';

/** Where a model or a service is. */
export interface Endpoint {
  /** The base address, without a slash at its end. */
  readonly url: string;
  /** Kept apart, because it may hold a secret: messages show `url` alone. */
  readonly query: Readonly<Record<string, string>>;
}

/** An address as the settings have it. */
export interface Address {
  /** Whose it is, for messages: "model `gpt`". */
  readonly what: string;
  readonly url: string | undefined;
  /** What is put after the base address to make a call. */
  readonly call: string;
}

/** Reads the address of a model from the settings: the provider's own where they name none. */
export function readEndpoint(settings: LiveModel): Resolved<Endpoint> {
  const provider = providers[settings.provider];
  const { call } = provider;
  const endpoint = parseAddress({ what: `model \`${settings.name}\``, url: settings.url ?? provider.url, call });
  if (endpoint.kind === 'failure' || provider.complete === undefined) return endpoint;
  return ready(provider.complete(endpoint.value));
}

export function parseAddress({ what, url: text, call }: Address): Resolved<Endpoint> {
  if (text === undefined) return failed('unreachable', `${what} has no \`url\``);
  if (!URL.canParse(text)) return failed('unreachable', `the \`url\` of ${what} is not an address`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return failed('unreachable', credentialsIn(what));
  return ready({ url: url.origin + basePath(url, call), query: Object.fromEntries(url.searchParams) });
}

/** `fetch` refuses such an address, in a message that quotes it. */
function credentialsIn(what: string): string {
  return `the \`url\` of ${what} holds a user name or a password: name the key in \`key\``;
}

/** People paste the whole address of a call, whose last part is added with each call. */
function basePath(url: URL, call: string): string {
  const path = url.pathname.replace(/\/+$/, '');
  return path.endsWith(call) ? path.slice(0, path.length - call.length) : path;
}
