import type { LiveModel } from '../liveModel.ts';
import { failed, type Resolved, ready } from '../resolved.ts';
import { providers } from './providers.ts';

/** Where a model is served. */
export interface Endpoint {
  /** The base address, without a slash at its end. */
  readonly url: string;
  /** Kept apart, because it may hold a secret: messages show `url` alone. */
  readonly query: Readonly<Record<string, string>>;
}

/** Reads the address from the settings: the provider's own where they name none. */
export function readEndpoint(settings: LiveModel): Resolved<Endpoint> {
  const provider = providers[settings.provider];
  const text = settings.url ?? provider.url;
  if (text === undefined) return failed('unreachable', `model \`${settings.name}\` has no \`url\``);
  if (!URL.canParse(text)) return failed('unreachable', `the \`url\` of model \`${settings.name}\` is not an address`);
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return failed('unreachable', credentialsIn(settings));
  const endpoint = { url: url.origin + basePath(url, provider.call), query: Object.fromEntries(url.searchParams) };
  return ready(provider.complete?.(endpoint) ?? endpoint);
}

/** `fetch` refuses such an address, in a message that quotes it. */
function credentialsIn({ name }: LiveModel): string {
  return `the \`url\` of model \`${name}\` holds a user name or a password: name the key in \`key\``;
}

/** People paste the whole address of a call; the SDK adds its last part itself. */
function basePath(url: URL, call: string): string {
  const path = url.pathname.replace(/\/+$/, '');
  return path.endsWith(call) ? path.slice(0, -call.length) : path;
}
